package io.trellis.backtesting.analytics;

import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where a change of equity came from (formulas 5.7), in units of 10⁻⁸ quote. Sales match the newest
 * purchase that is still held, as the pairs of a grid do, and what was there at the beginning last;
 * what a strategy buys to start with was there at the beginning. The parts add up to the change of
 * equity to the last unit.
 *
 * @param pairs sales of resting orders less the purchases they match, fees left out
 * @param closings the same of sales at the market: exits, kills, recentrings
 * @param openLots value at the end of the purchases still held, less what they were bought for
 * @param initialHeld change in value of the initial inventory still held
 * @param initialSold proceeds of initial inventory sold, less its value at the beginning
 * @param fees of all fills
 */
public record ProfitParts(
        long pairs, long closings, long openLots, long initialHeld, long initialSold, long fees) {

    /** Parts of which nothing was sold at the market. */
    public ProfitParts(long pairs, long openLots, long initialHeld, long initialSold, long fees) {
        this(pairs, 0, openLots, initialHeld, initialSold, fees);
    }

    /** The change of equity. */
    public long total() {
        return pairs + closings + openLots + initialHeld + initialSold - fees;
    }

    /** Some inventory, and what it is worth at a time. */
    public record Holding(long lots, long value) {

        public static final Holding NOTHING = new Holding(0, 0);

        Holding first(long part) {
            return new Holding(part, Ratio.share(value, part, lots));
        }

        Holding without(Holding part) {
            return new Holding(lots - part.lots, value - part.value);
        }

        Holding with(Holding more) {
            return new Holding(lots + more.lots, value + more.value);
        }
    }

    /**
     * The parts of a run.
     *
     * @param initial inventory before the first fill, at its value then
     * @param end inventory after the last fill, at its value then
     * @throws IllegalArgumentException if the fills do not lead from one to the other
     */
    public static ProfitParts of(Holding initial, List<Fill> fills, Holding end) {
        var ledger = new Ledger(initial);
        fills.forEach(ledger::add);
        return ledger.parts(end);
    }

    private static final class Ledger {

        private final Deque<Holding> bought = new ArrayDeque<>();
        private Holding initial;
        private long pairs;
        private long closings;
        private long initialSold;
        private long fees;

        Ledger(Holding initial) {
            this.initial = initial;
        }

        void add(Fill fill) {
            fees += fill.fee();
            Holding traded = new Holding(fill.lots(), fill.value());
            if (fill.side() == Side.SELL) {
                sell(traded, fill);
            } else if (fill.reason() == Reason.START) {
                initial = initial.with(traded);
            } else {
                bought.push(traded);
            }
        }

        private void sell(Holding sale, Fill fill) {
            Holding left = sale;
            while (left.lots > 0 && !bought.isEmpty()) {
                Holding newest = bought.pop();
                long lots = Math.min(left.lots, newest.lots);
                Holding cost = newest.first(lots);
                Holding proceeds = left.first(lots);
                earn(proceeds.value - cost.value, fill);
                left = left.without(proceeds);
                if (newest.lots > lots) {
                    bought.push(newest.without(cost));
                }
            }
            if (left.lots > initial.lots) {
                throw new IllegalArgumentException("more is sold than is held: " + fill);
            }
            if (left.lots > 0) {
                Holding cost = initial.first(left.lots);
                initialSold += left.value - cost.value;
                initial = initial.without(cost);
            }
        }

        private void earn(long profit, Fill fill) {
            if (fill.isTaker()) {
                closings += profit;
            } else {
                pairs += profit;
            }
        }

        ProfitParts parts(Holding end) {
            long lots = bought.stream().mapToLong(Holding::lots).sum();
            long cost = bought.stream().mapToLong(Holding::value).sum();
            if (lots + initial.lots != end.lots) {
                throw new IllegalArgumentException(
                        "%d lots are left, not %d".formatted(lots + initial.lots, end.lots));
            }
            Holding open = end.lots == 0 ? Holding.NOTHING : end.first(lots);
            long initialValue = end.value - open.value;
            return new ProfitParts(
                    pairs,
                    closings,
                    open.value - cost,
                    initialValue - initial.value,
                    initialSold,
                    fees);
        }
    }
}
