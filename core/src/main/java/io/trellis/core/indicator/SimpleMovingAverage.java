package io.trellis.core.indicator;

import java.util.Arrays;

/**
 * The mean of the last n values (SMA). The first is at index n - 1. Sums do not drift: they are
 * made anew over the window as {@link WindowSum} says.
 */
public final class SimpleMovingAverage {

    private final int period;
    private final WindowSum sum;

    /**
     * An average that has seen nothing.
     *
     * @param period values in the mean, 1 or more
     */
    public SimpleMovingAverage(int period) {
        this.period = Period.of(period);
        this.sum = new WindowSum(period);
    }

    /** The mean once a value has come, or {@code NaN}. */
    public double next(double value) {
        return sum.next(value) / period;
    }

    /**
     * The mean at every value.
     *
     * @param out one mean a value, {@code NaN} before index {@code period - 1}; another array than
     *     {@code values}
     */
    public static void fill(double[] values, int period, double[] out) {
        Period.requireLength(values.length, out);
        Arrays.fill(out, 0, Math.min(Period.of(period) - 1, out.length), Double.NaN);
        int start = 0;
        // The sums of a block's ends wait in the output, where the next block will need them.
        for (; start <= values.length - 2 * period; start += period) {
            fillBlock(values, start, period, out);
        }
        for (; start < values.length; start += period) {
            fillLastBlocks(values, start, period, out);
        }
    }

    /** Means of a block and ends for the next one, two independent chains of sums in one loop. */
    private static void fillBlock(double[] values, int start, int period, double[] out) {
        double beginning = 0;
        double end = 0;
        int last = start + period - 1;
        for (int i = start, j = last; i < last; i++, j--) {
            beginning += values[i];
            out[i] = (out[i] + beginning) / period;
            end += values[j];
            out[j + period - 1] = end;
        }
        out[last] = (beginning + values[last]) / period;
    }

    private static void fillLastBlocks(double[] values, int start, int period, double[] out) {
        int last = start + period - 1;
        double end = 0;
        for (int j = last; j > start && last < values.length; j--) {
            end += values[j];
            if (j + period - 1 < values.length) {
                out[j + period - 1] = end;
            }
        }
        double beginning = 0;
        for (int i = start; i < Math.min(last, values.length); i++) {
            beginning += values[i];
            out[i] = (out[i] + beginning) / period;
        }
        if (last < values.length) {
            out[last] = (beginning + values[last]) / period;
        }
    }
}
