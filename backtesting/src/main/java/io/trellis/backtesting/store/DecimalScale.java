package io.trellis.backtesting.store;

import io.trellis.core.feed.FeedHeader;

import java.math.BigDecimal;
import java.math.RoundingMode;

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

    /** Below 2^63 with room for rounding. */
    private static final double LARGEST = 9.2e18;

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

    /** Lowers the scale until the value, at most 18 digits before the point, fits into a long. */
    DecimalScale atMostFor(double value) {
        while (scale > FeedHeader.MAX_SCALE || value * StrictMath.pow(10, scale) > LARGEST) {
            scale--;
        }
        return this;
    }

    /** The value times ten to the power of the scale, rounded half-even where it has to be. */
    long rounded(double value) {
        long quick = quickly(value);
        return quick >= 0 ? quick : atScale(value, RoundingMode.HALF_EVEN);
    }

    /** Whether {@link #rounded} would change the value. */
    boolean rounds(double value) {
        return quickly(value) < 0 && BigDecimal.valueOf(value).stripTrailingZeros().scale() > scale;
    }

    /**
     * The value times ten to the power of the scale.
     *
     * @throws ArithmeticException if that needs more than 63 bits
     */
    long scaled(double value) {
        long quick = quickly(value);
        return quick >= 0 ? quick : atScale(value, RoundingMode.UNNECESSARY);
    }

    private long atScale(double value, RoundingMode rounding) {
        return BigDecimal.valueOf(value).setScale(scale, rounding).unscaledValue().longValueExact();
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
