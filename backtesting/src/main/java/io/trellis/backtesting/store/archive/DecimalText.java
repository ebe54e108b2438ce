package io.trellis.backtesting.store.archive;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Reads a decimal of 0 or more from a character buffer as a whole number and its decimals. */
final class DecimalText {

    private static final int PLAIN_DIGITS = 18;
    private static final Pattern NUMBER =
            Pattern.compile("([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");

    private long unscaled;
    private int scale;

    /** Reads one; false for a text that is none, or has more than 18 digits. */
    boolean read(char[] buffer, int offset, int length) {
        long value = 0;
        int point = -1;
        for (int i = 0; i < length; i++) {
            char c = buffer[offset + i];
            if (c >= '0' && c <= '9') {
                value = 10 * value + (c - '0');
            } else if (c == '.' && point < 0) {
                point = i;
            } else {
                return readSlowly(new String(buffer, offset, length));
            }
        }
        int digits = point < 0 ? length : length - 1;
        if (digits == 0 || digits > PLAIN_DIGITS) {
            return readSlowly(new String(buffer, offset, length));
        }
        unscaled = value;
        scale = point < 0 ? 0 : length - 1 - point;
        return true;
    }

    private boolean readSlowly(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return false;
        }
        BigDecimal value = new BigDecimal(text).stripTrailingZeros();
        BigDecimal plain = value.scale() < 0 ? value.setScale(0) : value;
        if (plain.precision() > PLAIN_DIGITS || plain.scale() > PLAIN_DIGITS) {
            return false;
        }
        unscaled = plain.unscaledValue().longValueExact();
        scale = plain.scale();
        return true;
    }

    long unscaled() {
        return unscaled;
    }

    int scale() {
        return scale;
    }
}
