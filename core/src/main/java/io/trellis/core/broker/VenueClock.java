package io.trellis.core.broker;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of the venue's clock: the bounds that its answers put on the difference between it
 * and our clock that only rises. Each answer narrows them; in between they widen, as clocks drift.
 */
public final class VenueClock {

    /** A venue tells whole seconds. */
    private static final long RESOLUTION_NANOS = 1_000_000_000;

    /** Two clocks go apart by no more than a share of 1 / 5,000. */
    private static final long DRIFT_SHARE = 5_000;

    private boolean known;

    /** Venue's time less ours, at least and at most, as of {@link #asOfNanos}. */
    private long leastNanos;

    private long mostNanos;
    private long asOfNanos;

    VenueClock() {}

    /** Another process, or another host: its clock has nothing to do with the one before. */
    void forget() {
        known = false;
    }

    /**
     * The venue has told its time.
     *
     * @param askedNanos when it was asked, by the clock that only rises
     * @param answeredNanos when the answer was there
     */
    void told(Instant time, long askedNanos, long answeredNanos) {
        long told = nanos(time);
        long least = told - answeredNanos;
        long most = told + RESOLUTION_NANOS - askedNanos;
        if (known) {
            long drift = drift(answeredNanos);
            long bothLeast = Math.max(least, leastNanos - drift);
            long bothMost = Math.min(most, mostNanos + drift);
            // Bounds that exclude each other: a clock was set, and the newest word holds.
            if (bothLeast <= bothMost) {
                least = bothLeast;
                most = bothMost;
            }
        }
        known = true;
        leastNanos = least;
        mostNanos = most;
        asOfNanos = answeredNanos;
    }

    private long drift(long nowNanos) {
        return Math.max(0, nowNanos - asOfNanos) / DRIFT_SHARE;
    }

    private static long nanos(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** Whether the venue has told its time. */
    public boolean isKnown() {
        return known;
    }

    /** How far apart the bounds are; empty as long as nothing is known. */
    public Optional<Duration> uncertainty(long nowNanos) {
        return known
                ? Optional.of(Duration.ofNanos(mostNanos - leastNanos + 2 * drift(nowNanos)))
                : Optional.empty();
    }

    /**
     * By how much the venue's clock is surely apart from this machine's, in whichever direction: 0
     * where the bounds allow that they agree; empty as long as nothing is known.
     *
     * @param wallNanos by this machine's clock, since the epoch
     */
    public Optional<Duration> offset(long nowNanos, long wallNanos) {
        if (!known) {
            return Optional.empty();
        }
        long behind = wallNanos - (nowNanos + mostNanos + drift(nowNanos));
        long ahead = nowNanos + leastNanos - drift(nowNanos) - wallNanos;
        return Optional.of(Duration.ofNanos(Math.max(0, Math.max(behind, ahead))));
    }

    /**
     * The venue's time, as well as it is known: the middle of its bounds, or this machine's clock.
     *
     * @param wallNanos by this machine's clock, since the epoch
     * @return milliseconds since the epoch
     */
    public long millisAt(long nowNanos, long wallNanos) {
        long nanos = known ? nowNanos + leastNanos + (mostNanos - leastNanos) / 2 : wallNanos;
        return Math.floorDiv(nanos, 1_000_000L);
    }

    /** Whether the venue's time is known, within bounds no further apart than a limit. */
    public boolean isWithin(long nowNanos, Duration limit) {
        return known && mostNanos - leastNanos + 2 * drift(nowNanos) <= limit.toNanos();
    }

    /**
     * The venue's time is this or later.
     *
     * @throws IllegalStateException as long as nothing is known
     */
    public Instant earliest(long nowNanos) {
        requireKnown();
        return instant(nowNanos + leastNanos - drift(nowNanos));
    }

    /**
     * The venue's time is this or earlier.
     *
     * @throws IllegalStateException as long as nothing is known
     */
    public Instant latest(long nowNanos) {
        requireKnown();
        return instant(nowNanos + mostNanos + drift(nowNanos));
    }

    private void requireKnown() {
        if (!known) {
            throw new IllegalStateException("the venue has not told its time yet");
        }
    }
}
