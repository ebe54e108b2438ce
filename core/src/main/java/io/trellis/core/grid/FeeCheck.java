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

    private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    public static FeeCheck of(Cells cells, Instrument instrument) {
        BigDecimal kept = BigDecimal.ONE.subtract(instrument.makerFee());
        BigDecimal paid = BigDecimal.ONE.add(instrument.makerFee());
        int losing = 0;
        BigDecimal worst = BigDecimal.valueOf(Long.MAX_VALUE);
        for (int i = 0; i < cells.count(); i++) {
            BigDecimal buy = BigDecimal.valueOf(cells.buy(i));
            BigDecimal proceeds = BigDecimal.valueOf(cells.sell(i)).multiply(kept);
            BigDecimal profit = proceeds.subtract(buy.multiply(paid));
            losing += profit.signum() < 0 ? 1 : 0;
            worst = worst.min(profit.divide(buy, DIGITS));
        }
        BigDecimal breakEven = paid.divide(kept, DIGITS).subtract(BigDecimal.ONE);
        return new FeeCheck(cells.count(), losing, worst, breakEven);
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
