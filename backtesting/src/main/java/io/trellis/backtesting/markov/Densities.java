package io.trellis.backtesting.markov;

/**
 * Densities of observations in each state, as shares of the largest of them, so that none far from
 * every state is lost below the smallest number.
 */
final class Densities {

    private final int states;
    private final double[] means;
    private final double[] halfPrecisions;
    private final double[] logScales;

    Densities(GaussianHmm model) {
        states = model.states();
        means = new double[states];
        halfPrecisions = new double[states];
        logScales = new double[states];
        for (int state = 0; state < states; state++) {
            means[state] = model.mean(state);
            halfPrecisions[state] = 0.5 / model.variance(state);
            logScales[state] = -0.5 * Math.log(2 * Math.PI * model.variance(state));
        }
    }

    /** The logarithm of the density in a state. */
    double log(double observed, int state) {
        double off = observed - means[state];
        return logScales[state] - off * off * halfPrecisions[state];
    }

    /**
     * Writes the density in each state as a share of the largest.
     *
     * @return the logarithm of the largest
     */
    double write(double observed, double[] to, int at) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int state = 0; state < states; state++) {
            double log = log(observed, state);
            to[at + state] = log;
            largest = log > largest ? log : largest;
        }
        for (int state = 0; state < states; state++) {
            double below = to[at + state] - largest;
            // One of them is always the largest, and needs no exponential.
            to[at + state] = below == 0 ? 1 : Math.exp(below);
        }
        return largest;
    }
}
