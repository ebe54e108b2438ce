package io.trellis.backtesting.kernel;

import io.trellis.core.account.Tariff;
import io.trellis.core.grid.Cells;
import io.trellis.core.market.Ratio;

/**
 * A deployed grid as running sums over its cells, so that a move over any number of cells costs two
 * look-ups. With j flat cells, cells j and above are held; entry i of a sum is over cells 0 to i-1.
 * Amounts are in units of 10⁻⁸ quote, each posted as {@link Tariff} rounds it, so that the sums are
 * exact.
 */
final class CellTable {

    /** A grid of no cells: nothing rests, nothing is held. */
    static final CellTable NONE = new CellTable(0);

    final int count;

    /** Buy and sell price of each cell, ticks. */
    final long[] buy;

    final long[] sell;

    /** With j flat cells the next sell fills at {@code risesTo[j]} or above. */
    final long[] risesTo;

    /** With j flat cells the next buy fills at {@code fallsTo[j]} or below. */
    final long[] fallsTo;

    final long[] lots;

    /** What buying costs, fees included, and the fees alone. */
    final long[] bought;

    final long[] buyFees;

    /** What selling brings, fees taken off, and the fees alone. */
    final long[] sold;

    final long[] sellFees;

    /** Profits and fees of round trips of cells that bought at their own price. */
    final long[] profits;

    final long[] tripFees;

    /** Gains of the round trips that win, of cells that bought at their own price. */
    final long[] gains;

    /** Cost of the inventory of the (re)start, and the gains of its sales that win. */
    final long[] carried;

    final long[] carriedGains;

    /** Least ratio of sell to buy price of a cell. */
    final double narrowest;

    private CellTable(int count) {
        this.count = count;
        buy = new long[count];
        sell = new long[count];
        risesTo = new long[count + 1];
        fallsTo = new long[count + 1];
        lots = new long[count + 1];
        bought = new long[count + 1];
        buyFees = new long[count + 1];
        sold = new long[count + 1];
        sellFees = new long[count + 1];
        profits = new long[count + 1];
        tripFees = new long[count + 1];
        gains = new long[count + 1];
        carried = new long[count + 1];
        carriedGains = new long[count + 1];
        risesTo[count] = Long.MAX_VALUE;
        fallsTo[0] = Long.MIN_VALUE;
        narrowest = Double.MAX_VALUE;
    }

    /**
     * The sums of a grid.
     *
     * @param quantities lots of each cell
     * @param costs what the inventory of each held cell cost, fees included; 0 for the others
     */
    CellTable(Cells cells, long[] quantities, long[] costs, Tariff tariff, long marginTicks) {
        count = cells.count();
        buy = new long[count];
        sell = new long[count];
        risesTo = new long[count + 1];
        fallsTo = new long[count + 1];
        lots = new long[count + 1];
        bought = new long[count + 1];
        buyFees = new long[count + 1];
        sold = new long[count + 1];
        sellFees = new long[count + 1];
        profits = new long[count + 1];
        tripFees = new long[count + 1];
        gains = new long[count + 1];
        carried = new long[count + 1];
        carriedGains = new long[count + 1];
        double least = Double.MAX_VALUE;
        long sellFee = 0;
        long sellValue = 0;
        fallsTo[0] = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            buy[i] = cells.buy(i);
            sell[i] = cells.sell(i);
            least = Math.min(least, (double) sell[i] / buy[i]);
            risesTo[i] = sell[i] + marginTicks;
            fallsTo[i + 1] = buy[i] - marginTicks;
            long quantity = quantities[i];
            // Most cells buy where the one below sells, and as much.
            boolean known = i > 0 && buy[i] == sell[i - 1] && quantity == quantities[i - 1];
            long buyFee = known ? sellFee : tariff.makerFee(buy[i], quantity);
            long cost = (known ? sellValue : tariff.value(buy[i], quantity)) + buyFee;
            sellFee = tariff.makerFee(sell[i], quantity);
            sellValue = tariff.value(sell[i], quantity);
            long proceeds = sellValue - sellFee;
            lots[i + 1] = lots[i] + quantity;
            bought[i + 1] = bought[i] + cost;
            buyFees[i + 1] = buyFees[i] + buyFee;
            sold[i + 1] = sold[i] + proceeds;
            sellFees[i + 1] = sellFees[i] + sellFee;
            profits[i + 1] = profits[i] + proceeds - cost;
            tripFees[i + 1] = tripFees[i] + buyFee + sellFee;
            gains[i + 1] = gains[i] + Math.max(proceeds - cost, 0);
            carried[i + 1] = carried[i] + costs[i];
            carriedGains[i + 1] = carriedGains[i] + Math.max(proceeds - costs[i], 0);
        }
        risesTo[count] = Long.MAX_VALUE;
        narrowest = least;
    }

    /** Lots held with j flat and {@code awake} cells awake. */
    long held(int flat, int awake) {
        return lots[awake] - lots[flat];
    }

    long quantity(int cell) {
        return lots[cell + 1] - lots[cell];
    }

    /** Whether every round trip of a cell that bought at its own price wins. */
    boolean allWin() {
        return gains[count] == profits[count];
    }

    /** What buying one cell costs, fees included. */
    long costOf(int cell) {
        return bought[cell + 1] - bought[cell];
    }

    long carriedCostOf(int cell) {
        return carried[cell + 1] - carried[cell];
    }

    /** A cost shared over held cells by quantity, to the last unit (grid-semantics section 9). */
    static long[] shared(long[] quantities, int flat, int awake, long total) {
        long[] costs = new long[quantities.length];
        long inventory = 0;
        for (int i = flat; i < awake; i++) {
            inventory += quantities[i];
        }
        long lotsSoFar = 0;
        long costSoFar = 0;
        for (int i = flat; i < awake; i++) {
            lotsSoFar += quantities[i];
            long upToHere = Ratio.share(total, lotsSoFar, inventory);
            costs[i] = upToHere - costSoFar;
            costSoFar = upToHere;
        }
        return costs;
    }
}
