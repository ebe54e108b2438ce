package io.trellis.backtesting.store;

import java.util.List;

/**
 * How often something was found in a series.
 *
 * @param count how often, 0 or more
 * @param suspect whether the bars it was found in are suspect: prices that perhaps nobody could
 *     have traded at
 * @param firstMillis starts of the first bars it was found in, at most {@value #EXAMPLES}
 * @param note a sentence's worth of what the count does not tell; may be empty
 */
public record Finding(
        FindingKind kind, long count, boolean suspect, List<Long> firstMillis, String note) {

    /** How many bars are named. */
    public static final int EXAMPLES = 5;

    public Finding {
        firstMillis = List.copyOf(firstMillis);
    }
}
