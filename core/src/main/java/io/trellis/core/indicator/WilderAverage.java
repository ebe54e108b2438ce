package io.trellis.core.indicator;

/**
 * Wilder's smoothing: the mean of the first n values, then {@code (previous · (n - 1) + value) /
 * n}, with both factors computed once.
 */
final class WilderAverage {

    private final int period;
    private final double kept;
    private final double weight;
    private int count;
    private double seed;
    private double average = Double.NaN;

    WilderAverage(int period) {
        this.period = Period.of(period);
        this.kept = kept(period);
        this.weight = weight(period);
    }

    static double kept(int period) {
        return (period - 1.0) / period;
    }

    static double weight(int period) {
        return 1.0 / period;
    }

    /** The average once a value has come; {@code NaN} before the n-th. */
    double next(double value) {
        if (count == period) {
            average = average * kept + value * weight;
            return average;
        }
        seed += value;
        count++;
        if (count == period) {
            average = seed / period;
        }
        return average;
    }

    double value() {
        return average;
    }
}
