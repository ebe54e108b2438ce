package io.trellis.core.indicator;

/**
 * The share of the last n values that are not above the newest, itself included: above 0, at most
 * 1. The first is at index n - 1.
 *
 * <p>The window is kept sorted: two searches by halves a value, and the values between the one that
 * goes and the one that comes move by one place.
 */
public final class PercentileRank {

    private final long[] ring;
    private final long[] sorted;
    private int count;
    private int oldest;

    /**
     * A rank that has seen nothing.
     *
     * @param period values in the window, 1 or more
     */
    public PercentileRank(int period) {
        this.ring = new long[Period.of(period)];
        this.sorted = new long[period];
    }

    /**
     * The rank once a value has come, or {@code NaN}.
     *
     * @param value a number
     */
    public double next(double value) {
        long key = key(value);
        int rank = count < ring.length ? insert(key) : replace(ring[oldest], key);
        ring[oldest] = key;
        oldest = oldest + 1 == ring.length ? 0 : oldest + 1;
        return count < ring.length ? Double.NaN : (double) rank / count;
    }

    /** Whole numbers in the order of the values; comparing them needs no branch. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0); // no negative zero
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private int insert(long key) {
        int at = notAbove(key);
        System.arraycopy(sorted, at, sorted, at + 1, count - at);
        sorted[at] = key;
        count++;
        return at + 1;
    }

    private int replace(long leaver, long key) {
        int from = notAbove(leaver) - 1;
        int to = notAbove(key);
        if (to > from) {
            System.arraycopy(sorted, from + 1, sorted, from, to - 1 - from);
            sorted[to - 1] = key;
            return to;
        }
        System.arraycopy(sorted, to, sorted, to + 1, from - to);
        sorted[to] = key;
        return to + 1;
    }

    /** How many keys of the window are not above one. */
    private int notAbove(long key) {
        int base = 0;
        int length = count;
        while (length > 1) {
            int half = length >>> 1;
            base = sorted[base + half - 1] <= key ? base + half : base;
            length -= half;
        }
        return base + (length == 1 && sorted[base] <= key ? 1 : 0);
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
