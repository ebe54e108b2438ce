package io.trellis.optimization.study;

import io.trellis.backtesting.analytics.Ratios;
import io.trellis.optimization.validation.PurgedCrossValidation;
import io.trellis.optimization.validation.PurgedCrossValidation.Split;
import io.trellis.optimization.validation.ReturnMatrix;
import io.trellis.optimization.validation.Span;

import java.util.Arrays;
import java.util.List;

/**
 * Choosing anew in every split of a combinatorial purged cross-validation: of the candidates whose
 * returns are known, the one with the best Sharpe ratio where a split trains is followed where it
 * tests. The candidates are not run again: their days are those of one run over the whole part.
 *
 * @param returns total return of each path through all the days
 * @param sharpes Sharpe ratio a year of each path; 0 where it is undefined
 */
@SuppressWarnings("ArrayRecordComponent") // Read by index; nobody changes it.
record CrossValidation(double[] returns, double[] sharpes) {

    private static final int DAYS_A_YEAR = 365;

    /**
     * Follows the choices of every split.
     *
     * @param days of the candidates
     * @param folds whose lengths are in days
     */
    static CrossValidation of(ReturnMatrix days, PurgedCrossValidation folds) {
        var whole = new Span(0, days.rows());
        List<Span> groups = folds.groups(whole);
        int[] chosen = folds.splits(whole).stream().mapToInt(split -> best(days, split)).toArray();
        List<List<Integer>> paths = folds.paths();
        double[] returns = new double[paths.size()];
        double[] sharpes = new double[paths.size()];
        for (int path = 0; path < returns.length; path++) {
            double[] followed = followed(days, groups, paths.get(path), chosen);
            returns[path] = ReturnIntervals.growth(followed) - 1;
            sharpes[path] = Ratios.sharpe(followed, 0, DAYS_A_YEAR).orElse(0);
        }
        Arrays.sort(returns);
        Arrays.sort(sharpes);
        return new CrossValidation(returns, sharpes);
    }

    /** The first of equals; the first candidate where nothing is left to train on. */
    private static int best(ReturnMatrix days, Split split) {
        int best = 0;
        double highest = Double.NEGATIVE_INFINITY;
        for (int candidate = 0; candidate < days.columns(); candidate++) {
            double[] seen = joined(days.column(candidate), split.fold().train());
            double sharpe = Ratios.sharpe(seen, 0, 1).orElse(Double.NEGATIVE_INFINITY);
            if (sharpe > highest) {
                highest = sharpe;
                best = candidate;
            }
        }
        return best;
    }

    private static double[] followed(
            ReturnMatrix days, List<Span> groups, List<Integer> splits, int[] chosen) {
        double[] path = new double[days.rows()];
        for (int group = 0; group < groups.size(); group++) {
            Span span = groups.get(group);
            double[] column = days.column(chosen[splits.get(group)]);
            for (int row = (int) span.from(); row < span.to(); row++) {
                path[row] = column[row];
            }
        }
        return path;
    }

    private static double[] joined(double[] column, List<Span> spans) {
        return spans.stream()
                .flatMapToDouble(span -> Arrays.stream(column, (int) span.from(), (int) span.to()))
                .toArray();
    }

    double worstReturn() {
        return returns[0];
    }

    double medianReturn() {
        return returns[returns.length / 2];
    }

    double medianSharpe() {
        return sharpes[sharpes.length / 2];
    }
}
