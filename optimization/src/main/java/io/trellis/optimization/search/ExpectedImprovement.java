package io.trellis.optimization.search;

import io.trellis.backtesting.analytics.NormalLaw;

/**
 * How much better than the best so far a candidate is expected to be, if it is better (Jones,
 * Schonlau and Welch 1998): {@code (mean − best) Φ(z) + deviation φ(z)} with {@code z = (mean −
 * best) / deviation}.
 */
final class ExpectedImprovement {

    private static final double ROOT_2_PI = StrictMath.sqrt(2 * Math.PI);

    private ExpectedImprovement() {}

    /**
     * The expected improvement, where greater is better.
     *
     * @param mean of what the candidate may reach
     * @param deviation of it, 0 or more
     * @param best so far
     * @return 0 or more
     */
    static double of(double mean, double deviation, double best) {
        double ahead = mean - best;
        if (deviation == 0) {
            return Math.max(0, ahead);
        }
        double z = ahead / deviation;
        return Math.max(0, ahead * NormalLaw.cumulative(z) + deviation * density(z));
    }

    private static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT_2_PI;
    }
}
