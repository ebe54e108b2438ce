package io.trellis.backtesting.store.trades;

import java.util.Arrays;

/** Decimals of 0 or more as whole numbers of one scale: the smallest that keeps all of them. */
final class ScaledColumn {

    private static final int LARGEST_SCALE = 18;
    private static final long[] POWERS = new long[LARGEST_SCALE + 1];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = 10 * POWERS[i - 1];
        }
    }

    private long[] values;
    private int rows;
    private int scale;

    ScaledColumn(int capacity) {
        values = new long[capacity];
    }

    /**
     * Adds a decimal.
     *
     * @throws ArithmeticException if it, or one before it at the scale of this one, needs more than
     *     63 bits
     */
    void add(long unscaled, int decimals) {
        long value = unscaled;
        int needed = decimals;
        while (needed > scale && value % 10 == 0) {
            value /= 10;
            needed--;
        }
        if (needed > scale) {
            raise(needed);
        }
        if (rows == values.length) {
            values = Arrays.copyOf(values, 2 * rows);
        }
        // In two steps: a row that does not fit is none.
        values[rows] = atScale(value, scale - needed);
        rows++;
    }

    private void raise(int needed) {
        if (needed > LARGEST_SCALE) {
            throw new ArithmeticException("more than " + LARGEST_SCALE + " decimals");
        }
        long[] raised = new long[values.length];
        for (int row = 0; row < rows; row++) {
            raised[row] = atScale(values[row], needed - scale);
        }
        values = raised;
        scale = needed;
    }

    /** Takes back the newest. */
    void removeLast() {
        rows--;
    }

    private static long atScale(long value, int more) {
        if (value == 0 || more == 0) {
            return value;
        }
        if (more > LARGEST_SCALE) {
            throw new ArithmeticException("more than 18 digits");
        }
        return Math.multiplyExact(value, POWERS[more]);
    }

    int scale() {
        return scale;
    }

    long[] values() {
        return values;
    }

    void clear() {
        rows = 0;
        scale = 0;
    }
}
