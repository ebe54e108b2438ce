package io.trellis.core.risk;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest.Place;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A healthy trader with 1,000 quote in a market of tick 0.01 and lot 0.001 at a price of 100.00, of
 * which a test spoils one thing.
 */
final class GateScene {

    static final Instant LATE = Instant.parse("2100-01-01T00:00:00Z");

    /** 2026-11-20T12:00:00Z. */
    static final long NOON = 1_795_176_000_000L;

    static final Errand GRID_BUY = new Errand(3, Reason.GRID, false, 0);
    static final Errand GRID_SELL = new Errand(3, Reason.GRID, true, 0);
    static final Errand KILL = new Errand(Fill.NO_CELL, Reason.KILL, true, 0);

    static final Instrument INSTRUMENT = instrument("0.01", "0.001", "0.01", "0.5", "0.0025");

    private GateScene() {}

    static Instrument instrument(
            String tick, String lot, String minQty, String minCost, String makerFee) {
        return new Instrument(
                new BigDecimal(tick),
                new BigDecimal(lot),
                new BigDecimal(minQty),
                new BigDecimal(minCost),
                new BigDecimal(makerFee),
                new BigDecimal("0.004"));
    }

    static long quote(String amount) {
        return new BigDecimal(amount).movePointRight(8).longValueExact();
    }

    /** Of a strategy that says nothing, with a capital of 1,000. */
    static Limits limits() {
        return Limits.of(RiskRules.none(), quote("1000"));
    }

    /** The same, and a strategy file's three live limits. */
    static Limits limits(String maxOrderNotional, int maxOpenOrders, String priceCollar) {
        return Limits.of(
                new RiskRules(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        Optional.of(new BigDecimal(maxOrderNotional)),
                        OptionalInt.of(maxOpenOrders),
                        Optional.of(new BigDecimal(priceCollar))),
                quote("1000"));
    }

    static Exposure exposure() {
        return new Exposure(2_000, 1_000, quote("100"), 1_000, 8, 0, quote("600"), 1_000);
    }

    static Cut cut() {
        return cut(TraderMode.ARMED, TradingMode.ONLINE);
    }

    static Cut cut(TraderMode mode, TradingMode venueMode) {
        return new Cut(
                0, NOON, mode, venueMode, INSTRUMENT, 9_999, 10_001, 10_000, 10, 7, exposure());
    }

    static Cut cut(Exposure exposure) {
        return new Cut(
                0,
                NOON,
                TraderMode.ARMED,
                TradingMode.ONLINE,
                INSTRUMENT,
                9_999,
                10_001,
                10_000,
                10,
                7,
                exposure);
    }

    static Cut cut(Instrument instrument) {
        return new Cut(
                0,
                NOON,
                TraderMode.ARMED,
                TradingMode.ONLINE,
                instrument,
                9_999,
                10_001,
                10_000,
                10,
                7,
                exposure());
    }

    static Cut market(long bid, long ask, long price, long ageMillis) {
        return new Cut(
                0,
                NOON,
                TraderMode.ARMED,
                TradingMode.ONLINE,
                INSTRUMENT,
                bid,
                ask,
                price,
                ageMillis,
                7,
                exposure());
    }

    static Cut at(long nanos, long wallMillis) {
        return new Cut(
                nanos,
                wallMillis,
                TraderMode.ARMED,
                TradingMode.ONLINE,
                INSTRUMENT,
                9_999,
                10_001,
                10_000,
                10,
                7,
                exposure());
    }

    static ClientOrderId name(int number) {
        return new ClientOrderId(String.format(Locale.ROOT, "%032x", number));
    }

    /** An order that only rests. */
    static OrderTicket resting(Side side, long ticks, long lots) {
        var pricing = new Pricing.Limit(ticks, true, new TimeInForce.GoodTillCancelled());
        return new OrderTicket(name(1), "BTC/USD", side, lots, pricing);
    }

    /** A limit order that takes or ends. */
    static OrderTicket taking(Side side, long ticks, long lots) {
        var pricing = new Pricing.Limit(ticks, false, new TimeInForce.ImmediateOrCancel());
        return new OrderTicket(name(1), "BTC/USD", side, lots, pricing);
    }

    static OrderTicket market(Side side, long lots) {
        return new OrderTicket(name(1), "BTC/USD", side, lots, new Pricing.Market());
    }

    static Place place(OrderTicket order) {
        return new Place(1, order, LATE);
    }
}
