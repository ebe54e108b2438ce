package io.trellis.core.grid;

import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Whether the cells of a grid earn their fees (grid-semantics section 2): one that does not loses
 * on every round trip.
 *
 * @param cells cells of the grid
 * @param losing cells that do not cover their fees
 * @param worstNet net of the narrowest cell's round trip, as a share of its buy price; below 0
 *     where it loses
 * @param breakEven distance from buy to sell, as a share of the buy price, at which nothing is lost
 */
public record FeeCheck(int cells, int losing, BigDecimal worstNet, BigDecimal breakEven) {

    /** Of a share; doubles are off by far less. */
    private static final double CLEAR = 1e-6;

    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    public static FeeCheck of(Cells cells, Instrument instrument) {
        BigDecimal kept = BigDecimal.ONE.subtract(instrument.makerFee());
        BigDecimal paid = BigDecimal.ONE.add(instrument.makerFee());
        int narrowest = 0;
        int losing = 0;
        for (int i = 0; i < cells.count(); i++) {
            // What a cell nets grows with its sell price over its buy price.
            if (isProductLess(
                    cells.sell(i), cells.buy(narrowest), cells.sell(narrowest), cells.buy(i))) {
                narrowest = i;
            }
            losing += isLosing(cells, i, kept, paid) ? 1 : 0;
        }
        BigDecimal buy = BigDecimal.valueOf(cells.buy(narrowest));
        BigDecimal worst = profit(cells, narrowest, kept, paid).divide(buy, DIGITS);
        BigDecimal breakEven = paid.divide(kept, DIGITS).subtract(BigDecimal.ONE);
        return new FeeCheck(cells.count(), losing, worst, breakEven);
    }

    /** Far from break-even a double decides; nearer than a millionth it is computed exactly. */
    private static boolean isLosing(Cells cells, int cell, BigDecimal kept, BigDecimal paid) {
        double buy = cells.buy(cell) * paid.doubleValue();
        double net = (cells.sell(cell) * kept.doubleValue() - buy) / buy;
        return Math.abs(net) > CLEAR ? net < 0 : profit(cells, cell, kept, paid).signum() < 0;
    }

    private static BigDecimal profit(Cells cells, int cell, BigDecimal kept, BigDecimal paid) {
        BigDecimal proceeds = BigDecimal.valueOf(cells.sell(cell)).multiply(kept);
        return proceeds.subtract(BigDecimal.valueOf(cells.buy(cell)).multiply(paid));
    }

    /** Whether {@code a · b < c · d}, of factors above 0, without overflow. */
    private static boolean isProductLess(long a, long b, long c, long d) {
        int byHigh = Long.compare(Math.multiplyHigh(a, b), Math.multiplyHigh(c, d));
        return byHigh != 0 ? byHigh < 0 : Long.compareUnsigned(a * b, c * d) < 0;
    }

    public boolean isCovered() {
        return losing == 0;
    }

    /** The verdict in one sentence, with the figures. */
    public String sentence() {
        String words =
                isCovered()
                        ? "every one of the %1$d cells covers its fees; the narrowest nets %3$s %%"
                                + " a round trip (break-even spacing %4$s %%)"
                        : "%2$d of %1$d cells do not cover their fees: the narrowest nets %3$s %% a"
                                + " round trip; cells must be at least %4$s %% wide";
        return words.formatted(cells, losing, percent(worstNet), percent(breakEven));
    }

    private static String percent(BigDecimal share) {
        return share.movePointRight(2).setScale(4, RoundingMode.HALF_EVEN).toPlainString();
    }
}
