package io.trellis.krakensim.network;

import io.trellis.core.InvalidInputException;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time in scripts and plans: {@code 250ms}, {@code 12.5s}, {@code 3m}, {@code 2h}. */
public final class SpanText {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h|d)");

    /** A hundred years, which added to any present time still is a time in nanoseconds. */
    private static final BigDecimal LONGEST = BigDecimal.valueOf(36_500L * 86_400_000_000_000L);

    private SpanText() {}

    /**
     * Reads one.
     *
     * @return nanoseconds
     * @throws InvalidInputException if it is none, or above 36500d
     */
    public static long nanos(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidInputException(
                    "\"" + text + "\" is no length of time such as 250ms, 12.5s, 3m or 2h.");
        }
        long unit =
                switch (parts.group(2)) {
                    case "ms" -> 1_000_000L;
                    case "s" -> 1_000_000_000L;
                    case "m" -> 60_000_000_000L;
                    case "h" -> 3_600_000_000_000L;
                    default -> 86_400_000_000_000L;
                };
        BigDecimal nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit));
        if (nanos.compareTo(LONGEST) > 0) {
            throw new InvalidInputException(
                    "\"" + text + "\" is too long a time; the longest is 36500d.");
        }
        return nanos.longValue();
    }

    /** Writes one, in seconds. */
    public static String text(long nanos) {
        return BigDecimal.valueOf(nanos, 9).stripTrailingZeros().toPlainString() + "s";
    }
}
