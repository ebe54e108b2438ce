package io.trellis.clients.resilience;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Pauses between attempts, with full jitter: any length up to a limit that doubles with each
 * attempt, so that clients that failed together do not come back together.
 *
 * <p>From Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */
public final class Backoff {

    private static final int MOST_DOUBLINGS = 30;

    private final RandomGenerator random;
    private final Duration first;
    private final Duration longest;

    /**
     * @param random seeded by whoever can tell the seed
     * @param first limit of the first pause, above 0
     * @param longest limit of any pause, no shorter
     */
    public Backoff(RandomGenerator random, Duration first, Duration longest) {
        if (!first.isPositive() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "pauses of up to " + first + " and then up to " + longest + " make no sense");
        }
        this.random = random;
        this.first = first;
        this.longest = longest;
    }

    /**
     * The pause after a failed attempt.
     *
     * @param attempt 1 for the first
     */
    public Duration pause(int attempt) {
        int doublings = Math.clamp(attempt - 1L, 0, MOST_DOUBLINGS);
        Duration limit = first.multipliedBy(1L << doublings);
        Duration cut = limit.compareTo(longest) < 0 ? limit : longest;
        return Duration.ofNanos(random.nextLong(cut.toNanos() + 1));
    }

    /** A pause of any length between two. */
    public Duration between(Duration shortest, Duration most) {
        long spread = most.minus(shortest).toNanos();
        return shortest.plusNanos(random.nextLong(spread + 1));
    }
}
