package io.trellis.clients.kraken.market;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome.Refused;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What the venue would refuse a request for, as far as its rules are known: nothing is sent. */
public final class OrderRules {

    private static final int LEAST_OF_A_BATCH = 2;
    private static final int MOST_OF_A_BATCH = 15;

    private OrderRules() {}

    /**
     * Why an order would be refused, if it would.
     *
     * @param venue what may be done on the whole venue
     */
    public static Optional<Refused> refusal(OrderTicket order, Market market, TradingMode venue) {
        Optional<Refused> refused = mode(order.pricing(), venue);
        if (refused.isEmpty()) {
            refused = mode(order.pricing(), market.mode());
        }
        return refused.isEmpty() ? minimum(order, market.instrument()) : refused;
    }

    /** Why a batch would be refused, which it would be whole. */
    public static Optional<Refused> refusal(
            VenueRequest.PlaceBatch batch, Market market, TradingMode venue) {
        List<OrderTicket> orders = batch.orders();
        if (orders.size() < LEAST_OF_A_BATCH || orders.size() > MOST_OF_A_BATCH) {
            return refused(Refusal.INVALID_ORDER, "a batch has 2 to 15 orders");
        }
        if (orders.stream().map(OrderTicket::symbol).distinct().count() > 1) {
            return refused(Refusal.INVALID_ORDER, "a batch is of one market");
        }
        return orders.stream()
                .map(order -> refusal(order, market, venue))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Why a change would be refused, if it would. */
    public static Optional<Refused> refusal(
            VenueRequest.Amend amend, Market market, TradingMode venue) {
        if (amend.lots() <= 0 || amend.priceTicks() <= 0) {
            return refused(Refusal.INVALID_ORDER, "an order has a price and a quantity above 0");
        }
        var resting =
                new Pricing.Limit(
                        amend.priceTicks(), amend.postOnly(), new TimeInForce.GoodTillCancelled());
        return refusal(
                new OrderTicket(amend.order(), amend.symbol(), Side.BUY, amend.lots(), resting),
                market,
                venue);
    }

    /**
     * Why a price and a quantity in decimals are none of the market's, if they are not.
     *
     * @param price plain text, without exponent
     * @param quantity likewise
     */
    public static Optional<Refused> offStep(String price, String quantity, Market market) {
        Instrument rules = market.instrument();
        if (!fits(() -> market.ticks(price))) {
            return refused(
                    Refusal.OFF_STEP,
                    "its price is not a multiple of " + rules.tick().toPlainString());
        }
        if (!fits(() -> market.lots(quantity))) {
            return refused(
                    Refusal.OFF_STEP,
                    "its quantity is not a multiple of " + rules.lot().toPlainString());
        }
        return Optional.empty();
    }

    private static boolean fits(Runnable conversion) {
        try {
            conversion.run();
            return true;
        } catch (ArithmeticException off) {
            return false;
        }
    }

    private static Optional<Refused> minimum(OrderTicket order, Instrument rules) {
        BigDecimal quantity = rules.quantity(order.lots());
        if (quantity.compareTo(rules.minQty()) < 0) {
            return refused(
                    Refusal.BELOW_MINIMUM,
                    "its quantity is below " + rules.minQty().toPlainString());
        }
        return switch (order.pricing()) {
            case Pricing.Limit limit when isBelow(limit, quantity, rules) ->
                    refused(
                            Refusal.BELOW_MINIMUM,
                            "its value is below " + rules.minCost().toPlainString());
            case Pricing.Limit _, Pricing.Market _ -> Optional.empty();
        };
    }

    private static boolean isBelow(Pricing.Limit limit, BigDecimal quantity, Instrument rules) {
        BigDecimal value = rules.price(limit.priceTicks()).multiply(quantity);
        return value.compareTo(rules.minCost()) < 0;
    }

    private static Optional<Refused> mode(Pricing pricing, TradingMode mode) {
        boolean taken =
                switch (mode) {
                    case ONLINE -> true;
                    case LIMIT_ONLY -> pricing instanceof Pricing.Limit;
                    case POST_ONLY -> pricing instanceof Pricing.Limit limit && limit.postOnly();
                    case REDUCE_ONLY, CANCEL_ONLY, MAINTENANCE, DELISTED, UNKNOWN -> false;
                };
        return taken
                ? Optional.empty()
                : refused(Refusal.MODE, "the mode is " + mode + ", in which it is not taken");
    }

    private static Optional<Refused> refused(Refusal reason, String words) {
        return Optional.of(new Refused(reason, words));
    }
}
