package io.trellis.core.venue;

import java.util.HexFormat;
import java.util.Locale;

/**
 * Our name of an order, given once and never again. Two names are equal if they differ in dashes
 * and the case of letters only, as a venue may spell them anew when it repeats them.
 *
 * @param text a UUID of 36 characters, 32 hexadecimal digits, or 1 to 18 other ASCII characters
 */
public record ClientOrderId(String text) {

    private static final int HEX_LENGTH = 32;
    private static final int UUID_LENGTH = 36;
    private static final int MOST_OTHER = 18;

    /**
     * @throws IllegalArgumentException if the text has none of the three forms
     */
    public ClientOrderId {
        if (!hasForm(text)) {
            throw new IllegalArgumentException(
                    "a client order id is a UUID, 32 hexadecimal digits or up to 18 visible ASCII"
                            + " characters, was of length "
                            + text.length());
        }
    }

    // By hand and not by a pattern: one is made for every order on its way out.
    private static boolean hasForm(String text) {
        return switch (text.length()) {
            case HEX_LENGTH -> isHex(text, 0, HEX_LENGTH);
            case UUID_LENGTH ->
                    isHex(text, 0, 8)
                            && isHexAfterDash(text, 8, 13)
                            && isHexAfterDash(text, 13, 18)
                            && isHexAfterDash(text, 18, 23)
                            && isHexAfterDash(text, 23, UUID_LENGTH);
            default ->
                    !text.isEmpty()
                            && text.length() <= MOST_OTHER
                            && text.chars().allMatch(ClientOrderId::isVisible);
        };
    }

    private static boolean isHexAfterDash(String text, int dash, int to) {
        return text.charAt(dash) == '-' && isHex(text, dash + 1, to);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!HexFormat.isHexDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isVisible(int c) {
        return c > ' ' && c <= '~' && c != '"' && c != '\\';
    }

    /** The text without dashes, in lower case: what is compared. */
    public String bare() {
        return text.replace("-", "").toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ClientOrderId that && bare().equals(that.bare());
    }

    @Override
    public int hashCode() {
        return bare().hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
