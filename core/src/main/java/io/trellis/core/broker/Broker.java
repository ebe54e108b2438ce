package io.trellis.core.broker;

import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.OrderRoute;
import io.trellis.core.desk.RestingOrder;
import io.trellis.core.desk.TakeListener;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Exposure;
import io.trellis.core.risk.Gate;
import io.trellis.core.venue.VenueEvent;

import java.util.Optional;

/** The way of a desk's orders to a real venue, where answers get lost. */
public final class Broker implements OrderRoute {

    private final Surroundings around;
    private final VenueClock clock = new VenueClock();
    private long requests;

    public Broker(BrokerSettings settings, Gate gate, Surroundings around, Outlet out) {
        this.around = around;
    }

    /** Coins that the account already has: what is bought to start with is these, first. */
    public void owns(long lots) {}

    /** A process has taken over: what has no answer is unknown from now on. */
    public void began(int epoch) {}

    /** The venue tells something, other than of the market. */
    public void happened(VenueEvent event) {}

    /** Sends and asks what is due now. */
    public void turn() {}

    /** When something is due next; {@link Long#MAX_VALUE} for never. */
    public long nextWakeNanos() {
        return Long.MAX_VALUE;
    }

    public Exposure exposure() {
        return new Exposure(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** Whether everything of ours at the venue is known, and adds up. */
    public boolean isSettled() {
        return false;
    }

    /**
     * Whether the account is live and all that had to be looked up since it was away has been. One
     * order that is not known does not matter here, as it does to {@link #isSettled}.
     */
    public boolean isCurrent() {
        return false;
    }

    /** The machine slept, or its clock was set: everything is looked up as after a gap. */
    public void lookAgain() {}

    /**
     * Asks the venue, if the gate permits, to cancel everything of the account unless it hears of
     * us in time.
     *
     * @param seconds 0 to take that back
     */
    public void cancelAllAfter(int seconds) {}

    /**
     * What should stop the trader, the gravest first; the same object as long as it is the same.
     */
    public Optional<Doubt> doubt() {
        return Optional.empty();
    }

    /** A person has looked at what there was to doubt, and trading may go on. */
    public void rearmed() {}

    /** Every order of ours goes. */
    public void cancelOwn(String why) {}

    /** Orders of ours that may be at the venue. */
    public int ownOrders() {
        return 0;
    }

    public boolean hasBooked(String executionId) {
        return false;
    }

    public VenueClock clock() {
        return clock;
    }

    /** A number for a request, of the same count as the broker's own. */
    public long nextRequestId() {
        return ++requests;
    }

    @Override
    public boolean wouldTake(Side side, long priceTicks) {
        long bid = around.bidTicks();
        long ask = around.askTicks();
        boolean quoted = bid > 0 && ask > 0;
        long against = quoted ? (side == Side.BUY ? ask : bid) : around.priceTicks();
        return against == 0 || (side == Side.BUY ? priceTicks >= against : priceTicks <= against);
    }

    @Override
    public RestingOrder order(
            Side side, long priceTicks, long lots, int cell, OrderListener owner) {
        throw new UnsupportedOperationException("orders are not sent yet");
    }

    @Override
    public void take(Side side, long lots, Reason reason, TakeListener listener) {
        throw new UnsupportedOperationException("orders are not sent yet");
    }
}
