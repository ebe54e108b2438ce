package io.trellis.backtesting.report;

import io.trellis.backtesting.analytics.Metrics;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.backtesting.kernel.KernelTotals;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Bars;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is kept of a run when many are compared: its totals, without fills and equity curve.
 *
 * @param summary of a run at whose closes nobody looked, {@code maxDrawdown} is that along the path
 * @param metrics all undefined where nobody looked at closes
 * @param fees whether the cells of the first grid earn their fees
 * @param pathDrawdown of {@link io.trellis.backtesting.kernel.KernelTotals}, present where nobody
 *     looked at closes
 */
public record Outcome(
        RunSummary summary, Metrics metrics, FeeCheck fees, OptionalDouble pathDrawdown) {

    /** What is kept of a run whose closes were looked at. */
    public Outcome(RunSummary summary, Metrics metrics, FeeCheck fees) {
        this(summary, metrics, fees, OptionalDouble.empty());
    }

    /**
     * Runs a grid and keeps the totals.
     *
     * @param bars one or more, in ticks of the plan's instrument
     * @return refused when the grid cannot start at the first open
     */
    public static Attempt<Outcome> of(GridPlan plan, Bars bars) {
        return plan.feeCheck(bars).then(fees -> run(plan, bars, fees));
    }

    /**
     * The same from the kernel, bit for bit, in a fraction of the time.
     *
     * @param bars those that the kernel was made with
     * @return refused when the grid cannot start at the first open
     */
    public static Attempt<Outcome> of(GridKernel kernel, GridPlan plan, Bars bars) {
        return kernel.run(plan)
                .then(result ->
                        fees(result.fees(), plan, bars)
                                .then(fees -> new Attempt.Done<>(of(result, plan, fees))));
    }

    /**
     * What is known without looking at a close, in a fraction of that time: for the figures that
     * are {@link Figure#isOfTotals}.
     *
     * @param bars those that the kernel was made with
     * @return refused when the grid cannot start at the first open, or has no totals
     */
    public static Attempt<Outcome> ofTotals(GridKernel kernel, GridPlan plan, Bars bars) {
        return kernel.totals(plan)
                .then(totals ->
                        fees(totals.fees(), plan, bars)
                                .then(fees ->
                                        new Attempt.Done<>(of(totals, plan, bars.count(), fees))));
    }

    /** A grid that was never laid out is looked at as it would be at its narrowest. */
    private static Attempt<FeeCheck> fees(Optional<FeeCheck> first, GridPlan plan, Bars bars) {
        return first.<Attempt<FeeCheck>>map(Attempt.Done::new).orElseGet(() -> plan.feeCheck(bars));
    }

    private static Outcome of(KernelResult result, GridPlan plan, FeeCheck fees) {
        var summary =
                new RunSummary(
                        result.bars(),
                        result.account(),
                        plan.instrument().quantity(result.account().lots()),
                        result.capital(),
                        result.finalEquity(),
                        result.unrealized(),
                        result.maxDrawdown(),
                        result.books(),
                        result.halted());
        var metrics =
                Metrics.of(
                        result.capital(),
                        result.dailyEquity(),
                        result.maxDrawdown(),
                        result.maxDrawdownHours(),
                        result.books());
        return new Outcome(summary, metrics, fees);
    }

    private static Outcome of(KernelTotals totals, GridPlan plan, int bars, FeeCheck fees) {
        var summary =
                new RunSummary(
                        bars,
                        totals.account(),
                        plan.instrument().quantity(totals.account().lots()),
                        totals.capital(),
                        totals.finalEquity(),
                        totals.unrealized(),
                        totals.pathDrawdown(),
                        totals.books(),
                        totals.halted());
        return new Outcome(
                summary, Metrics.undefined(), fees, OptionalDouble.of(totals.pathDrawdown()));
    }

    private static Attempt<Outcome> run(GridPlan plan, Bars bars, FeeCheck fees) {
        return Backtest.run(plan, bars).then(result -> new Attempt.Done<>(of(result, fees)));
    }

    private static Outcome of(BacktestResult result, FeeCheck fees) {
        return new Outcome(result.summary(), result.metrics(), fees);
    }
}
