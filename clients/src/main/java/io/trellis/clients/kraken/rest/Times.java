package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.wire.WireField;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;

/** Times of the wire, which are seconds with or without a fraction, never through a double. */
final class Times {

    private static final int NANO_DIGITS = 9;
    private static final long NANOS = 1_000_000_000L;

    private Times() {}

    static Instant seconds(WireField field) {
        long nanos = nanos(field);
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS), Math.floorMod(nanos, NANOS));
    }

    /** Nanoseconds since 1970. */
    static long nanos(WireField field) {
        try {
            return field.decimal()
                    .movePointRight(NANO_DIGITS)
                    .setScale(0, RoundingMode.HALF_EVEN)
                    .longValueExact();
        } catch (ArithmeticException tooLarge) {
            throw field.wrong("is not a time in seconds");
        }
    }

    /** A time in milliseconds. */
    static Instant millis(WireField field) {
        try {
            BigDecimal millis = field.decimal().setScale(0, RoundingMode.HALF_EVEN);
            return Instant.ofEpochMilli(millis.longValueExact());
        } catch (ArithmeticException | DateTimeException tooLarge) {
            throw field.wrong("is not a time in milliseconds");
        }
    }
}
