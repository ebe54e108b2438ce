package io.trellis.trading.projection;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times and days as the tables have them, UTC. */
final class Stamp {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);
    private static final int DAY_LENGTH = 10;
    private static final long MILLI = 1_000_000;

    private Stamp() {}

    static String ofNanos(long wallNanos) {
        return ofMillis(Math.floorDiv(wallNanos, MILLI));
    }

    static String ofMillis(long millis) {
        return TIME.format(Instant.ofEpochMilli(millis));
    }

    static String day(String time) {
        return time.substring(0, DAY_LENGTH);
    }
}
