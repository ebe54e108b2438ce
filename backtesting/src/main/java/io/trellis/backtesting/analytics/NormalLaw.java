package io.trellis.backtesting.analytics;

import org.apache.commons.math3.distribution.NormalDistribution;

/** The standard normal distribution, Φ. */
public final class NormalLaw {

    private static final NormalDistribution STANDARD = new NormalDistribution();

    private NormalLaw() {}

    /** Φ: the probability of a value at or below {@code z}. */
    public static double cumulative(double z) {
        return STANDARD.cumulativeProbability(z);
    }

    /**
     * Φ⁻¹: the value that is not exceeded with a probability.
     *
     * @param probability 0 to 1; at the ends the quantile is infinite
     */
    public static double quantile(double probability) {
        return STANDARD.inverseCumulativeProbability(probability);
    }
}
