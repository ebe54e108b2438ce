package io.trellis.optimization.validation;

import io.trellis.backtesting.analytics.StationaryBootstrap;

import java.util.Arrays;
import java.util.Optional;

/**
 * Whether the best of many candidates beats a benchmark by more than looking at many would explain:
 * White's reality check (2000) and Hansen's test of superior predictive ability (2005), over the
 * same draws of the stationary bootstrap (formulas 5.9). The p-values are shares of draws in which
 * luck did at least as well.
 *
 * @param best V, the largest {@code √n · mean} of the candidates' lead over the benchmark
 * @param realityCheck White's p-value; candidates that are far behind make it larger
 * @param superiorAbility Hansen's; empty when no candidate's lead changes from row to row
 */
public record DataSnooping(
        double best, double realityCheck, Optional<SuperiorAbility> superiorAbility) {

    /**
     * Hansen's p-values, not falling from the lower to the upper: leads are divided by their own
     * deviation, and the three differ in how a candidate behind the benchmark is centred.
     *
     * @param statistic largest lead in its deviations; 0 when none is ahead
     * @param lower as if every candidate behind were truly as far behind
     * @param consistent as if those far behind were, and the others level: the one to go by
     * @param upper as if every candidate were level with the benchmark
     */
    public record SuperiorAbility(
            double statistic, double lower, double consistent, double upper) {}

    /**
     * Tests the best candidate.
     *
     * @param leads return of each candidate less that of the benchmark, two rows or more
     * @throws IllegalArgumentException under two rows
     */
    public static DataSnooping of(ReturnMatrix leads, StationaryBootstrap bootstrap) {
        if (leads.rows() < 2) {
            throw new IllegalArgumentException("one row cannot be drawn from");
        }
        var means = new DrawnMeans(leads);
        var white = new Exceedance(means.largestMean());
        var hansen = Studentised.of(leads, means, bootstrap.meanBlock());
        bootstrap.forEachPath(
                leads.rows(),
                (_, path) -> {
                    double[] drawn = means.of(path);
                    white.add(largestGain(drawn, means.original()));
                    hansen.ifPresent(test -> test.add(drawn));
                });
        double root = Math.sqrt(leads.rows());
        return new DataSnooping(
                root * means.largestMean(), white.share(), hansen.map(test -> test.result(root)));
    }

    /** Largest mean of a draw above what it is in the data; times √n, V* of the text. */
    static double largestGain(double[] drawn, double[] original) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int candidate = 0; candidate < drawn.length; candidate++) {
            largest = Math.max(largest, drawn[candidate] - original[candidate]);
        }
        return largest;
    }

    /** Counts how often luck reached a value. */
    private static final class Exceedance {

        private final double value;
        private int draws;
        private int reached;

        Exceedance(double value) {
            this.value = value;
        }

        void add(double luck) {
            draws++;
            reached += luck >= value ? 1 : 0;
        }

        double share() {
            return (double) reached / draws;
        }
    }

    /** Hansen's statistic under the three centrings. */
    private static final class Studentised {

        private final double[] deviations;
        private final double[][] centres;
        private final double statistic;
        private final Exceedance[] exceedances;

        private Studentised(double[] deviations, double[][] centres, double statistic) {
            this.deviations = deviations;
            this.centres = centres;
            this.statistic = statistic;
            this.exceedances = new Exceedance[centres.length];
            Arrays.setAll(exceedances, _ -> new Exceedance(statistic));
        }

        static Optional<Studentised> of(ReturnMatrix leads, DrawnMeans means, double meanBlock) {
            int candidates = leads.columns();
            int rows = leads.rows();
            double[] deviations = new double[candidates];
            double[][] centres = new double[3][candidates];
            double threshold = Math.sqrt(2 * Math.log(Math.max(1, Math.log(rows))) / rows);
            for (int k = 0; k < candidates; k++) {
                double mean = means.original()[k];
                deviations[k] = BlockDeviation.of(leads.column(k), meanBlock);
                centres[0][k] = Math.max(0, mean);
                centres[1][k] = mean >= -deviations[k] * threshold ? mean : 0;
                centres[2][k] = mean;
            }
            double statistic = largest(means.original(), new double[candidates], deviations);
            return Arrays.stream(deviations).anyMatch(deviation -> deviation > 0)
                    ? Optional.of(new Studentised(deviations, centres, statistic))
                    : Optional.empty();
        }

        void add(double[] drawn) {
            for (int i = 0; i < centres.length; i++) {
                exceedances[i].add(largest(drawn, centres[i], deviations));
            }
        }

        /** A candidate whose lead never changes has no deviation to divide by, and is left out. */
        private static double largest(double[] means, double[] centres, double[] deviations) {
            double largest = 0;
            for (int k = 0; k < means.length; k++) {
                if (deviations[k] > 0) {
                    largest = Math.max(largest, (means[k] - centres[k]) / deviations[k]);
                }
            }
            return largest;
        }

        SuperiorAbility result(double root) {
            return new SuperiorAbility(
                    root * statistic,
                    exceedances[0].share(),
                    exceedances[1].share(),
                    exceedances[2].share());
        }
    }
}
