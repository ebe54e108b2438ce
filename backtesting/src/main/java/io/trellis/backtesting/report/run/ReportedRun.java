package io.trellis.backtesting.report.run;

import io.trellis.backtesting.analytics.SuspectProfit;
import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.PathRange;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Bars;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyFile;

import java.util.List;
import java.util.Optional;

/**
 * A run and all that its report tells beside it.
 *
 * @param columns the bars as they are stored
 * @param suspects of the series that they are of
 * @param plan that was run
 * @param bars the same in ticks of the plan's instrument
 * @param paths the run under every path rule
 * @param envelope the run under every path rule and fill model, where the strategy is a grid at the
 *     ideal venue
 * @param fees whether the cells of a grid cover their fees
 * @param cells the grids that were in the market, see {@link CellHistory}; none for other plug-ins
 * @param holdEquity what the capital would be worth had it all been put into the coin at the first
 *     open, in units of 10⁻⁸ quote
 */
public record ReportedRun(
        StrategyFile strategy,
        BarColumns columns,
        SuspectBars suspects,
        Plan<?> plan,
        Bars bars,
        BacktestResult result,
        PathRange paths,
        Optional<FillEnvelope> envelope,
        Optional<FeeCheck> fees,
        List<CellHistory.Layout> cells,
        long holdEquity) {

    public ReportedRun {
        cells = List.copyOf(cells);
    }

    /**
     * Runs a grid at the ideal venue, with all that its report tells.
     *
     * @return refused when it cannot start at the first open
     * @throws io.trellis.core.InvalidInputException if the strategy is no grid
     */
    public static Attempt<ReportedRun> ofGrid(StrategyFile strategy, BarColumns columns) {
        GridPlan plan = GridPlan.of(strategy);
        Bars bars = TickBars.of(columns, plan.instrument());
        return plan.feeCheck(bars)
                .then(fees ->
                        envelope(plan, bars)
                                .then(envelope ->
                                        run(strategy, columns, plan, bars, fees, envelope)));
    }

    private static Attempt<ReportedRun> run(
            StrategyFile strategy,
            BarColumns columns,
            GridPlan plan,
            Bars bars,
            FeeCheck fees,
            FillEnvelope envelope) {
        var cells = new CellHistory();
        return Backtest.run(cells.watching(plan), bars)
                .then(result ->
                        new Attempt.Done<>(
                                new ReportedRun(
                                        strategy,
                                        columns,
                                        CertificateScan.suspects(
                                                columns, CertificateSettings.USUAL),
                                        plan,
                                        bars,
                                        result,
                                        PathRange.around(plan, bars, result.summary()),
                                        Optional.of(envelope),
                                        Optional.of(fees),
                                        cells.layouts(columns.lastMillis()),
                                        Hold.equity(plan, bars))));
    }

    /** The run of a grid under every path rule, and under fill models from touch on. */
    public static Attempt<FillEnvelope> envelope(GridPlan plan, Bars bars) {
        return FillEnvelope.of(new GridKernel(bars), plan, bars, FillEnvelope.usualTicks(bars));
    }

    /** What it earned on suspect bars. */
    SuspectProfit suspectProfit() {
        return SuspectProfit.of(result.equity(), result.fills(), suspects);
    }

    /** What the strategy gained, in units of 10⁻⁸ quote. */
    long profit() {
        return result.summary().finalEquity() - result.summary().capital();
    }

    /** What holding the coin would have gained. */
    long holdProfit() {
        return holdEquity - result.summary().capital();
    }

    /** The least that it gained under any assumption that was tried. */
    long lowestProfit() {
        return envelope.map(all -> all.finalEquity().least()).orElseGet(paths::lowestEquity)
                - result.summary().capital();
    }

    /** The most that it gained under any assumption that was tried. */
    long highestProfit() {
        return envelope.map(all -> all.finalEquity().greatest()).orElseGet(paths::highestEquity)
                - result.summary().capital();
    }

    /** What the capital in the coin would be worth at a close, in units of 10⁻⁸ quote. */
    double holdEquity(int bar) {
        return (double) holdEquity * bars.close(bar) / bars.close(bars.count() - 1);
    }

    CoinFormat format() {
        return new CoinFormat(columns.series().symbol(), plan);
    }
}
