package io.trellis.backtesting.store;

/**
 * Bars that follow one another.
 *
 * @param firstMillis start of the first, UTC epoch milliseconds
 * @param lastMillis start of the last, the same or later
 * @param bars how many, 1 or more
 */
public record BarRange(long firstMillis, long lastMillis, int bars) {

    /**
     * @throws IllegalArgumentException if the last is before the first
     */
    public BarRange {
        if (lastMillis < firstMillis || bars < 1) {
            throw new IllegalArgumentException(
                    "a range of %d bars from %d to %d".formatted(bars, firstMillis, lastMillis));
        }
    }
}
