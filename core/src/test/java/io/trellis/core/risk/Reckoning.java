package io.trellis.core.risk;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TradingMode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The limits reckoned anew, slowly and in decimals: which of them orders would break, and what was
 * let out before. Written from the words of the limits, not from the gate.
 */
final class Reckoning {

    /** A list of orders with what they are for. */
    record Wish(OrderTicket order, Errand errand) {}

    private record Out(long nanos, long day, BigDecimal value) {}

    private final Limits limits;
    private final List<Out> out = new ArrayList<>();

    Reckoning(Limits limits) {
        this.limits = limits;
    }

    /**
     * The limits that these orders would break.
     *
     * @param slack by how much amounts may be larger than they are, in quote
     */
    Set<String> broken(List<Wish> wishes, Cut cut, BigDecimal slack) {
        var broken = new TreeSet<String>();
        BigDecimal market = market(cut);
        if (market.signum() == 0) {
            broken.add("price");
            return broken;
        }
        if (cut.priceAgeMillis() > limits.priceAgeMillis()) {
            broken.add("price-age");
        }
        wishes.forEach(wish -> one(wish, cut, market, slack, broken));
        together(wishes, cut, slack, broken);
        counts(wishes, cut, slack, broken);
        return broken;
    }

    void letOut(List<Wish> wishes, Cut cut) {
        for (Wish wish : wishes) {
            out.add(new Out(cut.nowNanos(), day(cut), value(wish.order(), cut)));
        }
    }

    private void one(Wish wish, Cut cut, BigDecimal market, BigDecimal slack, Set<String> broken) {
        OrderTicket order = wish.order();
        boolean buys = order.side() == Side.BUY;
        if (buys && wish.errand().reduces()) {
            broken.add("reduces");
        }
        if (!modes(order, wish.errand(), cut)) {
            broken.add("mode");
        }
        Instrument in = cut.instrument();
        BigDecimal price = firstPrice(order, cut);
        if (price.signum() == 0) {
            broken.add("price");
            return;
        }
        BigDecimal distance =
                price.subtract(market).abs().divide(market, 60, RoundingMode.HALF_EVEN);
        if (rests(order)) {
            flag(broken, "price-collar", distance.compareTo(limits.priceCollar()) > 0);
            flag(broken, "would-take", wouldTake(order, cut));
        } else {
            flag(broken, "take-collar", distance.compareTo(limits.takeCollar()) > 0);
        }
        BigDecimal quantity = in.quantity(order.lots());
        flag(broken, "minimum-quantity", quantity.compareTo(in.minQty()) < 0);
        BigDecimal least = price.multiply(quantity);
        flag(broken, "minimum-cost", least.subtract(slack).compareTo(in.minCost()) < 0);
        if (!closes(wish.errand())) {
            over(broken, "order-value", value(order, cut).add(slack), limits.orderValue());
        }
    }

    private void together(List<Wish> wishes, Cut cut, BigDecimal slack, Set<String> broken) {
        Exposure at = cut.exposure();
        Instrument in = cut.instrument();
        BigDecimal cost = BigDecimal.ZERO;
        long sold = 0;
        boolean keeps = false;
        boolean buys = false;
        for (Wish wish : wishes) {
            OrderTicket order = wish.order();
            if (order.side() == Side.BUY) {
                buys = true;
                BigDecimal fee = rests(order) ? in.makerFee() : in.takerFee();
                cost = cost.add(value(order, cut).multiply(fee.add(BigDecimal.ONE)));
            } else {
                sold += order.lots();
                keeps |= !closes(wish.errand());
            }
            if (wish.errand().cell() != Fill.NO_CELL && !wish.errand().reduces()) {
                BigDecimal cell = quote(wish.errand().cellValue());
                for (Wish other : wishes) {
                    if (other.errand().cell() == wish.errand().cell()) {
                        cell = cell.add(value(other.order(), cut));
                    }
                }
                over(broken, "cell-value", cell.add(slack), limits.cellValue());
            }
        }
        if (sold > 0) {
            flag(broken, "position", at.sellLots() + sold > at.inventoryLots());
            BigDecimal left = in.quantity(at.freeLots() - sold);
            BigDecimal keep = keeps ? limits.leastFreeBase() : BigDecimal.ZERO;
            flag(broken, "free-base", left.compareTo(keep) < 0);
        }
        if (buys) {
            flag(broken, "maker-fee", in.makerFee().compareTo(limits.makerFee()) > 0);
            BigDecimal held = in.price(highest(cut)).multiply(in.quantity(at.inventoryLots()));
            BigDecimal all = held.add(quote(at.buyValue())).add(cost).add(slack);
            over(broken, "pair-exposure", all, limits.pairExposure());
            over(broken, "total-exposure", all, limits.totalExposure());
            BigDecimal left = quote(at.freeQuote()).subtract(cost).subtract(slack);
            flag(broken, "free-quote", left.compareTo(quote(limits.leastFreeQuote())) < 0);
        }
    }

    private void counts(List<Wish> wishes, Cut cut, BigDecimal slack, Set<String> broken) {
        int more = wishes.size();
        flag(
                broken,
                "orders-per-second",
                within(cut, 1_000_000_000L) + more > limits.ordersPerSecond());
        flag(
                broken,
                "orders-per-minute",
                within(cut, 60_000_000_000L) + more > limits.ordersPerMinute());
        if (wishes.stream().allMatch(wish -> closes(wish.errand()))) {
            return;
        }
        List<Out> today = out.stream().filter(each -> each.day() == day(cut)).toList();
        flag(broken, "orders-per-day", today.size() + more > limits.ordersPerDay());
        BigDecimal value = BigDecimal.ZERO;
        for (Out each : today) {
            value = value.add(each.value()).add(slack);
        }
        for (Wish wish : wishes) {
            value = value.add(value(wish.order(), cut)).add(slack);
        }
        over(broken, "value-per-day", value, limits.valuePerDay());
        Exposure at = cut.exposure();
        flag(broken, "open-orders", at.orders() + more > limits.openOrders());
        flag(broken, "unknown-orders", at.unknown() >= limits.unknownOrders());
    }

    private long within(Cut cut, long nanos) {
        return out.stream().filter(each -> cut.nowNanos() - each.nanos() < nanos).count();
    }

    private static void flag(Set<String> broken, String name, boolean is) {
        if (is) {
            broken.add(name);
        }
    }

    private static void over(Set<String> broken, String name, BigDecimal value, long limit) {
        flag(broken, name, value.compareTo(quote(limit)) > 0);
    }

    /** The design's words: trader and venue must both allow it. */
    private static boolean modes(OrderTicket order, Errand errand, Cut cut) {
        boolean trader =
                cut.mode() == TraderMode.ARMED
                        || (cut.mode() == TraderMode.WIND_DOWN && errand.reduces());
        TradingMode venue = cut.venueMode();
        boolean limited = order.pricing() instanceof Pricing.Limit;
        return trader
                && (venue == TradingMode.ONLINE
                        || (venue == TradingMode.LIMIT_ONLY && limited)
                        || (venue == TradingMode.POST_ONLY && rests(order))
                        || (venue == TradingMode.REDUCE_ONLY && errand.reduces()));
    }

    private static boolean rests(OrderTicket order) {
        return order.pricing() instanceof Pricing.Limit limit && limit.postOnly();
    }

    private static boolean closes(Errand errand) {
        return errand.reduces()
                && Set.of(Reason.EXIT, Reason.KILL, Reason.LATE).contains(errand.reason());
    }

    private static boolean wouldTake(OrderTicket order, Cut cut) {
        long ticks = ((Pricing.Limit) order.pricing()).priceTicks();
        if (order.side() == Side.BUY) {
            return cut.askTicks() > 0 ? ticks >= cut.askTicks() : ticks > cut.priceTicks();
        }
        return cut.bidTicks() > 0 ? ticks <= cut.bidTicks() : ticks < cut.priceTicks();
    }

    /** The middle of the best quotes, else the last price; 0 where there is none. */
    private static BigDecimal market(Cut cut) {
        BigDecimal two = BigDecimal.valueOf(2);
        if (cut.bidTicks() > 0 && cut.askTicks() > 0) {
            BigDecimal sum = BigDecimal.valueOf(cut.bidTicks()).add(big(cut.askTicks()));
            return cut.bidTicks() < cut.askTicks()
                    ? cut.instrument().tick().multiply(sum).divide(two)
                    : BigDecimal.ZERO;
        }
        return cut.instrument().price(cut.priceTicks());
    }

    private static BigDecimal firstPrice(OrderTicket order, Cut cut) {
        return cut.instrument()
                .price(
                        switch (order.pricing()) {
                            case Pricing.Limit limit -> limit.priceTicks();
                            case Pricing.Market() -> {
                                boolean buys = order.side() == Side.BUY;
                                long quote = buys ? cut.askTicks() : cut.bidTicks();
                                yield quote > 0 ? quote : cut.priceTicks();
                            }
                        });
    }

    private static long highest(Cut cut) {
        return Math.max(cut.priceTicks(), Math.max(cut.askTicks(), cut.bidTicks()));
    }

    /** Of an order without a limit: at the collar above everything known, and a tick more. */
    private BigDecimal value(OrderTicket order, Cut cut) {
        BigDecimal ticks =
                switch (order.pricing()) {
                    case Pricing.Limit limit -> big(limit.priceTicks());
                    case Pricing.Market() -> {
                        BigDecimal top = big(highest(cut));
                        BigDecimal slip =
                                top.multiply(limits.takeCollar())
                                        .setScale(0, RoundingMode.HALF_EVEN);
                        yield top.add(slip).add(BigDecimal.ONE);
                    }
                };
        return cut.instrument()
                .tick()
                .multiply(ticks)
                .multiply(cut.instrument().quantity(order.lots()));
    }

    private static long day(Cut cut) {
        return Math.floorDiv(cut.wallMillis(), 86_400_000L);
    }

    private static BigDecimal big(long value) {
        return BigDecimal.valueOf(value);
    }

    private static BigDecimal quote(long units) {
        return BigDecimal.valueOf(units, 8);
    }
}
