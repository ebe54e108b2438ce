package io.trellis.backtesting.markov;

/**
 * Densities of observations in each state, as shares of the largest of them, so that none far from
 * every state is lost below the smallest number.
 */
final class Densities {

    /** Shares of less, in logarithms, are 0: products of them would be subnormal and slow. */
    private static final double NOTHING = -200;

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
            logScales[state] = -0.5 * StrictMath.log(2 * Math.PI * model.variance(state));
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
            to[at + state] = share(to[at + state] - largest);
        }
        return largest;
    }

    /** One of them is always the largest, and needs no exponential. */
    private static double share(double logBelow) {
        if (logBelow == 0) {
            return 1;
        }
        return logBelow < NOTHING ? 0 : StrictMath.exp(logBelow);
    }
}
