package io.trellis.core.sizing;

import java.util.Arrays;

/**
 * What is known of the daily returns when a position is sized.
 *
 * @param mean arithmetic mean a day
 * @param deviation sample standard deviation a day, 0 or more
 * @param count returns it was taken over
 */
public record ReturnStatistics(double mean, double deviation, int count) {

    /** Nothing is known yet. */
    public static final ReturnStatistics UNKNOWN = new ReturnStatistics(0, 0, 0);

    /**
     * @throws IllegalArgumentException if a figure is not finite, or the deviation or the count
     *     below 0
     */
    public ReturnStatistics {
        if (!Double.isFinite(mean) || !Double.isFinite(deviation) || deviation < 0 || count < 0) {
            throw new IllegalArgumentException(
                    "no statistics of returns: mean %s, deviation %s, count %d"
                            .formatted(mean, deviation, count));
        }
    }

    /**
     * Of some daily returns, as fractions.
     *
     * @return {@link #UNKNOWN} under two returns
     */
    public static ReturnStatistics of(double[] returns) {
        int count = returns.length;
        if (count < 2) {
            return UNKNOWN;
        }
        double mean = Arrays.stream(returns).sum() / count;
        double squares = Arrays.stream(returns).map(r -> (r - mean) * (r - mean)).sum();
        return new ReturnStatistics(mean, Math.sqrt(squares / (count - 1)), count);
    }

    /** Whether a deviation could be taken. */
    public boolean isKnown() {
        return count >= 2;
    }

    /**
     * The mean less some of its standard errors, {@code mean - z · deviation / √count}; never above
     * the mean.
     *
     * @param standardErrors z, 0 or more; 1.645 is one-sided 95 % of a normal distribution
     */
    public double lowerMean(double standardErrors) {
        return mean - standardErrors * deviation / Math.sqrt(Math.max(count, 1));
    }
}
