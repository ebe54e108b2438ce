package io.trellis.core.indicator;

/**
 * The share of the last n values that are not above the newest, itself included: above 0, at most
 * 1. The first is at index n - 1.
 *
 * <p>The window is kept sorted. A value is looked for from where the one before it was, because
 * what is ranked here changes little from bar to bar: a few steps as a rule, two logarithms at
 * most. Then the values between the one that goes and the one that comes move by one place.
 */
public final class PercentileRank {

    private final double[] ring;
    private final double[] sorted;
    private int count;
    private int oldest;
    private int lastLeft;
    private int lastCame;

    /**
     * A rank that has seen nothing.
     *
     * @param period values in the window, 1 or more
     */
    public PercentileRank(int period) {
        this.ring = new double[Period.of(period)];
        this.sorted = new double[period];
    }

    /**
     * The rank once a value has come, or {@code NaN}.
     *
     * @param value a number
     */
    public double next(double value) {
        int rank = count < ring.length ? insert(value) : replace(ring[oldest], value);
        ring[oldest] = value;
        oldest = oldest + 1 == ring.length ? 0 : oldest + 1;
        lastCame = rank;
        return count < ring.length ? Double.NaN : (double) rank / count;
    }

    private int insert(double value) {
        int at = notAbove(value, lastCame);
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = value;
        count++;
        return at + 1;
    }

    private int replace(double leaver, double value) {
        int from = notAbove(leaver, lastLeft) - 1;
        int to = notAbove(value, lastCame);
        lastLeft = from;
        if (to > from) {
            System.arraycopy(sorted, from + 1, sorted, from, to - 1 - from);
            sorted[to - 1] = value;
            return to;
        }
        System.arraycopy(sorted, to, sorted, to + 1, from - to);
        sorted[to] = value;
        return to + 1;
    }

    /** How many values of the window are not above one, looked for from a guess. */
    private int notAbove(double value, int guess) {
        int step = 1;
        int low = guess;
        int high = guess;
        while (low > 0 && sorted[low - 1] > value) {
            high = low - 1;
            low = Math.max(0, low - step);
            step *= 2;
        }
        while (high < count && sorted[high] <= value) {
            low = high + 1;
            high = Math.min(count, high + step);
            step *= 2;
        }
        return notAbove(value, low, high);
    }

    /** The same, known to lie between two bounds. */
    private int notAbove(double value, int least, int most) {
        int low = least;
        int high = most;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The rank at every value.
     *
     * @param out {@code NaN} before index {@code period - 1}
     */
    public static void fill(double[] values, int period, double[] out) {
        Period.requireLength(values.length, out);
        var stream = new PercentileRank(period);
        for (int i = 0; i < values.length; i++) {
            out[i] = stream.next(values[i]);
        }
    }
}
