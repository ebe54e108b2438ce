package io.trellis.backtesting.fetch;

import io.trellis.core.InvalidInputException;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to fetch, and how patiently.
 *
 * @param source what the manifest calls the source
 * @param from the first time that is wanted; a folder that holds trades goes on at its end
 * @param to the time before which the wanted trades lie; empty for all that there are
 * @param pagesPerPart after how many pages a part is written, 1 or more; so many are fetched again
 *     after a kill
 * @param pace least time between two requests
 * @param patience how long one page is waited for in all, over all attempts
 */
public record FetchSettings(
        String source,
        Instant from,
        Optional<Instant> to,
        int pagesPerPart,
        Duration pace,
        Duration patience) {

    /**
     * Wait this long after the first refusal for too many requests, then twice as long, and so on.
     */
    static final Duration FIRST_BUSY_WAIT = Duration.ofSeconds(5);

    /** At most this long after the first failure, then twice as long, and so on. */
    static final Duration FIRST_FAILURE_WAIT = Duration.ofSeconds(1);

    static final Duration LONGEST_WAIT = Duration.ofSeconds(80);

    /** The patience with a venue that has not answered once. */
    static final Duration FIRST_PATIENCE = Duration.ofSeconds(15);

    /**
     * @throws InvalidInputException if the span is empty
     */
    public FetchSettings {
        if (to.isPresent() && !from.isBefore(to.get())) {
            throw new InvalidInputException(
                    "--from "
                            + from
                            + " is not before --to "
                            + to.get()
                            + "; give an earlier one.");
        }
        if (pagesPerPart < 1 || pace.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException(
                    "pages %d, pace %s, patience %s".formatted(pagesPerPart, pace, patience));
        }
    }

    /** One request a second, a part every half minute, and half an hour of patience. */
    public static FetchSettings usual(String source, Instant from, Optional<Instant> to) {
        return new FetchSettings(
                source, from, to, 30, Duration.ofSeconds(1), Duration.ofMinutes(30));
    }
}
