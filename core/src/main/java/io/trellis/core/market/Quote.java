package io.trellis.core.market;

/**
 * The best bid and ask, with what rests there.
 *
 * @param timeMillis from when on they hold, UTC
 */
public record Quote(long timeMillis, long bidTicks, long bidLots, long askTicks, long askLots)
        implements MarketEvent {

    /**
     * @throws IllegalArgumentException if a price or a quantity is negative, or the bid not below
     *     the ask
     */
    public Quote {
        if (bidTicks < 0 || bidTicks >= askTicks || bidLots < 0 || askLots < 0) {
            throw new IllegalArgumentException(
                    "no quote: %d lots at %d and %d lots at %d ticks"
                            .formatted(bidLots, bidTicks, askLots, askTicks));
        }
    }
}
