package io.trellis.core.feed;

import io.trellis.core.market.Aggressor;

/**
 * One trade of a feed; price and quantity in whole units of the header's scales.
 *
 * @param timeNanos when, UTC epoch nanoseconds
 * @param price quote per base, above 0
 * @param quantity base, 0 or more
 * @param aggressor who crossed the spread, where that is known
 */
public record FeedTrade(long timeNanos, long price, long quantity, Aggressor aggressor) {

    /**
     * Checks the figures.
     *
     * @throws IllegalArgumentException if the price is not positive or the quantity negative
     */
    public FeedTrade {
        if (price <= 0 || quantity < 0) {
            throw new IllegalArgumentException(
                    "a trade needs a price above 0 and a quantity of 0 or more, was price %d quantity %d"
                            .formatted(price, quantity));
        }
    }
}
