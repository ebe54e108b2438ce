package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;

import java.time.Duration;
import java.util.Optional;

/**
 * How much a search may spend.
 *
 * @param evaluations most candidates that are evaluated; one that comes again costs nothing
 * @param time after which a search ends as soon as its generation, or batch, is done; empty for as
 *     long as it takes. A search that time ended is made again by one whose evaluations are those
 *     that it did.
 */
public record Budget(long evaluations, Optional<Duration> time) {

    /** Most candidates of a search; their results are held in memory. */
    public static final int MOST = 1_000_000;

    /**
     * Checks that something can be done with it.
     *
     * @throws InvalidInputException if there are no evaluations, or more than {@link #MOST}, or no
     *     time
     */
    public Budget {
        if (evaluations < 1 || evaluations > MOST) {
            throw new InvalidInputException(
                    "--evaluations "
                            + evaluations
                            + " is not between 1 and 1000000, which is what a search can hold");
        }
        if (time.isPresent() && !time.get().isPositive()) {
            throw new InvalidInputException("a search needs time; " + time.get() + " is none");
        }
    }

    /** So many candidates, however long it takes. */
    public static Budget of(long evaluations) {
        return new Budget(evaluations, Optional.empty());
    }

    /** As many as a search can hold. */
    public static Budget ample() {
        return of(MOST);
    }
}
