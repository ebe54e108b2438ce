package io.trellis.core.strategy.grid;

import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Cash, inventory, fills and profit of section 9, in decimals of quote. */
final class OracleAccount {

    private static final int DECIMALS = 8;

    private final GridPlan plan;
    private final OracleTwist twist;
    final List<Fill> fills = new ArrayList<>();
    BigDecimal cash;
    BigDecimal lowestCash;
    BigDecimal fees = BigDecimal.ZERO;
    long lots;
    BigDecimal roundTripProfit = BigDecimal.ZERO;
    BigDecimal gains = BigDecimal.ZERO;
    BigDecimal losses = BigDecimal.ZERO;
    BigDecimal adjustProfit = BigDecimal.ZERO;

    OracleAccount(GridPlan plan, OracleTwist twist) {
        this.plan = plan;
        this.twist = twist;
        cash = plan.settings().capital();
        lowestCash = cash;
    }

    /** Trades at a cell's own price with the maker fee; gives the cost of a buy or the proceeds. */
    BigDecimal tradeCell(
            long timeMillis, Phase phase, int cell, Side side, BigDecimal price, long quantity) {
        BigDecimal value = price.multiply(plan.instrument().quantity(quantity));
        BigDecimal fee = feeOf(value, plan.instrument().makerFee());
        return post(
                new Entry(timeMillis, phase, Reason.GRID, cell, side, price, quantity), value, fee);
    }

    /** Trades at a price worsened by the slippage, with the taker fee. */
    BigDecimal tradeMarket(
            long timeMillis,
            Phase phase,
            Reason reason,
            Side side,
            BigDecimal price,
            long quantity) {
        BigDecimal slippage = plan.assumptions().slippage();
        BigDecimal worse = side == Side.BUY ? slippage : slippage.negate();
        BigDecimal executed = price.multiply(BigDecimal.ONE.add(worse));
        BigDecimal value = executed.multiply(plan.instrument().quantity(quantity));
        BigDecimal fee = feeOf(value, plan.instrument().takerFee());
        return post(
                new Entry(timeMillis, phase, reason, Fill.NO_CELL, side, price, quantity),
                value,
                fee);
    }

    /** Cash and inventory at a price. */
    BigDecimal equity(BigDecimal price) {
        return cash.add(worth(price));
    }

    /** The inventory at a price: an amount, rounded once, so that sums with it are exact. */
    BigDecimal worth(BigDecimal price) {
        return posted(exactWorth(price));
    }

    BigDecimal exactWorth(BigDecimal price) {
        return price.multiply(plan.instrument().quantity(lots));
    }

    void roundTrip(BigDecimal profit) {
        roundTripProfit = roundTripProfit.add(profit);
        if (profit.signum() > 0) {
            gains = gains.add(profit);
        } else {
            losses = losses.subtract(profit);
        }
    }

    static BigDecimal posted(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.HALF_EVEN);
    }

    static long units(BigDecimal amount) {
        return posted(amount).movePointRight(DECIMALS).longValueExact();
    }

    private record Entry(
            long timeMillis,
            Phase phase,
            Reason reason,
            int cell,
            Side side,
            BigDecimal price,
            long quantity) {}

    private BigDecimal feeOf(BigDecimal value, BigDecimal rate) {
        BigDecimal base = twist == OracleTwist.FEE_OF_ROUNDED_VALUE ? posted(value) : value;
        return base.multiply(rate);
    }

    private BigDecimal post(Entry entry, BigDecimal exactValue, BigDecimal exactFee) {
        BigDecimal value = posted(exactValue);
        BigDecimal fee = posted(exactFee);
        boolean buys = entry.side() == Side.BUY;
        BigDecimal net = buys ? value.add(fee) : value.subtract(fee);
        cash = buys ? cash.subtract(net) : cash.add(net);
        lots += buys ? entry.quantity() : -entry.quantity();
        fees = fees.add(fee);
        lowestCash = lowestCash.min(cash);
        fills.add(
                new Fill(
                        entry.timeMillis(),
                        entry.phase(),
                        entry.reason(),
                        entry.cell(),
                        entry.side(),
                        entry.price().divide(tick()).longValueExact(),
                        entry.quantity(),
                        units(value),
                        units(fee)));
        return net;
    }

    private BigDecimal tick() {
        Instrument instrument = plan.instrument();
        return instrument.tick();
    }
}
