package io.trellis.backtesting.report;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Bars;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

/**
 * What is kept of a run when many are compared: its totals, without fills and equity curve.
 *
 * @param fees whether the cells of the first grid earn their fees
 */
public record Outcome(RunSummary summary, Metrics metrics, FeeCheck fees) {

    /**
     * Runs a grid and keeps the totals.
     *
     * @param bars one or more, in ticks of the plan's instrument
     * @return refused when the grid cannot start at the first open
     */
    public static Attempt<Outcome> of(GridPlan plan, Bars bars) {
        return plan.feeCheck(bars).then(fees -> run(plan, bars, fees));
    }

    private static Attempt<Outcome> run(GridPlan plan, Bars bars, FeeCheck fees) {
        return Backtest.run(plan, bars).then(result -> new Attempt.Done<>(of(result, fees)));
    }

    private static Outcome of(BacktestResult result, FeeCheck fees) {
        return new Outcome(result.summary(), result.metrics(), fees);
    }
}
