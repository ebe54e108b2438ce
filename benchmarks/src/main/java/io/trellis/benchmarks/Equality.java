package io.trellis.benchmarks;

import static io.trellis.benchmarks.KernelCase.done;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.backtesting.kernel.KernelTotals;
import io.trellis.core.market.Bars;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Whether the compressed kernel says of the same grids what the dense one says, and both what the
 * reference engine says; without it a rate means nothing.
 *
 * @param bars what the reference engine runs over
 * @param hasTotals whether the rules allow totals alone
 */
record Equality(Bars bars, GridKernel kernel, boolean hasTotals) {

    /** Drawdowns are doubles; everything else is compared to the last unit. */
    private static final double TOLERANCE = 1e-12;

    /**
     * The first difference, if there is one.
     *
     * @param referenceSets how many of the plans the reference engine runs too
     */
    Optional<String> difference(List<GridPlan> plans, int referenceSets) {
        for (int i = 0; i < plans.size(); i++) {
            GridPlan plan = plans.get(i);
            KernelResult dense = done(kernel.runDense(plan));
            String wrong = "";
            if (!same(dense, done(kernel.run(plan)))) {
                wrong = "compressed and dense differ";
            } else if (hasTotals && !same(dense, done(kernel.totals(plan)))) {
                wrong = "totals and dense differ";
            } else if (i < referenceSets && !same(dense, done(Backtest.run(plan, bars)))) {
                wrong = "dense and the reference engine differ";
            }
            if (!wrong.isEmpty()) {
                return Optional.of(wrong + " on set " + i + ", " + plan.settings().grid());
            }
        }
        return Optional.empty();
    }

    private static boolean same(KernelResult dense, KernelResult compressed) {
        return dense.account().equals(compressed.account())
                && dense.books().equals(compressed.books())
                && dense.finalEquity() == compressed.finalEquity()
                && dense.unrealized() == compressed.unrealized()
                && dense.halted() == compressed.halted()
                && near(dense.maxDrawdown(), compressed.maxDrawdown())
                && near(dense.maxDrawdownHours(), compressed.maxDrawdownHours())
                && Arrays.equals(dense.dailyEquity(), compressed.dailyEquity());
    }

    private static boolean same(KernelResult dense, KernelTotals totals) {
        return dense.account().equals(totals.account())
                && dense.books().equals(totals.books())
                && dense.finalEquity() == totals.finalEquity()
                && dense.unrealized() == totals.unrealized()
                && dense.halted() == totals.halted();
    }

    private static boolean same(KernelResult dense, BacktestResult result) {
        RunSummary summary = result.summary();
        return dense.account().equals(summary.account())
                && dense.books().equals(summary.books())
                && dense.finalEquity() == summary.finalEquity()
                && dense.unrealized() == summary.unrealized()
                && dense.halted() == summary.halted()
                && near(dense.maxDrawdown(), summary.maxDrawdown());
    }

    private static boolean near(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE * Math.max(1, Math.abs(one));
    }
}
