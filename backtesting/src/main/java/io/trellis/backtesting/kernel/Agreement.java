package io.trellis.backtesting.kernel;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Peaks;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One plan through the reference engine and through the kernel, laid side by side: every fill and
 * every total, when the kernel steps through every bar and when it takes quiet legs whole.
 *
 * @param fills of the reference engine
 * @param refused whether the grid could not start, in all of them
 * @param difference the first one; empty when they agree
 */
public record Agreement(int fills, boolean refused, Optional<String> difference) {

    /**
     * Runs all three.
     *
     * @param bars those that the kernel was made with
     */
    public static Agreement of(GridKernel kernel, GridPlan plan, Bars bars) {
        Run reference = reference(plan, bars);
        Optional<String> stepping =
                difference(kernel(kernel, plan, false), reference)
                        .map(text -> "stepping through every bar: " + text);
        Optional<String> first =
                stepping.or(() ->
                        difference(kernel(kernel, plan, true), reference)
                                .map(text -> "taking legs whole: " + text));
        return new Agreement(reference.trades().size(), reference.refused(), first);
    }

    /** A run written down; {@code totals} is the reason where it was refused. */
    private record Run(boolean refused, List<Trade> trades, String totals) {}

    /** A fill; {@code bar} is {@link FillSink#SOMEWHERE_IN_A_LEG} where a leg was taken whole. */
    private record Trade(
            int bar, Phase phase, Reason reason, int cell, Side side, long priceTicks, long lots) {

        Trade somewhere() {
            return new Trade(
                    FillSink.SOMEWHERE_IN_A_LEG, Phase.PATH, reason, cell, side, priceTicks, lots);
        }

        @Override
        public String toString() {
            String where = bar < 0 ? "inside a leg" : "bar " + bar + ", " + phase;
            return "%s, %s, cell %d: %s %d lots at %d ticks"
                    .formatted(where, reason, cell, side, lots, priceTicks);
        }
    }

    private static Run reference(GridPlan plan, Bars bars) {
        return switch (Backtest.run(plan, bars)) {
            case Attempt.Refused<BacktestResult>(var reason) -> new Run(true, List.of(), reason);
            case Attempt.Done<BacktestResult>(var result) ->
                    new Run(false, trades(result, bars), totals(plan, result));
        };
    }

    private static List<Trade> trades(BacktestResult result, Bars bars) {
        List<Trade> trades = new ArrayList<>(result.fills().size());
        int bar = 0;
        for (Fill fill : result.fills()) {
            while (bars.timeMillis(bar) != fill.timeMillis()) {
                bar++;
            }
            trades.add(
                    new Trade(
                            bar,
                            fill.phase(),
                            fill.reason(),
                            fill.cell(),
                            fill.side(),
                            fill.priceTicks(),
                            fill.lots()));
        }
        return trades;
    }

    private static String totals(GridPlan plan, BacktestResult result) {
        var summary = result.summary();
        return text(
                new KernelResult(
                        summary.bars(),
                        summary.account(),
                        plan.capital(),
                        summary.finalEquity(),
                        summary.unrealized(),
                        summary.books(),
                        summary.halted(),
                        summary.maxDrawdown(),
                        result.equity().maxDrawdownHours(),
                        dailyEquity(result.equity()),
                        Optional.empty()));
    }

    private static long[] dailyEquity(EquityCurve curve) {
        long[] daily = new long[curve.count()];
        int days = 0;
        for (int i = 0; i < curve.count(); i++) {
            boolean last =
                    i + 1 == curve.count()
                            || Peaks.dayOf(curve.timeMillis(i))
                                    != Peaks.dayOf(curve.timeMillis(i + 1));
            if (last) {
                daily[days++] = curve.equity(i);
            }
        }
        return Arrays.copyOf(daily, days);
    }

    private static Run kernel(GridKernel kernel, GridPlan plan, boolean compressed) {
        var heard = new Heard();
        return switch (kernel.run(plan, compressed, heard)) {
            case Attempt.Refused<KernelResult>(var reason) -> new Run(true, List.of(), reason);
            case Attempt.Done<KernelResult>(var result) ->
                    new Run(false, heard.trades, text(result));
        };
    }

    private static final class Heard implements FillSink {

        private final List<Trade> trades = new ArrayList<>();

        @Override
        public void filled(
                int bar,
                Phase phase,
                Reason reason,
                int cell,
                Side side,
                long priceTicks,
                long lots) {
            trades.add(new Trade(bar, phase, reason, cell, side, priceTicks, lots));
        }

        @Override
        public void recentered(int bar, String trigger) {
            // The trades and the count of the books tell it.
        }
    }

    private static String text(KernelResult result) {
        return "%s, equity %d, unrealized %d, %s, halted %s, drawdown %s, hours %s, day closes %s"
                .formatted(
                        result.account(),
                        result.finalEquity(),
                        result.unrealized(),
                        result.books(),
                        result.halted(),
                        result.maxDrawdown(),
                        result.maxDrawdownHours(),
                        Arrays.toString(result.dailyEquity()));
    }

    /** Fills inside a leg that was taken whole are compared without their bar and phase. */
    private static Optional<String> difference(Run kernel, Run reference) {
        int both = Math.min(kernel.trades().size(), reference.trades().size());
        for (int i = 0; i < both; i++) {
            Trade mine = kernel.trades().get(i);
            Trade its = reference.trades().get(i);
            if (!mine.equals(mine.bar() < 0 ? its.somewhere() : its)) {
                return Optional.of("fill %d is %s; the reference's %s".formatted(i + 1, mine, its));
            }
        }
        if (kernel.trades().size() != reference.trades().size()) {
            return Optional.of(
                    "%d fills, the reference has %d"
                            .formatted(kernel.trades().size(), reference.trades().size()));
        }
        boolean same =
                kernel.refused() == reference.refused()
                        && kernel.totals().equals(reference.totals());
        return same
                ? Optional.empty()
                : Optional.of(kernel.totals() + "; the reference: " + reference.totals());
    }
}
