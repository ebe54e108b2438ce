package io.trellis.backtesting.analytics;

import io.trellis.core.market.Ratio;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The trades of a run, first in, first out: every sale sells what has been held the longest, and
 * what is held at the end is marked at the last price. Pairs of a grid nearly always win, whatever
 * the account does; these do not flatter. Sums are exact to the last unit.
 */
public final class FifoLots {

    private FifoLots() {}

    /**
     * A trade for each purchase, in the order they were made.
     *
     * @param fills of an account that held nothing before the first, and never less than nothing
     * @param endValue what the inventory after the last is worth, in units of 10⁻⁸ quote
     * @throws IllegalArgumentException if more is sold than is held
     */
    public static List<LotTrade> of(List<Fill> fills, long endValue) {
        List<Lot> all = new ArrayList<>();
        Deque<Lot> open = new ArrayDeque<>();
        for (Fill fill : fills) {
            if (fill.side() == Side.BUY) {
                Lot lot = new Lot(fill.lots(), fill.value() + fill.fee());
                all.add(lot);
                open.add(lot);
            } else {
                sell(fill, open);
            }
        }
        mark(open, endValue);
        return all.stream().map(Lot::trade).toList();
    }

    private static void sell(Fill fill, Deque<Lot> open) {
        long lots = fill.lots();
        long proceeds = fill.value() - fill.fee();
        while (lots > 0) {
            Lot oldest = open.peek();
            if (oldest == null) {
                throw new IllegalArgumentException("more is sold than is held: " + fill);
            }
            long sold = Math.min(lots, oldest.left);
            long part = Ratio.share(proceeds, sold, lots);
            oldest.proceeds += part;
            oldest.left -= sold;
            proceeds -= part;
            lots -= sold;
            if (oldest.left == 0) {
                open.remove();
            }
        }
    }

    private static void mark(Deque<Lot> open, long endValue) {
        long lots = open.stream().mapToLong(lot -> lot.left).sum();
        long value = endValue;
        for (Lot lot : open) {
            long part = Ratio.share(value, lot.left, lots);
            lot.proceeds += part;
            value -= part;
            lots -= lot.left;
        }
    }

    private static final class Lot {

        private final long lots;
        private final long cost;
        private long proceeds;
        private long left;

        Lot(long lots, long cost) {
            this.lots = lots;
            this.cost = cost;
            this.left = lots;
        }

        LotTrade trade() {
            return new LotTrade(lots, cost, proceeds, left);
        }
    }
}
