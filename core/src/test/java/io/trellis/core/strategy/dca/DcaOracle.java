package io.trellis.core.strategy.dca;

import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * docs/dca.md again, as one loop over decimals that shares no code with the strategy: no events, no
 * states, no ticks, no units. It tells its trades as lines of text.
 */
final class DcaOracle {

    private static final MathContext MANY_DIGITS = new MathContext(60, RoundingMode.FLOOR);
    private static final BigDecimal ONE = BigDecimal.ONE;

    private final DcaPlan plan;
    private final DcaSettings rules;
    private final Instrument market;
    private final BigDecimal margin;
    private final BigDecimal slippage;
    private final List<String> trades = new ArrayList<>();

    private BigDecimal cash;
    private BigDecimal held = BigDecimal.ZERO;
    private BigDecimal cost = BigDecimal.ZERO;
    private BigDecimal profit = BigDecimal.ZERO;
    private BigDecimal liquidated = BigDecimal.ZERO;

    private Optional<BigDecimal> target = Optional.empty();
    private final BigDecimal[] dipPrices;
    private final BigDecimal[] dipSizes;
    private final boolean[] dipDone;
    private BigDecimal purchasedAt = BigDecimal.ZERO;

    private long time;
    private String phase = "";

    DcaOracle(DcaPlan plan) {
        this.plan = plan;
        this.rules = plan.settings();
        this.market = plan.instrument();
        this.slippage = plan.assumptions().slippage();
        this.margin = market.tick().multiply(BigDecimal.valueOf(plan.assumptions().marginTicks()));
        this.cash = rules.capital();
        int steps = rules.dips().map(dips -> dips.steps().size()).orElse(0);
        this.dipPrices = new BigDecimal[steps];
        this.dipSizes = new BigDecimal[steps];
        this.dipDone = new boolean[steps];
        clearDips();
    }

    List<String> trades() {
        return trades;
    }

    BigDecimal cash() {
        return cash;
    }

    BigDecimal profit() {
        return profit;
    }

    BigDecimal liquidated() {
        return liquidated;
    }

    BigDecimal cost() {
        return cost;
    }

    void run(Bars bars) {
        BigDecimal first = price(bars.open(0));
        boolean tooSmall = isTooSmall(most(amount(), takerCost(first)), first);
        boolean loses =
                rules.takeProfit()
                        .map(share -> ONE.add(share).multiply(ONE.subtract(market.makerFee())))
                        .filter(kept -> kept.compareTo(ONE) < 0)
                        .isPresent();
        if (tooSmall || loses) {
            trades.add("refused");
            return;
        }
        long hour = 3_600_000;
        long period = rules.schedule().everyHours() * hour;
        long nextDue = rules.schedule().anchorHour() * hour;
        while (nextDue < bars.timeMillis(0)) {
            nextDue += period;
        }
        BigDecimal peak = cash;
        BigDecimal dayPeak = cash;
        BigDecimal before = cash;
        long day = Long.MIN_VALUE;
        for (int i = 0; i < bars.count(); i++) {
            time = bars.timeMillis(i);
            phase = "OPEN";
            visit(bars.open(i));
            if (time >= nextDue) {
                purchase(price(bars.open(i)));
            }
            while (nextDue <= time) {
                nextDue += period;
            }
            phase = "PATH";
            for (long stop : stops(bars, i)) {
                visit(stop);
            }
            phase = "CLOSE";
            BigDecimal close = price(bars.close(i));
            BigDecimal equity = cash.add(round(close.multiply(held)));
            peak = peak.max(equity);
            dayPeak = (time / 86_400_000 == day ? dayPeak : before).max(equity);
            day = time / 86_400_000;
            before = equity;
            if (fell(plan.risk().maxDrawdown(), peak, equity)
                    || fell(plan.risk().killSwitch(), dayPeak, equity)) {
                liquidate(close);
                return;
            }
        }
    }

    private static boolean fell(Optional<BigDecimal> limit, BigDecimal peak, BigDecimal equity) {
        return limit.isPresent()
                && peak.subtract(equity).compareTo(limit.get().multiply(peak)) >= 0;
    }

    /** The prices after the open, each one only if the market moves to it. */
    private List<Long> stops(Bars bars, int i) {
        long open = bars.open(i);
        long high = bars.high(i);
        long low = bars.low(i);
        boolean lowFirst =
                switch (plan.assumptions().pathRule()) {
                    case NEAREST -> open - low <= high - open;
                    case LOW_FIRST -> true;
                    case HIGH_FIRST -> false;
                };
        var stops = new ArrayList<Long>();
        long at = open;
        for (long next : new long[] {lowFirst ? low : high, lowFirst ? high : low, bars.close(i)}) {
            if (next != at) {
                stops.add(next);
            }
            at = next;
        }
        return stops;
    }

    private void visit(long ticks) {
        BigDecimal at = price(ticks);
        if (target.isPresent() && target.get().compareTo(at.subtract(margin)) <= 0) {
            sellAtTarget(target.get());
        }
        for (int dip = nextDip(); dip >= 0; dip = nextDip()) {
            if (dipPrices[dip].compareTo(at.add(margin)) < 0) {
                return;
            }
            buyDip(dip);
        }
    }

    /** The highest that rests; they go down in order. */
    private int nextDip() {
        for (int i = 0; i < dipSizes.length; i++) {
            if (dipSizes[i].signum() > 0) {
                return i;
            }
        }
        return -1;
    }

    private void purchase(BigDecimal at) {
        BigDecimal size = most(amount(), takerCost(at));
        BigDecimal value = round(size.multiply(at).multiply(ONE.add(slippage)));
        BigDecimal fee =
                round(size.multiply(at).multiply(ONE.add(slippage)).multiply(market.takerFee()));
        if (isTooSmall(size, at) || value.add(fee).compareTo(cash) > 0) {
            return;
        }
        purchasedAt = at;
        bought("SCHEDULE", -1, at, size, value, fee);
    }

    private void buyDip(int dip) {
        BigDecimal at = dipPrices[dip];
        BigDecimal size = dipSizes[dip];
        dipDone[dip] = true;
        BigDecimal value = round(size.multiply(at));
        BigDecimal fee = round(size.multiply(at).multiply(market.makerFee()));
        bought("GRID", dip + 1, at, size, value, fee);
    }

    private void bought(
            String reason,
            int cell,
            BigDecimal at,
            BigDecimal size,
            BigDecimal value,
            BigDecimal fee) {
        cash = cash.subtract(value).subtract(fee);
        cost = cost.add(value).add(fee);
        held = held.add(size);
        trade(reason, cell, "BUY", at, size, value, fee);
        target =
                rules.takeProfit()
                        .map(share ->
                                onTick(cost.multiply(ONE.add(share)), held, RoundingMode.CEILING));
        rules.dips().ifPresent(dips -> layDips(dips, at));
    }

    private void layDips(Dips dips, BigDecimal boughtAt) {
        clearDips();
        BigDecimal free = cash;
        BigDecimal ceiling = boughtAt;
        for (int i = 0; i < dipDone.length; i++) {
            if (dipDone[i]) {
                continue;
            }
            BigDecimal kept = ONE.subtract(dips.steps().get(i).below());
            BigDecimal at =
                    dips.from() == Dips.From.PURCHASE
                            ? onTick(purchasedAt.multiply(kept), ONE, RoundingMode.FLOOR)
                            : onTick(cost.multiply(kept), held, RoundingMode.FLOOR);
            at = at.min(ceiling.subtract(market.tick()));
            ceiling = at;
            if (at.signum() <= 0) {
                continue;
            }
            BigDecimal budget = round(rules.amount().multiply(dips.steps().get(i).multiple()));
            BigDecimal size = most(budget, new Cost(at, BigDecimal.ZERO, market.makerFee()));
            BigDecimal spent =
                    round(size.multiply(at))
                            .add(round(size.multiply(at).multiply(market.makerFee())));
            if (!isTooSmall(size, at) && spent.compareTo(free) <= 0) {
                dipPrices[i] = at;
                dipSizes[i] = size;
                free = free.subtract(spent);
            }
        }
    }

    private void clearDips() {
        for (int i = 0; i < dipSizes.length; i++) {
            dipSizes[i] = BigDecimal.ZERO;
            dipPrices[i] = BigDecimal.ZERO;
        }
    }

    private void sellAtTarget(BigDecimal at) {
        BigDecimal value = round(held.multiply(at));
        BigDecimal fee = round(held.multiply(at).multiply(market.makerFee()));
        trade("GRID", 0, "SELL", at, held, value, fee);
        profit = profit.add(value).subtract(fee).subtract(cost);
        soldAll(value, fee);
    }

    private void liquidate(BigDecimal close) {
        if (held.signum() == 0) {
            return;
        }
        BigDecimal gross = held.multiply(close).multiply(ONE.subtract(slippage));
        BigDecimal value = round(gross);
        BigDecimal fee = round(gross.multiply(market.takerFee()));
        trade("KILL", -1, "SELL", close, held, value, fee);
        liquidated = value.subtract(fee).subtract(cost);
        soldAll(value, fee);
    }

    private void soldAll(BigDecimal value, BigDecimal fee) {
        cash = cash.add(value).subtract(fee);
        held = BigDecimal.ZERO;
        cost = BigDecimal.ZERO;
        target = Optional.empty();
        clearDips();
        for (int i = 0; i < dipDone.length; i++) {
            dipDone[i] = false;
        }
    }

    private void trade(
            String reason,
            int cell,
            String side,
            BigDecimal at,
            BigDecimal size,
            BigDecimal value,
            BigDecimal fee) {
        trades.add(
                line(time, phase, reason, cell, side)
                        + " "
                        + plain(size)
                        + " at "
                        + plain(at)
                        + " for "
                        + plain(value)
                        + " fee "
                        + plain(fee));
    }

    static String line(long time, String phase, String reason, int cell, String side) {
        return time + " " + phase + " " + reason + " " + cell + " " + side;
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    private record Cost(BigDecimal price, BigDecimal slippage, BigDecimal feeRate) {
        BigDecimal of(BigDecimal size) {
            BigDecimal gross = size.multiply(price).multiply(ONE.add(slippage));
            return round(gross).add(round(gross.multiply(feeRate)));
        }
    }

    private Cost takerCost(BigDecimal at) {
        return new Cost(at, slippage, market.takerFee());
    }

    /** The quantity that costs the budget exactly, then down lot by lot from just above it. */
    private BigDecimal most(BigDecimal budget, Cost cost) {
        BigDecimal unit =
                cost.price().multiply(ONE.add(cost.slippage())).multiply(ONE.add(cost.feeRate()));
        BigDecimal lots =
                budget.divide(unit.multiply(market.lot()), MANY_DIGITS)
                        .setScale(0, RoundingMode.FLOOR)
                        .add(BigDecimal.TEN);
        BigDecimal size = lots.multiply(market.lot());
        while (size.signum() > 0 && cost.of(size).compareTo(budget) > 0) {
            size = size.subtract(market.lot());
        }
        return size.max(BigDecimal.ZERO);
    }

    private boolean isTooSmall(BigDecimal size, BigDecimal at) {
        return size.signum() == 0
                || size.compareTo(market.minQty()) < 0
                || size.multiply(at).compareTo(market.minCost()) < 0;
    }

    private BigDecimal amount() {
        return round(rules.amount());
    }

    private BigDecimal price(long ticks) {
        return market.tick().multiply(BigDecimal.valueOf(ticks));
    }

    private BigDecimal onTick(BigDecimal amount, BigDecimal size, RoundingMode rounding) {
        return amount.divide(size.multiply(market.tick()), 0, rounding).multiply(market.tick());
    }

    private static BigDecimal round(BigDecimal amount) {
        return amount.setScale(8, RoundingMode.HALF_EVEN);
    }
}
