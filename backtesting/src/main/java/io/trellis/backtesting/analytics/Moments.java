package io.trellis.backtesting.analytics;

import java.util.Arrays;
import java.util.Optional;

/**
 * The moments of a series that does not stand still (formulas 5.8).
 *
 * <p>Skew and kurtosis are those of the population, and the kurtosis is raw: 3 for a normal
 * distribution. Libraries differ here. Apache Commons Math's are corrected for bias, and its
 * kurtosis is the excess over 3; put into the formulas of the probabilistic Sharpe ratio it makes
 * results look surer than they are.
 *
 * @param count values, 2 or more
 * @param mean arithmetic mean
 * @param deviation root of the squared deviations over {@code count - 1}, above 0
 * @param skew third central moment over the second to the power 1.5, each divided by {@code count}
 * @param kurtosis fourth central moment over the second squared, each divided by {@code count}; 1
 *     or more
 */
public record Moments(int count, double mean, double deviation, double skew, double kurtosis) {

    /**
     * The moments of some values.
     *
     * @return empty under two values, or when all are the same
     */
    public static Optional<Moments> of(double[] values) {
        if (Arrays.stream(values).distinct().limit(2).count() < 2) {
            return Optional.empty();
        }
        double mean = Arrays.stream(values).sum() / values.length;
        double second = 0;
        double third = 0;
        double fourth = 0;
        for (double value : values) {
            double away = value - mean;
            double square = away * away;
            second += square;
            third += square * away;
            fourth += square * square;
        }
        int n = values.length;
        double variance = second / n;
        return Optional.of(
                new Moments(
                        n,
                        mean,
                        Math.sqrt(second / (n - 1)),
                        third / n / (variance * Math.sqrt(variance)),
                        fourth / n / (variance * variance)));
    }

    /** Root of the squared deviations over {@code count}. */
    public double populationDeviation() {
        return deviation * Math.sqrt((count - 1) / (double) count);
    }
}
