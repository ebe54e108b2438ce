package io.trellis.krakensim.socket;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.OptionalLong;

/** Times as WebSocket v2 writes them: RFC 3339 with six or nine digits of the second. */
final class Stamps {

    private static final long DAY_SECONDS = 86_400;

    private Stamps() {}

    static String micros(long nanos) {
        long micros = Math.floorMod(nanos, 1_000_000_000L) / 1_000;
        return padded(seconds(nanos).append('.'), micros, 100_000).append('Z').toString();
    }

    static String nanos(long nanos) {
        long rest = Math.floorMod(nanos, 1_000_000_000L);
        return padded(seconds(nanos).append('.'), rest, 100_000_000).append('Z').toString();
    }

    static String plain(long nanos) {
        return seconds(nanos).append('Z').toString();
    }

    // By hand, as every frame has a time or two and a formatter takes longer than the rest of it.
    private static StringBuilder seconds(long nanos) {
        long seconds = Math.floorDiv(nanos, 1_000_000_000L);
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY_SECONDS));
        int second = (int) Math.floorMod(seconds, DAY_SECONDS);
        var text = new StringBuilder(32);
        padded(text, day.getYear(), 1_000).append('-');
        padded(text, day.getMonthValue(), 10).append('-');
        padded(text, day.getDayOfMonth(), 10).append('T');
        padded(text, second / 3_600, 10).append(':');
        padded(text, second / 60 % 60, 10).append(':');
        return padded(text, second % 60, 10);
    }

    /** Appends a number with as many digits as the power of ten has. */
    private static StringBuilder padded(StringBuilder text, long value, long power) {
        for (long digit = power; digit > 1 && value < digit; digit /= 10) {
            text.append('0');
        }
        return text.append(value);
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
