package io.trellis.backtesting.fetch;

import java.time.Duration;
import java.time.Instant;

/** Time as a fetch needs it: to read it, and to let it pass. */
public interface Waiting {

    /** A clock that only rises; its zero means nothing. */
    long nanoTime();

    /** What time it is. */
    Instant now();

    /** Returns when the time has passed, or at once when the fetch is to stop. */
    void pass(Duration duration, StopSignal stop);

    /** The clock of this machine. */
    static Waiting real() {
        return new Waiting() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pass(Duration duration, StopSignal stop) {
                stop.await(duration);
            }
        };
    }
}
