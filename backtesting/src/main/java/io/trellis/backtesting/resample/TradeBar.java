package io.trellis.backtesting.resample;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What the trades of an interval make, every figure exact.
 *
 * @param startNanos start of the interval, UTC epoch nanoseconds
 * @param open first price, in the order of the trades
 * @param high highest price
 * @param low lowest price
 * @param close last price
 * @param volume sum of the quantities
 * @param turnover sum of price times quantity
 * @param trades how many, 1 or more
 */
public record TradeBar(
        long startNanos,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal volume,
        BigDecimal turnover,
        long trades) {

    /** The bar of these trades and those of the same interval that come after them. */
    TradeBar and(TradeBar later) {
        return new TradeBar(
                startNanos,
                open,
                high.max(later.high),
                low.min(later.low),
                later.close,
                volume.add(later.volume),
                turnover.add(later.turnover),
                trades + later.trades);
    }

    /**
     * The volume-weighted average price, rounded down, as Kraken does.
     *
     * @param decimals of the price
     * @return 0 where nothing but empty trades was made
     */
    public BigDecimal vwap(int decimals) {
        return volume.signum() == 0
                ? BigDecimal.ZERO.setScale(decimals)
                : turnover.divide(volume, decimals, RoundingMode.DOWN);
    }
}
