package io.trellis.core.feed;

/**
 * One bar of a feed; prices and volume in whole units of the header's scales.
 *
 * @param timeMillis start of the bar, UTC epoch milliseconds
 * @param open first price
 * @param high highest price
 * @param low lowest price, above 0
 * @param close last price
 * @param volume traded quantity, 0 or more
 */
public record FeedBar(long timeMillis, long open, long high, long low, long close, long volume) {

    /**
     * @throws IllegalArgumentException if a price is not positive, high or low is not the extreme,
     *     or the volume is negative
     */
    public FeedBar {
        if (low <= 0 || low > Math.min(open, close) || high < Math.max(open, close) || volume < 0) {
            throw new IllegalArgumentException(
                    "a bar needs 0 < low <= open, close <= high and volume >= 0, was open %d high %d low %d close %d volume %d"
                            .formatted(open, high, low, close, volume));
        }
    }
}
