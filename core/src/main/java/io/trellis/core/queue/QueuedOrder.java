package io.trellis.core.queue;

import io.trellis.core.market.Side;

/** A limit order that rests, with its place in the queue at its price. */
public abstract class QueuedOrder {

    /** Quantity that is served before it at its price. */
    long queueAhead;

    /** What it may fill at its own price in the event {@link #claimedIn}. */
    long claimLots;

    long claimedIn = -1;

    public abstract Side side();

    public abstract long priceTicks();

    /** What is not filled yet; 0 when the order is done, however it ended. */
    public abstract long remainingLots();
}
