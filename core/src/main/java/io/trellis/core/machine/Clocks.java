package io.trellis.core.machine;

import io.trellis.core.broker.Broker;
import io.trellis.core.broker.Surroundings;

import java.time.Duration;

/**
 * When the machine wants to be woken, and whether its own clocks go on as they should. One that
 * slept or stood still, or whose clock was set, may have missed anything, another process that took
 * over above all: what waited meanwhile is believed, and nothing is sent on it until the venue was
 * looked at.
 */
final class Clocks {

    private static final long STEP_NANOS = Duration.ofSeconds(2).toNanos();

    /** A process that is woken so much too late stood still, and others may have traded for it. */
    private static final long STOOD_STILL_NANOS = Duration.ofSeconds(10).toNanos();

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Surroundings around;
    private final Broker broker;
    private final Alarms alarms;
    private final Effects effects;
    private boolean began;
    private long wallAheadNanos;
    private long wakeNanos = Long.MAX_VALUE;

    Clocks(Surroundings around, Broker broker, Alarms alarms, Effects effects) {
        this.around = around;
        this.broker = broker;
        this.alarms = alarms;
        this.effects = effects;
    }

    /** A new process: what the one before has asked for wakes nobody any more. */
    void began() {
        began = true;
        wallAheadNanos = around.wallNanos() - around.nowNanos();
        wakeNanos = Long.MAX_VALUE;
    }

    /** Looks at both clocks, before anything else is decided. */
    void look() {
        if (!began) {
            return;
        }
        long now = around.nowNanos();
        long ahead = around.wallNanos() - now;
        if (Math.abs(ahead - wallAheadNanos) > STEP_NANOS) {
            alarms.warn(
                    "clock-stepped",
                    "the machine's clock was set or the machine slept: it jumped by %d ms"
                            .formatted((ahead - wallAheadNanos) / NANOS_PER_MILLI));
            wallAheadNanos = ahead;
            broker.lookAgain();
        }
        if (now > wakeNanos && now - wakeNanos > STOOD_STILL_NANOS) {
            alarms.warn(
                    "stood-still",
                    "the process stood still for %d ms: the venue is looked at first"
                            .formatted((now - wakeNanos) / NANOS_PER_MILLI));
            wakeNanos = now;
            broker.lookAgain();
        }
    }

    /** The machine has something to do at a time. What was due already is due now. */
    void wakeAt(long nanos) {
        long next = Math.max(nanos, around.nowNanos());
        // Being woken too early does no harm; a time that moves away is not worth a word.
        if (next < wakeNanos || wakeNanos <= around.nowNanos()) {
            wakeNanos = next;
            effects.wakeAt(next);
        }
    }
}
