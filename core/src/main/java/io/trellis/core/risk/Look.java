package io.trellis.core.risk;

import io.trellis.core.account.Money;
import io.trellis.core.market.Ratio;
import io.trellis.core.order.Fill;
import io.trellis.core.risk.Verdict.Denied;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One look at orders that are to be placed together: each must keep within the limits by itself,
 * and all of them with what is out already.
 */
final class Look {

    private static final Optional<Denied> FINE = Optional.empty();

    private final Limits limits;
    private final Ratio priceCollar;
    private final Ratio takeCollar;
    private final Worth worth;
    private final Cut cut;
    private final MarketView market;
    private final List<Leg> legs;

    Look(Limits limits, Ratio priceCollar, Ratio takeCollar, Worth worth, Cut cut, List<Leg> legs) {
        this.limits = limits;
        this.priceCollar = priceCollar;
        this.takeCollar = takeCollar;
        this.worth = worth;
        this.cut = cut;
        this.market = MarketView.of(cut);
        this.legs = legs;
    }

    /**
     * The first limit that would be broken.
     *
     * @throws ArithmeticException if an amount does not fit into 63 bits
     */
    Optional<Denied> broken(Pace pace) {
        // Written out, as all that these are cold when an order comes: a lambda costs more there
        // than what it decides.
        Optional<Denied> found = unknown();
        for (int i = 0; i < legs.size() && found.isEmpty(); i++) {
            found = alone(legs.get(i));
        }
        if (found.isEmpty()) {
            found = cells();
        }
        if (found.isEmpty()) {
            found = sales();
        }
        if (found.isEmpty()) {
            found = buys();
        }
        return found.isEmpty() ? counts(pace) : found;
    }

    /** What an order breaks by itself. */
    private Optional<Denied> alone(Leg leg) {
        Optional<Denied> found = mode(leg);
        if (found.isEmpty()) {
            found = price(leg);
        }
        return found.isEmpty() ? size(leg) : found;
    }

    /** Price times quantity of all of them. */
    long value() {
        long sum = 0;
        for (Leg leg : legs) {
            sum = Math.addExact(sum, worth.value(worstTicks(leg), leg.lots()));
        }
        return sum;
    }

    /** What must be known before anything can be compared. */
    private Optional<Denied> unknown() {
        Exposure at = cut.exposure();
        if (at.buyLots() < 0
                || at.buyValue() < 0
                || at.sellLots() < 0
                || at.orders() < 0
                || at.unknown() < 0) {
            return passing("exposure", "what is at stake is not known: " + at);
        }
        if (!market.isKnown()) {
            return passing("price", "there is no price to measure an order by");
        }
        if (market.ageMillis() < 0 || market.ageMillis() > limits.priceAgeMillis()) {
            return passing(
                    "price-age",
                    String.format(
                            Locale.ROOT,
                            "the last word of the market is %d ms old, more than the limit of %d"
                                    + " ms",
                            market.ageMillis(),
                            limits.priceAgeMillis()));
        }
        return FINE;
    }

    private Optional<Denied> mode(Leg leg) {
        boolean reduces = leg.errand().reduces();
        if (reduces && leg.buys()) {
            return lasting("reduces", "a buy makes no position smaller");
        }
        return Allowed.passes(leg.kind(), reduces, cut.mode(), cut.venueMode())
                ? FINE
                : Optional.of(Gate.mode(leg.kind(), cut));
    }

    private Optional<Denied> price(Leg leg) {
        boolean near = !leg.rests();
        long ticks = leg.limitTicks() > 0 ? leg.limitTicks() : market.nearTicks(leg.buys());
        if (ticks <= 0) {
            return passing("price", "there is no price to measure an order by");
        }
        if (market.isBeyond(near ? takeCollar : priceCollar, ticks)) {
            return passing(
                    near ? "take-collar" : "price-collar",
                    String.format(
                            Locale.ROOT,
                            "the price %s is further from the market at %s than the limit of %s %%",
                            price(ticks),
                            price(market.ticks()),
                            percent(near ? limits.takeCollar() : limits.priceCollar())));
        }
        if (leg.rests() && market.wouldTake(leg.buys(), ticks)) {
            return passing(
                    "would-take",
                    String.format(
                            Locale.ROOT,
                            "the price %s would take from the best price %s instead of resting",
                            price(ticks),
                            price(market.nearTicks(leg.buys()))));
        }
        return FINE;
    }

    private Optional<Denied> size(Leg leg) {
        if (leg.lots() < worth.minLots()) {
            return lasting(
                    "minimum-quantity",
                    String.format(
                            Locale.ROOT,
                            "the quantity %s is below the venue's least of %s",
                            quantity(leg.lots()),
                            quantity(worth.minLots())));
        }
        long ticks = leg.limitTicks() > 0 ? leg.limitTicks() : market.nearTicks(leg.buys());
        long least = worth.valueAtLeast(ticks, leg.lots());
        if (least < worth.minCost()) {
            Denied denied =
                    over("minimum-cost", "order value", least, "below", worth.minCost(), true);
            return Optional.of(denied);
        }
        long value = worth.value(worstTicks(leg), leg.lots());
        if (!leg.closes() && value > limits.orderValue()) {
            return Optional.of(
                    over("order-value", "order value", value, "above", limits.orderValue(), true));
        }
        return FINE;
    }

    /** Orders of one cell count together, with what is out for it. */
    private Optional<Denied> cells() {
        for (Leg leg : legs) {
            int cell = leg.errand().cell();
            if (cell == Fill.NO_CELL || leg.errand().reduces()) {
                continue;
            }
            long sum = Math.max(leg.errand().cellValue(), 0);
            for (Leg other : legs) {
                if (other.errand().cell() == cell) {
                    sum = Math.addExact(sum, worth.value(worstTicks(other), other.lots()));
                }
            }
            if (sum > limits.cellValue()) {
                return Optional.of(
                        over("cell-value", "cell value", sum, "above", limits.cellValue(), false));
            }
        }
        return FINE;
    }

    /** Nothing is sold that is not held, and free. */
    private Optional<Denied> sales() {
        long lots = 0;
        boolean closing = true;
        for (Leg leg : legs) {
            if (!leg.buys()) {
                lots = Math.addExact(lots, Math.max(leg.lots() - leg.replacedLots(), 0));
                closing &= leg.closes();
            }
        }
        Exposure at = cut.exposure();
        if (lots == 0) {
            return FINE;
        }
        long sold = Math.addExact(at.sellLots(), lots);
        if (sold > at.inventoryLots()) {
            return passing(
                    "position",
                    String.format(
                            Locale.ROOT,
                            "with what is out, %s would be sold, more than the %s held",
                            quantity(sold),
                            quantity(at.inventoryLots())));
        }
        long left = Math.subtractExact(at.freeLots(), lots);
        long least = closing ? 0 : worth.lots(limits.leastFreeBase());
        if (left < least) {
            return passing(
                    "free-base",
                    String.format(
                            Locale.ROOT,
                            "%s of the base would be left free, below the limit of %s",
                            quantity(left),
                            quantity(least)));
        }
        return FINE;
    }

    private Optional<Denied> buys() {
        if (!hasBuys()) {
            return FINE;
        }
        if (cut.instrument().makerFee().compareTo(limits.makerFee()) > 0) {
            return passing(
                    "maker-fee",
                    String.format(
                            Locale.ROOT,
                            "the fee of %s %% is above the limit of %s %%",
                            percent(cut.instrument().makerFee()),
                            percent(limits.makerFee())));
        }
        long cost = cost();
        Optional<Denied> found = exposure(cost);
        return found.isEmpty() ? freeQuote(cost) : found;
    }

    private boolean hasBuys() {
        for (Leg leg : legs) {
            if (leg.buys()) {
                return true;
            }
        }
        return false;
    }

    /** What the buys would cost more than what they take the place of. */
    private long cost() {
        long sum = 0;
        for (Leg leg : legs) {
            sum = leg.buys() ? Math.addExact(sum, cost(leg)) : sum;
        }
        return sum;
    }

    /** What is out already counts as bought, and what is held at the highest price known. */
    private Optional<Denied> exposure(long cost) {
        Exposure at = cut.exposure();
        long held = worth.value(market.highest(), Math.max(at.inventoryLots(), 0));
        long sum = Math.addExact(Math.addExact(held, at.buyValue()), cost);
        if (sum > limits.pairExposure()) {
            return Optional.of(
                    over("pair-exposure", "exposure", sum, "above", limits.pairExposure(), false));
        }
        if (sum > limits.totalExposure()) {
            return Optional.of(
                    over(
                            "total-exposure",
                            "exposure",
                            sum,
                            "above",
                            limits.totalExposure(),
                            false));
        }
        return FINE;
    }

    private Optional<Denied> freeQuote(long cost) {
        long left = Math.subtractExact(cut.exposure().freeQuote(), cost);
        return left < limits.leastFreeQuote()
                ? Optional.of(
                        over(
                                "free-quote",
                                "free quote after the order",
                                left,
                                "below",
                                limits.leastFreeQuote(),
                                false))
                : FINE;
    }

    private long cost(Leg leg) {
        long cost = worth.cost(worstTicks(leg), leg.lots(), !leg.rests());
        if (!leg.replaces()) {
            return cost;
        }
        long old = worth.costAtLeast(leg.replacedTicks(), leg.replacedLots(), !leg.rests());
        return Math.max(cost - old, 0);
    }

    private Optional<Denied> counts(Pace pace) {
        int orders = legs.size();
        if (pace.secondIsFull(orders)) {
            return passing("orders-per-second", often("second", limits.ordersPerSecond()));
        }
        if (pace.minuteIsFull(orders)) {
            return passing("orders-per-minute", often("minute", limits.ordersPerMinute()));
        }
        if (allClose()) {
            return FINE;
        }
        Optional<Denied> found = day(pace);
        return found.isEmpty() ? open() : found;
    }

    private boolean allClose() {
        for (Leg leg : legs) {
            if (!leg.closes()) {
                return false;
            }
        }
        return true;
    }

    private Optional<Denied> day(Pace pace) {
        if (pace.dayOrders() > limits.ordersPerDay() - legs.size()) {
            return passing("orders-per-day", often("UTC day", limits.ordersPerDay()));
        }
        long value = Math.addExact(pace.dayValue(), value());
        return value > limits.valuePerDay()
                ? Optional.of(
                        over(
                                "value-per-day",
                                "value of this UTC day's orders",
                                value,
                                "above",
                                limits.valuePerDay(),
                                false))
                : FINE;
    }

    private Optional<Denied> open() {
        Exposure at = cut.exposure();
        int more = 0;
        for (Leg leg : legs) {
            more += leg.replaces() ? 0 : 1;
        }
        if (at.orders() + more > limits.openOrders()) {
            return passing(
                    "open-orders",
                    String.format(
                            Locale.ROOT,
                            "%d orders would be open, above the limit of %d",
                            at.orders() + more,
                            limits.openOrders()));
        }
        if (at.unknown() >= limits.unknownOrders()) {
            return passing(
                    "unknown-orders",
                    String.format(
                            Locale.ROOT,
                            "of %d orders it is not known whether they are at the venue, the limit"
                                    + " is %d",
                            at.unknown(),
                            limits.unknownOrders()));
        }
        return FINE;
    }

    /** The highest price that an order may trade at as far as money is bound by it. */
    private long worstTicks(Leg leg) {
        if (leg.limitTicks() > 0) {
            // A sale may bring more than its limit, and then binds no more than what is held.
            return leg.limitTicks();
        }
        long near = market.highest();
        return Math.addExact(near, Math.addExact(takeCollar.scale(near, 1), 1));
    }

    private static String often(String span, int most) {
        return String.format(Locale.ROOT, "%d orders within one %s are the limit", most, span);
    }

    private static Optional<Denied> passing(String limit, String sentence) {
        return Optional.of(new Denied(limit, sentence, false));
    }

    private static Optional<Denied> lasting(String limit, String sentence) {
        return Optional.of(new Denied(limit, sentence, true));
    }

    private static Denied over(
            String limit, String what, long value, String where, long bound, boolean lasting) {
        String sentence =
                String.format(
                        Locale.ROOT,
                        "the %s of %s is %s the limit of %s",
                        what,
                        amount(value),
                        where,
                        amount(bound));
        return new Denied(limit, sentence, lasting);
    }

    private static String amount(long units) {
        return plain(Money.decimal(units));
    }

    private String price(long ticks) {
        return plain(cut.instrument().price(ticks));
    }

    private String quantity(long lots) {
        return plain(cut.instrument().quantity(lots));
    }

    private static String percent(BigDecimal share) {
        return plain(share.movePointRight(2));
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
