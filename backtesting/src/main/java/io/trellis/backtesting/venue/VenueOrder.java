package io.trellis.backtesting.venue;

import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.RestingOrder;
import io.trellis.core.market.Side;
import io.trellis.core.queue.QueuedOrder;

/** A limit order that only rests and never takes, from being sent until nothing is left of it. */
public final class VenueOrder extends QueuedOrder implements RestingOrder {

    final OrderListener owner;

    private final SimulatedVenue venue;

    /** When it reaches the venue; messages about one order do not overtake each other. */
    long dueMillis;

    /** The market event in which it came to rest. */
    long restingSince;

    private final Side side;
    private final long priceTicks;
    private long remainingLots;
    private boolean resting;
    private boolean cancelSent;
    private int cell;

    /**
     * An order that has not been sent.
     *
     * @param cell what its owner knows it by
     */
    VenueOrder(
            SimulatedVenue venue,
            Side side,
            long priceTicks,
            long lots,
            int cell,
            OrderListener owner) {
        this.venue = venue;
        this.side = side;
        this.priceTicks = priceTicks;
        this.remainingLots = lots;
        this.cell = cell;
        this.owner = owner;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public long priceTicks() {
        return priceTicks;
    }

    @Override
    public long remainingLots() {
        return remainingLots;
    }

    @Override
    public boolean isCancelSent() {
        return cancelSent;
    }

    @Override
    public int cell() {
        return cell;
    }

    @Override
    public void moveTo(int otherCell) {
        cell = otherCell;
    }

    @Override
    public void send() {
        venue.place(this);
    }

    @Override
    public void cancel() {
        venue.cancel(this);
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
