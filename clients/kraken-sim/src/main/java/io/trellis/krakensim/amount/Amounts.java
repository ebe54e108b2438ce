package io.trellis.krakensim.amount;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.OptionalLong;

/**
 * Decimals as whole units of their last digit: 1.25 with three decimals is 1250 units. All is
 * exact, or rounded once as said.
 */
public final class Amounts {

    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private Amounts() {}

    /** Ten to that power, 0 to 18. */
    public static long power(int exponent) {
        return POWERS[exponent];
    }

    /** The plain text with exactly that many digits after the point. */
    public static String text(long units, int decimals) {
        var text = new StringBuilder(24);
        append(text, units, decimals);
        return text.toString();
    }

    /** Appends the plain text with exactly that many digits after the point. */
    public static void append(StringBuilder text, long units, int decimals) {
        if (decimals == 0) {
            text.append(units);
            return;
        }
        if (units < 0) {
            text.append('-');
        }
        long whole = Math.abs(units / POWERS[decimals]);
        long rest = Math.abs(units % POWERS[decimals]);
        text.append(whole).append('.');
        for (int i = decimals - 1; i > 0 && rest < POWERS[i]; i--) {
            text.append('0');
        }
        text.append(rest);
    }

    /** As a decimal of that scale. */
    public static BigDecimal decimal(long units, int decimals) {
        return BigDecimal.valueOf(units, decimals);
    }

    /**
     * The units of a decimal.
     *
     * @throws ArithmeticException if it has more digits after the point, or is too large
     */
    public static long units(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.UNNECESSARY).unscaledValue().longValueExact();
    }

    /** The units of a decimal text; empty if it is none, or does not fit the decimals. */
    public static OptionalLong parse(String text, int decimals) {
        if (!plain(text)) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(units(new BigDecimal(text), decimals));
        } catch (ArithmeticException | NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /** Whether a text is a number without an exponent, of a length that anyone would write. */
    public static boolean plain(String text) {
        if (text.isEmpty() || text.length() > 40) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            if (!digit && c != '.' && !(i == 0 && c == '-')) {
                return false;
            }
        }
        return true;
    }

    /** The same amount with other decimals, halves up. */
    public static long rescale(long units, int from, int to) {
        return to >= from
                ? Math.multiplyExact(units, POWERS[to - from])
                : divide(units, POWERS[from - to], RoundingMode.HALF_UP);
    }

    /** The product of two, with that many of its last digits rounded away. */
    public static long product(long left, long right, int dropped, RoundingMode rounding) {
        long high = Math.multiplyHigh(left, right);
        long low = left * right;
        if (high == low >> 63) {
            return divide(low, POWERS[dropped], rounding);
        }
        return round(
                BigInteger.valueOf(left).multiply(BigInteger.valueOf(right)),
                BigInteger.valueOf(POWERS[dropped]),
                rounding);
    }

    /** A quotient, rounded. */
    public static long round(BigInteger dividend, BigInteger divisor, RoundingMode rounding) {
        return new BigDecimal(dividend)
                .divide(new BigDecimal(divisor), 0, rounding)
                .toBigIntegerExact()
                .longValueExact();
    }

    private static long divide(long dividend, long divisor, RoundingMode rounding) {
        if (divisor == 1) {
            return dividend;
        }
        long quotient = dividend / divisor;
        long rest = Math.abs(dividend % divisor);
        int sign = dividend < 0 ? -1 : 1;
        return switch (rounding) {
            case HALF_UP -> rest >= divisor - rest ? quotient + sign : quotient;
            case DOWN -> quotient;
            case UP -> rest == 0 ? quotient : quotient + sign;
            case CEILING -> rest == 0 || sign < 0 ? quotient : quotient + 1;
            case FLOOR -> rest == 0 || sign > 0 ? quotient : quotient - 1;
            case HALF_DOWN, HALF_EVEN, UNNECESSARY ->
                    BigDecimal.valueOf(dividend)
                            .divide(BigDecimal.valueOf(divisor), 0, rounding)
                            .longValueExact();
        };
    }
}
