package io.trellis.core.desk;

import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;

/**
 * The way of a desk's orders to a venue: a simulated one, or a broker that speaks to a real one.
 */
public interface OrderRoute {

    /** Whether an order at this price would take now instead of resting. */
    boolean wouldTake(Side side, long priceTicks);

    /**
     * An order that only rests and never takes; nothing is sent yet.
     *
     * @param cell what its owner knows it by
     */
    RestingOrder order(Side side, long priceTicks, long lots, int cell, OrderListener owner);

    /**
     * Trades at the market, now.
     *
     * @param listener told once, when all of it has traded
     */
    void take(Side side, long lots, Reason reason, TakeListener listener);
}
