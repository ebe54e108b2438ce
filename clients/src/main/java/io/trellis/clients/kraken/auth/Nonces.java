package io.trellis.clients.kraken.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Numbers of which each is above the one before, in microseconds since 1970 as far as the clock
 * allows. There is one of these for a key; used by one thread.
 */
public interface Nonces extends AutoCloseable {

    /**
     * The next number.
     *
     * @param now by the clock of this machine, which may be set back
     * @throws java.io.UncheckedIOException if it cannot be noted that it is used
     */
    long next(Instant now);

    /** Passes over numbers that somebody else may have used. */
    void jumpAhead(Duration by);

    @Override
    void close();

    /** Numbers that nobody remembers, for a world that ends with this process. */
    static Nonces inMemory() {
        return new Nonces() {
            private long last;

            @Override
            public long next(Instant now) {
                last = Math.max(micros(now), last + 1);
                return last;
            }

            @Override
            public void jumpAhead(Duration by) {
                last = Math.addExact(last, by.toNanos() / 1_000);
            }

            @Override
            public void close() {}
        };
    }

    /** A time in microseconds since 1970. */
    static long micros(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }
}
