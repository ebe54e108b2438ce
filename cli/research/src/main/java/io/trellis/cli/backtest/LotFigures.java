package io.trellis.cli.backtest;

import io.trellis.backtesting.analytics.FifoLots;
import io.trellis.backtesting.analytics.Ratios;
import io.trellis.backtesting.analytics.TradeStatistics;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.FigureJson;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategyfile.json.Json;

import java.util.OptionalDouble;

/**
 * Figures of a single run that need every fill, or only the clock; no sweep pays for them.
 *
 * @param lots every purchase, first in, first out, what is held at the end marked at the last close
 * @param vendorApr the profit as vendors of bots extrapolate it; empty under 90 days
 */
record LotFigures(TradeStatistics lots, OptionalDouble vendorApr) {

    private static final double MINUTE_MILLIS = 60_000;
    private static final long FEWEST_MILLIS_FOR_A_YEAR = 90L * 86_400_000;

    static LotFigures of(BacktestResult result, BarColumns bars) {
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

    Json lotsJson() {
        return Json.object()
                .put("trades", lots.trades())
                .put("winRate", json(lots.winRate()))
                .put("profitFactor", json(lots.profitFactor()))
                .put("expectancy", json(lots.expectancy()))
                .put("systemQuality", json(lots.systemQuality()))
                .build();
    }

    Json aprJson() {
        return json(vendorApr);
    }

    private static Json json(OptionalDouble value) {
        return value.isPresent() ? FigureJson.number(value.getAsDouble()) : new Json.NullValue();
    }
}
