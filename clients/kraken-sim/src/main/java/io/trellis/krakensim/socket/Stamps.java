package io.trellis.krakensim.socket;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.OptionalLong;

/** Times as WebSocket v2 writes them: RFC 3339 with six or nine digits of the second. */
final class Stamps {

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private Stamps() {}

    static String micros(long nanos) {
        long micros = Math.floorMod(nanos, 1_000_000_000L) / 1_000;
        return seconds(nanos) + '.' + padded(micros, 6) + 'Z';
    }

    static String nanos(long nanos) {
        return seconds(nanos) + '.' + padded(Math.floorMod(nanos, 1_000_000_000L), 9) + 'Z';
    }

    static String plain(long nanos) {
        return seconds(nanos) + 'Z';
    }

    private static String seconds(long nanos) {
        return SECONDS.format(Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L)));
    }

    private static String padded(long value, int digits) {
        String text = Long.toString(value);
        return "0".repeat(digits - text.length()) + text;
    }

    /** A moment as nanoseconds since the epoch; empty if the text is none. */
    static OptionalLong parse(String text) {
        try {
            Instant instant = Instant.parse(text);
            return OptionalLong.of(
                    Math.addExact(
                            Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L),
                            instant.getNano()));
        } catch (DateTimeParseException | ArithmeticException _) {
            return OptionalLong.empty();
        }
    }
}
