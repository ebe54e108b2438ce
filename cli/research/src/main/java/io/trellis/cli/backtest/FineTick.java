package io.trellis.cli.backtest;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;

/** An instrument for bars that are only looked at: ticks far finer than the price moves. */
final class FineTick {

    /** Ticks in the largest price, at least; sums over a window of closes stay exact. */
    private static final int DIGITS = 7;

    private FineTick() {}

    static Instrument instrument(BarColumns columns) {
        double largest = 0;
        for (double high : columns.high()) {
            largest = Math.max(largest, high);
        }
        BigDecimal price = BigDecimal.valueOf(largest);
        int leading = price.precision() - price.scale();
        BigDecimal tick = BigDecimal.ONE.movePointRight(leading - DIGITS);
        return new Instrument(
                tick,
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
