package io.trellis.backtesting.engine;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.analytics.Metrics;
import io.trellis.core.order.Fill;
import io.trellis.core.session.RunSummary;

import java.util.List;

/**
 * What came of a backtest.
 *
 * @param fills in the order they happened
 * @param remarks what the strategy reported, in order
 */
public record BacktestResult(
        RunSummary summary,
        Metrics metrics,
        EquityCurve equity,
        List<Fill> fills,
        List<Remark> remarks) {

    public BacktestResult {
        fills = List.copyOf(fills);
        remarks = List.copyOf(remarks);
    }
}
