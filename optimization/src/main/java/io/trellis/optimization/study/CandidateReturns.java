package io.trellis.optimization.study;

import io.trellis.backtesting.kernel.GridKernel;
import io.trellis.backtesting.kernel.KernelResult;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.validation.ReturnMatrix;

import java.util.ArrayList;
import java.util.List;

/**
 * The daily returns of candidates over the same bars, and which of them is the one that is judged.
 *
 * @param days one column a candidate
 * @param judged its column
 */
record CandidateReturns(ReturnMatrix days, int judged) {

    /**
     * Runs candidates.
     *
     * @param plans one or more, of which those that cannot start are left out
     * @param judged place of the one that is judged, which can start
     */
    static CandidateReturns of(
            GridKernel kernel, List<GridPlan> plans, int judged, Workers workers) {
        var results = new double[plans.size()][];
        workers.forEach(plans.size(), i -> results[i] = returns(kernel.run(plans.get(i))));
        var columns = new ArrayList<double[]>();
        int place = 0;
        for (int i = 0; i < results.length; i++) {
            if (i == judged) {
                place = columns.size();
            }
            if (results[i].length > 0) {
                columns.add(results[i]);
            }
        }
        return new CandidateReturns(ReturnMatrix.of(columns.toArray(double[][]::new)), place);
    }

    /** Empty for a grid that cannot start. */
    private static double[] returns(Attempt<KernelResult> run) {
        return switch (run) {
            case Attempt.Refused<KernelResult> _ -> new double[0];
            case Attempt.Done<KernelResult>(var result) -> returns(result);
        };
    }

    private static double[] returns(KernelResult result) {
        long[] equity = result.dailyEquity();
        double[] returns = new double[equity.length];
        long before = result.capital();
        for (int day = 0; day < returns.length; day++) {
            returns[day] = (double) equity[day] / before - 1;
            before = equity[day];
        }
        return returns;
    }

    /** The days of the one that is judged. */
    double[] judgedDays() {
        return days.column(judged);
    }
}
