package io.trellis.clients.kraken.stream;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;

/**
 * Times as a request gives them, in UTC. Written by hand: a formatter takes longer than all the
 * rest of an order's text.
 */
final class RequestTime {

    private RequestTime() {}

    /** To the second below, {@code 2026-11-20T14:00:05Z}; of the years 1000 to 9999. */
    static String seconds(Instant time) {
        return toSeconds(utc(time)).append('Z').toString();
    }

    /** To the millisecond below, {@code 2026-11-20T14:00:05.120Z}; of the years 1000 to 9999. */
    static String millis(Instant time) {
        LocalDateTime utc = utc(time);
        int millis = utc.get(ChronoField.MILLI_OF_SECOND);
        StringBuilder text = toSeconds(utc).append('.').append((char) ('0' + millis / 100));
        return two(text, millis % 100).append('Z').toString();
    }

    private static LocalDateTime utc(Instant time) {
        return LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
    }

    private static StringBuilder toSeconds(LocalDateTime utc) {
        var text = new StringBuilder(24).append(utc.getYear()).append('-');
        two(text, utc.getMonthValue()).append('-');
        two(text, utc.getDayOfMonth()).append('T');
        two(text, utc.getHour()).append(':');
        two(text, utc.getMinute()).append(':');
        return two(text, utc.getSecond());
    }

    private static StringBuilder two(StringBuilder text, int number) {
        return text.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
    }
}
