package io.trellis.krakensim.market;

import io.trellis.core.market.Side;

import java.math.BigDecimal;

/** Something that others do in a market, at a time of the market's own. */
public sealed interface MarketMove {

    /** When, nanoseconds since the epoch, never before the move ahead of it. */
    long timeNanos();

    /**
     * The price goes there, through every price on the way.
     *
     * @param price of any scale; it is rounded to the tick of the market
     */
    record Sweep(long timeNanos, BigDecimal price) implements MarketMove {}

    /**
     * A trade of a size.
     *
     * @param taker the side that came to the market
     * @param price of any scale; it is rounded to the tick of the market
     * @param quantity above 0; it is cut to the lot of the market
     */
    record Print(long timeNanos, Side taker, BigDecimal price, BigDecimal quantity)
            implements MarketMove {}
}
