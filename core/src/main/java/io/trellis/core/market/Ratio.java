package io.trellis.core.market;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact, non-negative rational number, used for fees, slippage and thresholds so that nothing on
 * the money path is rounded before it is posted.
 *
 * <p>Products that fit into 64 bits take the fast path; the others are computed with big integers.
 */
public final class Ratio {

    /** Below it the quotient of doubles is off by less than one and a half. */
    private static final long NEAR_MOST = 1L << 50;

    /** Some of them, added, do not overflow. */
    private static final long SMALL = 1L << 60;

    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private final BigInteger numerator;
    private final BigInteger denominator;
    private final long smallNumerator;

    /** 0 when numerator or denominator needs more than 63 bits. */
    private final long smallDenominator;

    private Ratio(BigInteger numerator, BigInteger denominator) {
        BigInteger divisor = numerator.gcd(denominator);
        this.numerator = numerator.divide(divisor);
        this.denominator = denominator.divide(divisor);
        boolean small = this.numerator.max(this.denominator).compareTo(LONG_MAX) <= 0;
        this.smallNumerator = small ? this.numerator.longValueExact() : 0;
        this.smallDenominator = small ? this.denominator.longValueExact() : 0;
    }

    /**
     * The exact value of a decimal.
     *
     * @throws IllegalArgumentException if the value is negative
     */
    public static Ratio of(BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("a ratio must not be negative, was " + value);
        }
        int scale = Math.max(value.scale(), 0);
        return new Ratio(value.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
    }

    public Ratio times(Ratio factor) {
        return new Ratio(
                numerator.multiply(factor.numerator), denominator.multiply(factor.denominator));
    }

    /** The double nearest to it, for bounds that are checked exactly after. */
    public double doubleValue() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL64)
                .doubleValue();
    }

    /** {@code first · second · this}, rounded half-even once. */
    public long scale(long first, long second) {
        long product = first * second;
        if (smallDenominator != 0 && Math.multiplyHigh(first, second) == product >> 63) {
            long scaled = product * smallNumerator;
            if (Math.multiplyHigh(product, smallNumerator) == scaled >> 63) {
                return divideHalfEven(scaled, smallDenominator);
            }
        }
        BigInteger exact =
                BigInteger.valueOf(first).multiply(BigInteger.valueOf(second)).multiply(numerator);
        return divideHalfEven(exact, denominator);
    }

    /**
     * The part of an amount that belongs to some of a whole, {@code amount · part / whole}, rounded
     * half-even.
     *
     * @param whole above 0
     */
    public static long share(long amount, long part, long whole) {
        long product = amount * part;
        if (Math.multiplyHigh(amount, part) == product >> 63) {
            return divideHalfEven(product, whole);
        }
        if (amount >= 0 && amount < NEAR_MOST && part >= 0 && part <= whole && whole < SMALL) {
            long near = (long) ((double) amount * (double) part / (double) whole);
            // Both products overflow, and their difference does not.
            return settled(near, product - near * whole, whole);
        }
        return divideHalfEven(
                BigInteger.valueOf(amount).multiply(BigInteger.valueOf(part)),
                BigInteger.valueOf(whole));
    }

    /** Whether {@code part / whole} is greater than this ratio; {@code whole} must be positive. */
    public boolean isExceededBy(long part, long whole) {
        return compareShare(part, whole) > 0;
    }

    /** Whether {@code part / whole} is at least this ratio; {@code whole} must be positive. */
    public boolean isReachedBy(long part, long whole) {
        return compareShare(part, whole) >= 0;
    }

    private int compareShare(long part, long whole) {
        if (smallDenominator != 0) {
            long left = part * smallDenominator;
            long right = whole * smallNumerator;
            if (Math.multiplyHigh(part, smallDenominator) == left >> 63
                    && Math.multiplyHigh(whole, smallNumerator) == right >> 63) {
                return Long.compare(left, right);
            }
        }
        return BigInteger.valueOf(part)
                .multiply(denominator)
                .compareTo(BigInteger.valueOf(whole).multiply(numerator));
    }

    /**
     * {@code dividend / divisor}, rounded half-even.
     *
     * @param divisor above 0
     */
    public static long divideHalfEven(long dividend, long divisor) {
        // The quotient of doubles takes a third of the time and is off by one at most.
        long near = (long) ((double) dividend / (double) divisor);
        if (Math.abs(near) >= NEAR_MOST || divisor >= SMALL) {
            near = Math.floorDiv(dividend, divisor);
        }
        return settled(near, dividend - near * divisor, divisor);
    }

    /** The rounded quotient of one that is off by little, and its remainder. */
    private static long settled(long near, long left, long divisor) {
        long quotient = near;
        long remainder = left;
        while (remainder < 0) {
            quotient--;
            remainder += divisor;
        }
        while (remainder >= divisor) {
            quotient++;
            remainder -= divisor;
        }
        long rest = divisor - remainder;
        boolean up = remainder > rest || (remainder == rest && (quotient & 1) == 1);
        return up ? quotient + 1 : quotient;
    }

    private static long divideHalfEven(BigInteger dividend, BigInteger divisor) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, java.math.RoundingMode.HALF_EVEN)
                .longValueExact();
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
