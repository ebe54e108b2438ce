package io.trellis.core.machine;

import io.trellis.core.broker.Broker;

import java.time.Duration;

/**
 * Has the venue cancel everything unless it hears of us. Only a machine that is healthy says that
 * it is still there; it does so within its own steps, so that one that hangs says nothing.
 */
final class DeadMan {

    private static final long EVERY_NANOS = Duration.ofSeconds(15).toNanos();

    private final int seconds;
    private long saidNanos = Long.MIN_VALUE;
    private boolean armed;

    /**
     * A switch.
     *
     * @param seconds after which the venue cancels everything; 0 for never
     */
    DeadMan(int seconds) {
        this.seconds = seconds;
    }

    /** Nothing is known of what a process before has said. */
    void began() {
        saidNanos = Long.MIN_VALUE;
    }

    void turn(Broker broker, long now, boolean healthy) {
        if (seconds == 0 || !healthy) {
            return;
        }
        if (saidNanos == Long.MIN_VALUE || now - saidNanos >= EVERY_NANOS) {
            saidNanos = now;
            armed = true;
            broker.cancelAllAfter(seconds);
        }
    }

    /** Our orders are to stay when we, or the venue, are gone. */
    void disarm(Broker broker) {
        if (armed) {
            armed = false;
            saidNanos = Long.MIN_VALUE;
            broker.cancelAllAfter(0);
        }
    }
}
