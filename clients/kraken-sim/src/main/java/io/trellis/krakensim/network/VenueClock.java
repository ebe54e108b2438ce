package io.trellis.krakensim.network;

import java.time.Instant;
import java.util.function.LongSupplier;

/** The venue's time: it begins at some moment and runs at some multiple of real time. */
final class VenueClock {

    private static final long NANOS_PER_SECOND = 1_000_000_000;

    private final LongSupplier realNanos;
    private final long beganNanos;
    private final long startNanos;
    private final double speed;

    /**
     * A clock that starts now.
     *
     * @param start what it shows now
     * @param speed seconds of the venue in a second, above 0
     * @param realNanos such as {@link System#nanoTime}
     */
    VenueClock(Instant start, double speed, LongSupplier realNanos) {
        this.realNanos = realNanos;
        this.beganNanos = realNanos.getAsLong();
        this.startNanos = nanos(start);
        this.speed = speed;
    }

    static long nanos(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), NANOS_PER_SECOND), time.getNano());
    }

    /** Nanoseconds since the epoch. */
    long nowNanos() {
        return startNanos + (long) ((realNanos.getAsLong() - beganNanos) * speed);
    }

    /** Real nanoseconds until the venue has a time; 0 or less if it has passed. */
    long untilNanos(long venueNanos) {
        return venueNanos == Long.MAX_VALUE
                ? Long.MAX_VALUE
                : (long) ((venueNanos - nowNanos()) / speed);
    }
}
