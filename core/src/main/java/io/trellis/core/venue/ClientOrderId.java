package io.trellis.core.venue;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Our name of an order, given once and never again. Two names are equal if they differ in dashes
 * and the case of letters only, as a venue may spell them anew when it repeats them.
 *
 * @param text a UUID of 36 characters, 32 hexadecimal digits, or 1 to 18 other ASCII characters
 */
public record ClientOrderId(String text) {

    private static final Pattern FORM =
            Pattern.compile(
                    "[0-9a-fA-F]{32}|[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
                            + "|[!-~&&[^\"\\\\]]{1,18}");

    /**
     * @throws IllegalArgumentException if the text has none of the three forms
     */
    public ClientOrderId {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "a client order id is a UUID, 32 hexadecimal digits or up to 18 visible ASCII"
                            + " characters, was of length "
                            + text.length());
        }
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
