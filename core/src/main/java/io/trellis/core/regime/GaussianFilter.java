package io.trellis.core.regime;

import java.util.Arrays;
import java.util.List;

/** The forward recursion of a hidden Markov model (Rabiner 1989), scaled to sum to 1. */
final class GaussianFilter implements StateProbabilities {

    private final double[] means;
    private final double[] variances;
    private final double[] logScales;
    private final double[][] transition;
    private final double[] predicted;
    private final double[] logDensities;
    private final double[] filtered;

    GaussianFilter(FittedFilter.Hidden model) {
        int states = model.states().size();
        means = array(model.means());
        variances = array(model.variances());
        transition =
                model.transition().stream().map(GaussianFilter::array).toArray(double[][]::new);
        predicted = array(model.initial());
        logScales = new double[states];
        for (int state = 0; state < states; state++) {
            logScales[state] = -0.5 * StrictMath.log(variances[state]);
        }
        logDensities = new double[states];
        filtered = new double[states];
        Arrays.fill(filtered, Double.NaN);
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public void observe(double observed) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < means.length; state++) {
            double off = observed - means[state];
            logDensities[state] = logScales[state] - off * off / (2 * variances[state]);
            largest = Math.max(largest, logDensities[state]);
        }
        weigh(largest);
        predict();
    }

    /** Densities are taken against the largest, so that no outlier makes all of them 0. */
    private void weigh(double largest) {
        double sum = 0;
        for (int state = 0; state < means.length; state++) {
            double density = StrictMath.exp(logDensities[state] - largest);
            filtered[state] = predicted[state] * density;
            sum += filtered[state];
        }
        for (int state = 0; state < means.length; state++) {
            // None of the states that the model can be in explains what is seen: it tells nothing.
            filtered[state] = sum == 0 ? predicted[state] : filtered[state] / sum;
        }
    }

    private void predict() {
        Arrays.fill(predicted, 0);
        for (int from = 0; from < means.length; from++) {
            for (int to = 0; to < means.length; to++) {
                predicted[to] += filtered[from] * transition[from][to];
            }
        }
    }

    @Override
    public double of(int state) {
        return filtered[state];
    }
}
