package io.trellis.core.broker;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long cells wait after refusals: twice as long after each, up to a bound. */
final class Pauses {

    private static final int MOST_DOUBLINGS = 7;

    /** After so many pauses without another refusal it is forgotten. */
    private static final int FORGOTTEN_AFTER = 4;

    private final long firstNanos;
    private final Map<Integer, Pause> pauses = new LinkedHashMap<>();

    private record Pause(int refusals, long lengthNanos, long untilNanos) {

        boolean isForgotten(long nowNanos) {
            return nowNanos - untilNanos > FORGOTTEN_AFTER * lengthNanos;
        }
    }

    Pauses(Duration first) {
        this.firstNanos = first.toNanos();
    }

    void refused(int cell, long nowNanos) {
        Pause before = pauses.get(cell);
        int refusals = before == null || before.isForgotten(nowNanos) ? 0 : before.refusals;
        long length = doubled(firstNanos, refusals);
        pauses.put(cell, new Pause(refusals + 1, length, nowNanos + length));
    }

    static long doubled(long firstNanos, int times) {
        return firstNanos << Math.min(times, MOST_DOUBLINGS);
    }

    /** The end of a cell's pause, in the past if it has none. */
    long untilNanos(int cell) {
        Pause pause = pauses.get(cell);
        return pause == null ? Long.MIN_VALUE : pause.untilNanos;
    }
}
