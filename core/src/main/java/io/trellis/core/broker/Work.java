package io.trellis.core.broker;

import java.time.Duration;

/** When there is something to do. */
final class Work {

    /** How long what did not fit into one turn waits for the next. */
    static final long NEXT_TURN_NANOS = Duration.ofMillis(100).toNanos();

    private boolean due;
    private long nextNanos = Long.MAX_VALUE;

    /** There is something to do in the next turn. */
    void isDue() {
        due = true;
    }

    /** There is something to do at a time. */
    void isDueAt(long nanos) {
        nextNanos = Math.min(nextNanos, nanos);
    }

    boolean isDueBy(long nowNanos) {
        return due || nextNanos <= nowNanos;
    }

    long nextNanos(long nowNanos) {
        return due ? nowNanos : nextNanos;
    }

    /** All that is due is about to be done; what is left is asked for anew. */
    void begin() {
        due = false;
        nextNanos = Long.MAX_VALUE;
    }
}
