package io.trellis.krakensim.rest;

import io.trellis.krakensim.amount.Amounts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as REST writes them. */
final class Moments {

    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.ofPattern("EEE, ppd MMM yy HH:mm:ss +0000", Locale.ROOT);

    private Moments() {}

    /** Seconds with four digits after the point. */
    static String four(long nanos) {
        return Amounts.text(Math.floorDiv(nanos, 100_000L), 4);
    }

    /** Seconds with up to seven digits after the point. */
    static String seven(long nanos) {
        String text = Amounts.text(Math.floorDiv(nanos, 100L), 7);
        int end = text.length();
        while (text.charAt(end - 1) == '0' && text.charAt(end - 2) != '.') {
            end--;
        }
        return text.substring(0, end);
    }

    /** Whole seconds. */
    static long seconds(long nanos) {
        return Math.floorDiv(nanos, 1_000_000_000L);
    }

    /** RFC 3339 without a fraction. */
    static String plain(long nanos) {
        return instant(nanos).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** A year of two digits and a day padded with a blank. */
    static String rfc1123(long nanos) {
        return RFC_1123.format(instant(nanos).atOffset(ZoneOffset.UTC));
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }
}
