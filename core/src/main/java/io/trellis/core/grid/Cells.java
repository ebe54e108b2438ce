package io.trellis.core.grid;

import io.trellis.core.market.Instrument;

import java.util.Arrays;

/**
 * A grid: cells that buy at {@code buy(i)} and sell at {@code sell(i)}, in ticks, both strictly
 * rising in i (grid-semantics section 2). Cells may overlap.
 */
public final class Cells {

    private final long[] buys;
    private final long[] sells;

    private Cells(long[] buys, long[] sells) {
        this.buys = buys;
        this.sells = sells;
    }

    /**
     * Checks the prices of a grid.
     *
     * @param buys buy prices in ticks, one a cell; not kept
     * @param sells sell prices in ticks, one a cell; not kept
     * @param instrument for the words of a refusal
     */
    public static Attempt<Cells> of(long[] buys, long[] sells, Instrument instrument) {
        for (int i = 0; i < buys.length; i++) {
            if (buys[i] <= 0) {
                return new Attempt.Refused<>(
                        "cell %d buys at %s, not above 0"
                                .formatted(i, instrument.price(buys[i]).toPlainString()));
            }
            if (buys[i] >= sells[i]) {
                return new Attempt.Refused<>(
                        "cell %d buys at %s and sells at %s: the cell is finer than the tick %s"
                                .formatted(
                                        i,
                                        instrument.price(buys[i]).toPlainString(),
                                        instrument.price(sells[i]).toPlainString(),
                                        instrument.tick().toPlainString()));
            }
            if (i > 0 && (buys[i] <= buys[i - 1] || sells[i] <= sells[i - 1])) {
                return new Attempt.Refused<>(
                        "cell %d does not lie above cell %d: the grid is finer than the tick %s"
                                .formatted(i, i - 1, instrument.tick().toPlainString()));
            }
        }
        return new Attempt.Done<>(new Cells(buys.clone(), sells.clone()));
    }

    public int count() {
        return buys.length;
    }

    public long buy(int cell) {
        return buys[cell];
    }

    public long sell(int cell) {
        return sells[cell];
    }

    public long lowestBuy() {
        return buys[0];
    }

    public long highestSell() {
        return sells[sells.length - 1];
    }

    /** The buy prices, quote per base, as the nearest doubles. */
    double[] buyPrices(Instrument instrument) {
        return instrument.pricesAsDoubles(buys);
    }

    /** How many cells buy below a price: #{ i : b[i] &lt; ticks }. */
    public int buyingBelow(long ticks) {
        int at = Arrays.binarySearch(buys, ticks);
        return at >= 0 ? at : -at - 1;
    }

    /** How many cells sell at or below a price: #{ i : s[i] &le; ticks }. */
    public int sellingAtOrBelow(long ticks) {
        int at = Arrays.binarySearch(sells, ticks);
        return at >= 0 ? at + 1 : -at - 1;
    }

    /** The grid without its lowest cell and with a new one on top (trailing up). */
    public Cells shiftedUp(long topSell) {
        long[] nextBuys = Arrays.copyOfRange(buys, 1, buys.length + 1);
        long[] nextSells = Arrays.copyOfRange(sells, 1, sells.length + 1);
        nextBuys[buys.length - 1] = highestSell();
        nextSells[sells.length - 1] = topSell;
        return new Cells(nextBuys, nextSells);
    }

    /** The grid without its highest cell and with a new one at the bottom (trailing down). */
    public Cells shiftedDown(long bottomBuy) {
        long[] nextBuys = new long[buys.length];
        long[] nextSells = new long[sells.length];
        System.arraycopy(buys, 0, nextBuys, 1, buys.length - 1);
        System.arraycopy(sells, 0, nextSells, 1, sells.length - 1);
        nextBuys[0] = bottomBuy;
        nextSells[0] = lowestBuy();
        return new Cells(nextBuys, nextSells);
    }
}
