package io.trellis.core.broker;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** Counts what should be rare; once it has tripped, the trader holds for a while. */
final class Breaker {

    private static final long WINDOW_NANOS = Duration.ofMinutes(10).toNanos();
    private static final long HOLD_NANOS = Duration.ofMinutes(1).toNanos();

    private final String code;
    private final Surroundings around;
    private final Doubts doubts;
    private final Work work;
    private final Deque<Long> recent = new ArrayDeque<>();
    private long heldUntilNanos = Long.MIN_VALUE;

    /**
     * One that has counted nothing.
     *
     * @param code of the doubt that it raises
     */
    Breaker(String code, Surroundings around, Doubts doubts, Work work) {
        this.code = code;
        this.around = around;
        this.doubts = doubts;
        this.work = work;
    }

    /** It has happened once more: gives how often within the last ten minutes. */
    int count() {
        long now = around.nowNanos();
        recent.addLast(now);
        while (now - recent.getFirst() > WINDOW_NANOS) {
            recent.removeFirst();
        }
        return recent.size();
    }

    /** Has the trader hold for a minute, from now on. */
    void trip(String sentence) {
        heldUntilNanos = around.nowNanos() + HOLD_NANOS;
        doubts.hold(code, sentence);
    }

    /** Ends the hold when its time has come. */
    void turn() {
        if (heldUntilNanos == Long.MIN_VALUE) {
            return;
        }
        if (around.nowNanos() >= heldUntilNanos) {
            end();
        } else {
            work.isDueAt(heldUntilNanos);
        }
    }

    /** As if nothing had ever happened. */
    void reset() {
        recent.clear();
        end();
    }

    private void end() {
        heldUntilNanos = Long.MIN_VALUE;
        doubts.over(code);
    }
}
