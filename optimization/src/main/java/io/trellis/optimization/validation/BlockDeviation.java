package io.trellis.optimization.validation;

import java.util.Arrays;

/**
 * The deviation of {@code √n · mean} of a series that hangs together, as the stationary bootstrap
 * sees it: {@code √(C(0) + 2 Σ (1 - i/n) (1 - 1/L)^i C(i))} with autocovariances C that wrap round
 * (Politis and Romano 1994, lemma 1).
 */
final class BlockDeviation {

    /** Further lags would not change a digit that is told. */
    private static final double SMALLEST_WEIGHT = 1e-12;

    private BlockDeviation() {}

    /**
     * The deviation.
     *
     * @param meanBlock L, 1 or more
     * @return exactly 0 for a series that stands still
     */
    static double of(double[] series, double meanBlock) {
        if (Arrays.stream(series).allMatch(value -> value == series[0])) {
            return 0;
        }
        int n = series.length;
        double mean = Arrays.stream(series).sum() / n;
        double[] away = Arrays.stream(series).map(value -> value - mean).toArray();
        double goesOn = 1 - 1 / meanBlock;
        double sum = covariance(away, 0);
        double chain = goesOn;
        for (int lag = 1; lag < n && chain > SMALLEST_WEIGHT; lag++) {
            sum += 2 * (1 - (double) lag / n) * chain * covariance(away, lag);
            chain *= goesOn;
        }
        return Math.sqrt(Math.max(0, sum));
    }

    private static double covariance(double[] away, int lag) {
        double products = 0;
        for (int i = 0; i < away.length; i++) {
            int later = i + lag < away.length ? i + lag : i + lag - away.length;
            products += away[i] * away[later];
        }
        return products / away.length;
    }
}
