package io.trellis.backtesting.venue;

import io.trellis.core.account.Money;
import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.RestingOrder;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A market with a tick and a lot of 1, and what its orders are told, in words. */
final class VenueScenario implements OrderListener {

    final List<String> told = new ArrayList<>();
    private final SimulatedVenue venue;
    private int orders;

    VenueScenario(VenueSettings settings) {
        this(settings, "0", "0");
    }

    VenueScenario(VenueSettings settings, String minQty, String minCost) {
        var instrument =
                new Instrument(
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        new BigDecimal(minQty),
                        new BigDecimal(minCost),
                        new BigDecimal("0.001"),
                        new BigDecimal("0.002"));
        venue = new SimulatedVenue(instrument, settings, new AccountTurnover(settings.fees()));
    }

    /** Touch, no latency, no slippage, no limit by volume. */
    static VenueSettings plain() {
        return VenueSettings.of(new Assumptions(BigDecimal.ZERO, PathRule.NEAREST, 0));
    }

    static VenueSettings with(FillModel fills) {
        return plain().with(fills);
    }

    VenueScenario at(long millis) {
        while (venue.nextDueMillis() < millis) {
            venue.at(venue.nextDueMillis());
            venue.deliverNext();
        }
        venue.at(millis);
        return this;
    }

    VenueScenario print(long priceTicks, long lots) {
        return print(priceTicks, lots, Aggressor.UNKNOWN);
    }

    VenueScenario print(long priceTicks, long lots, Aggressor aggressor) {
        venue.begin(lots);
        venue.print(priceTicks, lots, aggressor);
        return settle();
    }

    VenueScenario quote(long bid, long bidLots, long ask, long askLots) {
        venue.begin(0);
        venue.quote(new Quote(0, bid, bidLots, ask, askLots));
        return settle();
    }

    VenueScenario book(BookUpdate.Level... levels) {
        venue.begin(0);
        venue.update(new BookUpdate(0, false, Arrays.asList(levels)));
        return settle();
    }

    static BookUpdate.Level bid(long priceTicks, long lots) {
        return new BookUpdate.Level(Side.BUY, priceTicks, lots);
    }

    static BookUpdate.Level ask(long priceTicks, long lots) {
        return new BookUpdate.Level(Side.SELL, priceTicks, lots);
    }

    private VenueScenario settle() {
        while (venue.fillNext(Side.SELL) || venue.fillNext(Side.BUY)) {
            // One after the other.
        }
        return this;
    }

    VenueOrder buy(long priceTicks, long lots) {
        return place(Side.BUY, priceTicks, lots);
    }

    VenueOrder sell(long priceTicks, long lots) {
        return place(Side.SELL, priceTicks, lots);
    }

    private VenueOrder place(Side side, long priceTicks, long lots) {
        VenueOrder order = venue.order(side, priceTicks, lots, orders++, this);
        venue.place(order);
        return order;
    }

    void cancel(VenueOrder order) {
        venue.cancel(order);
    }

    VenueScenario take(Side side, long lots) {
        venue.take(
                side,
                lots,
                Reason.GRID,
                (price, value, fee) ->
                        told.add(
                                "took %d at %d for %s, fee %s"
                                        .formatted(lots, price, quote(value), quote(fee))));
        return this;
    }

    private static String quote(long units) {
        BigDecimal plain = Money.decimal(units).stripTrailingZeros();
        return plain.toPlainString();
    }

    @Override
    public void filled(RestingOrder order, long lots, long value, long fee) {
        told.add(
                "order %d filled %d at %d, fee %s"
                        .formatted(order.cell(), lots, order.priceTicks(), quote(fee)));
    }

    @Override
    public void refused(RestingOrder order, Refusal reason) {
        String words = reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        told.add("order %d refused: %s".formatted(order.cell(), words));
    }

    @Override
    public void cancelled(RestingOrder order) {
        told.add("order %d cancelled".formatted(order.cell()));
    }
}
