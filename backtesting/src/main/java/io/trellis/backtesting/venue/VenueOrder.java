package io.trellis.backtesting.venue;

import io.trellis.core.market.Side;

/** A limit order that only rests and never takes, from being sent until nothing is left of it. */
public final class VenueOrder {

    /** The order that is none: nothing is left of it. */
    public static final VenueOrder NONE = new VenueOrder(Side.BUY, 0, 0, 0, new OrderListener() {});

    final OrderListener owner;

    /** When it reaches the venue; messages about one order do not overtake each other. */
    long dueMillis;

    /** The market event in which it came to rest. */
    long restingSince;

    /** Quantity that is served before it at its price. */
    long queueAhead;

    /** What it may fill at its own price in the event {@link #claimedIn}. */
    long claimLots;

    long claimedIn = -1;

    private final Side side;
    private final long priceTicks;
    private long remainingLots;
    private boolean resting;
    private boolean cancelSent;
    private int tag;

    /**
     * An order that has not been sent.
     *
     * @param tag what its owner knows it by
     */
    public VenueOrder(Side side, long priceTicks, long lots, int tag, OrderListener owner) {
        this.side = side;
        this.priceTicks = priceTicks;
        this.remainingLots = lots;
        this.tag = tag;
        this.owner = owner;
    }

    public Side side() {
        return side;
    }

    public long priceTicks() {
        return priceTicks;
    }

    /** What is not filled yet; 0 when the order is done, however it ended. */
    public long remainingLots() {
        return remainingLots;
    }

    /** Whether it is under way to the venue or rests there. */
    public boolean isLive() {
        return remainingLots > 0;
    }

    /** Whether its cancel is under way. */
    public boolean isCancelSent() {
        return cancelSent;
    }

    public int tag() {
        return tag;
    }

    /** Its owner knows it by something else from now on. */
    public void retag(int other) {
        tag = other;
    }

    boolean isResting() {
        return resting;
    }

    void rest() {
        resting = true;
    }

    void cancelSentNow() {
        cancelSent = true;
    }

    void fill(long lots) {
        remainingLots -= lots;
    }

    void end() {
        remainingLots = 0;
        resting = false;
    }
}
