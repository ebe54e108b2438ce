package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.FifoLots;
import io.trellis.backtesting.analytics.Ratios;
import io.trellis.backtesting.analytics.TradeStatistics;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.session.RunSummary;

import java.util.OptionalDouble;

/**
 * Figures of a single run that need every fill, or only the clock; no sweep pays for them.
 *
 * @param lots every purchase, first in, first out, what is held at the end marked at the last close
 * @param vendorApr the profit as vendors of bots extrapolate it; empty under 90 days
 */
public record LotFigures(TradeStatistics lots, OptionalDouble vendorApr) {

    private static final double MINUTE_MILLIS = 60_000;
    private static final long FEWEST_MILLIS_FOR_A_YEAR = 90L * 86_400_000;

    /** The figures of a run over these bars. */
    public static LotFigures of(BacktestResult result, BarColumns bars) {
        RunSummary summary = result.summary();
        long inventoryValue = summary.finalEquity() - summary.account().cash();
        double profit = (double) (summary.finalEquity() - summary.capital()) / summary.capital();
        long millis = bars.lastMillis() - bars.firstMillis() + bars.series().timeframe().millis();
        return new LotFigures(
                TradeStatistics.of(FifoLots.of(result.fills(), inventoryValue)),
                millis < FEWEST_MILLIS_FOR_A_YEAR
                        ? OptionalDouble.empty()
                        : Ratios.vendorApr(profit, millis / MINUTE_MILLIS));
    }
}
