package io.trellis.backtesting.store;

import java.math.BigDecimal;

/**
 * Reads decimal numbers from a character buffer into doubles, without making a string of each.
 *
 * <p>Taken are digits with at most one point, and an exponent as programs write it for small prices
 * ({@code 2.04e-05}); no sign before the number, no spaces, no names such as NaN. The double is
 * always the nearest one.
 */
final class DecimalParser {

    /** A decimal of so many significant digits is the shortest form of its nearest double. */
    private static final int EXACT_DIGITS = 15;

    /** Powers of ten up to this one are doubles themselves, so that one division rounds once. */
    private static final int EXACT_POWER = 22;

    private static final double[] POWERS = new double[EXACT_POWER + 1];

    static {
        for (int i = 0; i <= EXACT_POWER; i++) {
            POWERS[i] = Double.parseDouble("1e" + i);
        }
    }

    private boolean exact;

    /** Ten to the power of 0 to 22, which is a double exactly. */
    static double power(int exponent) {
        return POWERS[exponent];
    }

    /**
     * Whether the number read last comes back from its double digit for digit: the double's
     * shortest decimal form equals it.
     */
    boolean exact() {
        return exact;
    }

    /**
     * Reads one number.
     *
     * @return 0 or more and finite; NaN if the characters are not a number of the form above, or
     *     too large for a double
     */
    double parse(char[] buffer, int offset, int length) {
        long digits = 0;
        int significant = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = buffer[offset + i];
            if (c >= '0' && c <= '9') {
                digits = 10 * digits + (c - '0');
                significant += digits == 0 ? 0 : 1;
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return parseSlowly(new String(buffer, offset, length));
            }
            if (significant > EXACT_DIGITS) {
                return parseSlowly(new String(buffer, offset, length));
            }
        }
        int decimals = point < 0 ? 0 : length - 1 - point;
        boolean noDigits = length == (point < 0 ? 0 : 1);
        if (noDigits || decimals > EXACT_POWER) {
            return parseSlowly(new String(buffer, offset, length));
        }
        exact = true;
        return digits / POWERS[decimals];
    }

    /** Up to 18 digits and nothing else; -1 for any other text. */
    static long wholeNumber(char[] buffer, int offset, int length) {
        if (length == 0 || length > 18) {
            return -1;
        }
        long number = 0;
        for (int i = offset; i < offset + length; i++) {
            if (buffer[i] < '0' || buffer[i] > '9') {
                return -1;
            }
            number = 10 * number + (buffer[i] - '0');
        }
        return number;
    }

    private double parseSlowly(String text) {
        exact = false;
        if (!wellFormed(text)) {
            return Double.NaN;
        }
        double value = Double.parseDouble(text);
        if (Double.isInfinite(value)) {
            return Double.NaN;
        }
        exact = value == 0 || comesBack(text, value);
        return value;
    }

    private static boolean comesBack(String text, double value) {
        return new BigDecimal(text).compareTo(new BigDecimal(Double.toString(value))) == 0;
    }

    /** Digits, at most one point among them, and perhaps an exponent. */
    private static boolean wellFormed(String text) {
        int exponent = Math.max(text.indexOf('e'), text.indexOf('E'));
        String mantissa = exponent < 0 ? text : text.substring(0, exponent);
        boolean exponentSound = exponent < 0 || wholeExponent(text.substring(exponent + 1));
        return exponentSound && mantissa.matches("[0-9]+\\.?[0-9]*|\\.[0-9]+");
    }

    private static boolean wholeExponent(String text) {
        return text.matches("[+-]?[0-9]{1,4}");
    }
}
