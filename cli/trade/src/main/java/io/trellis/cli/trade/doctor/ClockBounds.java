package io.trellis.cli.trade.doctor;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Between what the clock of a venue is ahead of ours, below zero where it is behind. The venue
 * tells whole seconds only; asked several times at chosen moments, it gives itself away more
 * exactly.
 */
record ClockBounds(Duration least, Duration most) {

    /** Where the clock may be before it was asked. */
    static final ClockBounds UNKNOWN =
            new ClockBounds(Duration.ofDays(-36_500), Duration.ofDays(36_500));

    /**
     * What one answer tells: when it was made, between asking and hearing, the venue's clock stood
     * somewhere in that second.
     *
     * @param asked and {@code heard} by our clock
     */
    ClockBounds after(Instant asked, Instant second, Instant heard) {
        Duration low = Duration.between(heard, second);
        Duration high = Duration.between(asked, second.plusSeconds(1));
        return new ClockBounds(
                low.compareTo(least) > 0 ? low : least, high.compareTo(most) < 0 ? high : most);
    }

    /** Whether the answers fit together; they do not if a clock was set in between. */
    boolean fit() {
        return least.compareTo(most) <= 0;
    }

    Duration width() {
        return most.minus(least);
    }

    /** How long to wait so that the next answer halves the bounds. */
    Duration untilNextQuestion(Instant now, Duration travel) {
        Duration middle = least.plus(most).dividedBy(2);
        Instant there = now.plus(middle).plus(travel);
        Duration gone = Duration.between(there.truncatedTo(ChronoUnit.SECONDS), there);
        return gone.isZero() ? gone : Duration.ofSeconds(1).minus(gone);
    }

    /** Whether it is certainly no further off than this. */
    boolean isWithin(Duration limit) {
        return least.compareTo(limit.negated()) >= 0 && most.compareTo(limit) <= 0;
    }

    /** Whether it is certainly further off than this. */
    boolean isBeyond(Duration limit) {
        return least.compareTo(limit) > 0 || most.compareTo(limit.negated()) < 0;
    }

    /** As in {@code 0.02 to 0.11 s ahead}. */
    String words() {
        return "%+.3f to %+.3f s against this machine".formatted(seconds(least), seconds(most));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
