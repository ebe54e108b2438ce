package io.trellis.core.market;

/**
 * A trade between others.
 *
 * @param timeMillis when, UTC
 * @param lots quantity; 0 where it is less than a lot
 */
public record TradePrint(long timeMillis, long priceTicks, long lots, Aggressor aggressor)
        implements MarketEvent {

    /**
     * @throws IllegalArgumentException if the price or the quantity is negative
     */
    public TradePrint {
        if (priceTicks < 0 || lots < 0) {
            throw new IllegalArgumentException(
                    "a print has no negative price or quantity, was %d lots at %d ticks"
                            .formatted(lots, priceTicks));
        }
    }
}
