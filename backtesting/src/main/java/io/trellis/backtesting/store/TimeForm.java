package io.trellis.backtesting.store;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a file writes its times; all are UTC. */
public enum TimeForm {
    /** Epoch seconds, with decimals perhaps. */
    SECONDS("s", "epoch seconds, such as 1618951320", 9),
    /** Epoch milliseconds. */
    MILLIS("ms", "epoch milliseconds, such as 1618951320000", 6),
    /** Epoch microseconds. */
    MICROS("us", "epoch microseconds, such as 1618951320000000", 3),
    /** Epoch nanoseconds. */
    NANOS("ns", "epoch nanoseconds, such as 1618951320000000000", 0),
    /** Milliseconds, or microseconds where the number is that long: Binance changed in 2025. */
    MILLIS_OR_MICROS("ms|us", "epoch milliseconds or microseconds", 6),
    /** Date and time, with a zone or in UTC. */
    ISO("iso", "a date and time, such as 2021-04-20T20:42:00Z", 0);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MILLIS_DIGITS = 14;
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{0,12})?");
    private static final long[] POWERS = {
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000
    };

    private final String word;
    private final String example;
    private final int nanoDigits;

    TimeForm(String word, String example, int nanoDigits) {
        this.word = word;
        this.example = example;
        this.nanoDigits = nanoDigits;
    }

    /** As a person names it: s, ms, us, ns or iso. */
    public String word() {
        return word;
    }

    /** What such a time looks like. */
    public String example() {
        return example;
    }

    /** The form of a name that a person gave. */
    public static Optional<TimeForm> named(String word) {
        return switch (word) {
            case "s" -> Optional.of(SECONDS);
            case "ms" -> Optional.of(MILLIS);
            case "us" -> Optional.of(MICROS);
            case "ns" -> Optional.of(NANOS);
            case "iso" -> Optional.of(ISO);
            default -> Optional.empty();
        };
    }

    /** The units in which a number would be a time of the years 1990 to 2099. */
    public static Optional<TimeForm> guess(String text) {
        for (TimeForm form : new TimeForm[] {SECONDS, MILLIS, MICROS, NANOS, ISO}) {
            long nanos = form.nanos(text.toCharArray(), 0, text.length());
            if (isPlausible(nanos)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** Whether a time lies in the years 1990 to 2099. */
    public static boolean isPlausible(long nanos) {
        return nanos >= 0 && CsvFaults.plausible(nanos / 1_000_000);
    }

    /**
     * Reads a time.
     *
     * @return UTC epoch nanoseconds; -1 for a text that is no such time, or one finer than that
     */
    public long nanos(char[] buffer, int offset, int length) {
        if (this == ISO) {
            return isoNanos(new String(buffer, offset, length));
        }
        long whole = DecimalParser.wholeNumber(buffer, offset, length);
        if (whole < 0) {
            long nanos = this == SECONDS ? secondsNanos(buffer, offset, length) : -1;
            return nanos >= 0 ? nanos : decimalNanos(new String(buffer, offset, length));
        }
        int digits = digitsFor(length);
        long most = Long.MAX_VALUE / POWERS[digits];
        return whole > most ? -1 : whole * POWERS[digits];
    }

    private int digitsFor(int length) {
        return this == MILLIS_OR_MICROS && length > MILLIS_DIGITS ? 3 : nanoDigits;
    }

    /** Seconds with decimals, without a decimal in between; -1 where it takes one. */
    private static long secondsNanos(char[] buffer, int offset, int length) {
        int point = 0;
        while (point < length && buffer[offset + point] != '.') {
            point++;
        }
        int decimals = length - point - 1;
        if (decimals < 1 || decimals >= POWERS.length || point >= MILLIS_DIGITS) {
            return -1;
        }
        long whole = DecimalParser.wholeNumber(buffer, offset, point);
        long part = DecimalParser.wholeNumber(buffer, offset + point + 1, decimals);
        boolean fits = whole >= 0 && part >= 0 && whole < Long.MAX_VALUE / NANOS_PER_SECOND;
        return fits ? whole * NANOS_PER_SECOND + part * POWERS[9 - decimals] : -1;
    }

    private long decimalNanos(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            return -1;
        }
        int point = text.indexOf('.');
        int digits = digitsFor(point < 0 ? text.length() : point);
        try {
            return new BigDecimal(text).movePointRight(digits).longValueExact();
        } catch (ArithmeticException tooFineOrTooLarge) {
            return -1;
        }
    }

    private static long isoNanos(String text) {
        try {
            return nanos(instant(text.replace(' ', 'T')));
        } catch (DateTimeException | ArithmeticException noTime) {
            return -1;
        }
    }

    private static Instant instant(String text) {
        boolean zoned = text.endsWith("Z") || text.lastIndexOf('+') > 0 || text.matches(".*-..:..");
        if (zoned) {
            return OffsetDateTime.parse(text).toInstant();
        }
        String whole = text.length() <= "2021-04-20".length() ? text + "T00:00:00" : text;
        return LocalDateTime.parse(whole).toInstant(ZoneOffset.UTC);
    }

    private static long nanos(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
    }
}
