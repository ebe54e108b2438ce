package io.trellis.backtesting.markov;

import io.trellis.backtesting.analytics.Quantiles;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** States that hold equally many observations of a training window: terciles are three. */
public final class QuantileStates {

    private QuantileStates() {}

    /**
     * The upper ends of all states but the last, quantiles of type 7.
     *
     * @param training observations of the training window alone, in any order
     * @param states 2 or more
     * @throws IllegalArgumentException if observations are too few or too equal to be told apart
     */
    public static List<Double> bounds(double[] training, int states) {
        if (training.length < states) {
            throw new IllegalArgumentException(
                    "%d observations are too few for %d states".formatted(training.length, states));
        }
        double[] sorted = training.clone();
        Arrays.sort(sorted);
        List<Double> bounds = new ArrayList<>();
        for (int state = 1; state < states; state++) {
            double bound = Quantiles.of(sorted, (double) state / states);
            if (!bounds.isEmpty() && bound <= bounds.getLast()) {
                throw new IllegalArgumentException(
                        "one of %d parts of the observations would hold nothing but %s; take fewer"
                                        .formatted(states, bound)
                                + " states or longer candles");
            }
            bounds.add(bound);
        }
        return bounds;
    }
}
