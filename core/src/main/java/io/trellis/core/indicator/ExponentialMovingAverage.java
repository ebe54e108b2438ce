package io.trellis.core.indicator;

/**
 * The exponential moving average (EMA) with weight {@code 2 / (n + 1)}, seeded with the mean of the
 * first n values. The first is at index n - 1.
 */
public final class ExponentialMovingAverage {

    private final int period;
    private final double weight;
    private final double kept;
    private int count;
    private double seed;
    private double average = Double.NaN;

    /**
     * An average that has seen nothing.
     *
     * @param period 1 or more
     */
    public ExponentialMovingAverage(int period) {
        this.period = Period.of(period);
        this.weight = weight(period);
        this.kept = 1 - weight;
    }

    private static double weight(int period) {
        return 2.0 / (period + 1.0);
    }

    /** The average once a value has come, or {@code NaN}. */
    public double next(double value) {
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

    /**
     * The average at every value.
     *
     * @param out one average a value, {@code NaN} before index {@code period - 1}
     */
    public static void fill(double[] values, int period, double[] out) {
        Period.requireLength(values.length, out);
        var first = new ExponentialMovingAverage(period);
        int seeded = Math.min(period, values.length);
        for (int i = 0; i < seeded; i++) {
            out[i] = first.next(values[i]);
        }
        double average = first.average;
        double weight = first.weight;
        double kept = first.kept;
        for (int i = seeded; i < values.length; i++) {
            average = average * kept + values[i] * weight;
            out[i] = average;
        }
    }
}
