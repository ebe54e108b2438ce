package io.trellis.clients.net;

import java.time.Duration;
import java.time.Instant;

/** One thing at a time, now or later, and the clocks that belong to it. */
public interface Loop {

    /** The time of the world, which may be stepped. */
    Instant now();

    /** A time that only ever rises, nanoseconds from an arbitrary start. */
    long nanoTime();

    /** Runs a task after all that wait already; may be called from any thread. */
    void execute(Runnable task);

    /** Runs a task on the loop when a time has passed. */
    Timer after(Duration delay, Runnable task);

    /** A task that waits for its time. */
    interface Timer {

        /** Takes it back, if it has not run yet. Called on the loop, it never runs afterwards. */
        void cancel();
    }
}
