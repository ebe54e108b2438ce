package io.trellis.backtesting.store;

import java.math.BigDecimal;

/**
 * How many decimals it takes to write every value of some columns as a whole number, and those
 * numbers.
 *
 * <p>A double stands for its shortest decimal form, and that form is kept exactly.
 */
final class DecimalScale {

    /** A whole number below this, divided by a power of ten, is the shortest form of a double. */
    private static final double EXACT = 1e15;

    private static final int EXACT_POWER = 22;

    private int scale;

    /** The decimals needed so far, 0 or more. */
    int scale() {
        return scale;
    }

    /** Takes in the values of a column, all 0 or more. */
    DecimalScale include(double[] values) {
        for (double value : values) {
            if (quickly(value) < 0) {
                BigDecimal exact = BigDecimal.valueOf(value).stripTrailingZeros();
                scale = Math.max(scale, exact.scale());
            }
        }
        return this;
    }

    /**
     * The value times ten to the power of the scale.
     *
     * @throws ArithmeticException if that needs more than 63 bits
     */
    long scaled(double value) {
        long quick = quickly(value);
        return quick >= 0
                ? quick
                : BigDecimal.valueOf(value).setScale(scale).unscaledValue().longValueExact();
    }

    /** The same without a decimal in between; -1 where that would not be exact. */
    private long quickly(double value) {
        if (scale > EXACT_POWER) {
            return -1;
        }
        double power = DecimalParser.power(scale);
        double whole = Math.rint(value * power);
        return whole < EXACT && whole / power == value ? (long) whole : -1;
    }
}
