package io.trellis.trading.paper;

import io.trellis.core.market.Side;
import io.trellis.core.queue.QueuedOrder;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueOrder.State;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

/** An order that the venue on paper has taken. */
final class PaperOrder extends QueuedOrder {

    private final String venueId;
    private final OrderTicket ticket;
    private final Instant opened;
    private long priceTicks;
    private long lots;
    private long filledLots;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal fee = BigDecimal.ZERO;
    private State state = State.OPEN;
    private String words = "";
    private Instant ended = Instant.MAX;

    /**
     * An order of which nothing has filled.
     *
     * @param priceTicks 0 for an order at the market
     */
    PaperOrder(String venueId, OrderTicket ticket, long priceTicks, Instant opened) {
        this.venueId = venueId;
        this.ticket = ticket;
        this.priceTicks = priceTicks;
        this.lots = ticket.lots();
        this.opened = opened;
    }

    /** An order as it was told of. */
    static PaperOrder recalled(VenueOrder told, ClientOrderId id) {
        Pricing pricing =
                told.priceTicks() == 0
                        ? new Pricing.Market()
                        : new Pricing.Limit(
                                told.priceTicks(), true, new TimeInForce.GoodTillCancelled());
        var ticket = new OrderTicket(id, told.symbol(), told.side(), told.lots(), pricing);
        var order = new PaperOrder(told.venueId(), ticket, told.priceTicks(), told.opened());
        order.filledLots = told.filledLots();
        order.cost = told.cost();
        order.fee = told.fee();
        if (told.state().isFinal()) {
            order.end(told.state(), told.words(), told.opened());
        }
        return order;
    }

    String venueId() {
        return venueId;
    }

    OrderTicket ticket() {
        return ticket;
    }

    @Override
    public Side side() {
        return ticket.side();
    }

    @Override
    public long priceTicks() {
        return priceTicks;
    }

    @Override
    public long remainingLots() {
        return state.isFinal() ? 0 : lots - filledLots;
    }

    boolean isOpen() {
        return !state.isFinal();
    }

    Instant ended() {
        return ended;
    }

    long filledLots() {
        return filledLots;
    }

    void amend(long otherLots, long otherTicks) {
        lots = otherLots;
        priceTicks = otherTicks;
    }

    void filled(long part, BigDecimal itsCost, BigDecimal itsFee, Instant time) {
        filledLots += part;
        cost = cost.add(itsCost);
        fee = fee.add(itsFee);
        if (filledLots >= lots) {
            end(State.FILLED, "", time);
        }
    }

    void end(State last, String why, Instant time) {
        state = last;
        words = why;
        ended = time;
    }

    VenueOrder told() {
        return new VenueOrder(
                venueId,
                Optional.of(ticket.id()),
                ticket.symbol(),
                ticket.side(),
                priceTicks,
                lots,
                filledLots,
                cost,
                fee,
                state,
                opened,
                words);
    }
}
