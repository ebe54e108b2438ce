package io.trellis.core.market;

import io.trellis.core.InvalidInputException;

/**
 * The length of a bar: a whole number of seconds, minutes, hours or days.
 *
 * <p>Written as a number and a unit, {@code 1m}, {@code 4h}. It is printed in the largest unit that
 * divides it, so {@code 60m} prints as {@code 1h} and equals it.
 *
 * @param millis length in milliseconds, a whole number of seconds, from one second to 366 days
 */
public record Timeframe(long millis) {

    private static final long SECOND = 1_000;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;
    private static final long LONGEST = 366 * DAY;

    /** Enough for 366 days in seconds, and far from overflow in any unit. */
    private static final int MAX_DIGITS = 8;

    /**
     * @throws IllegalArgumentException if the length is not a whole number of seconds, or not
     *     between one second and 366 days
     */
    public Timeframe {
        if (millis < SECOND || millis > LONGEST || millis % SECOND != 0) {
            throw new IllegalArgumentException(
                    "a timeframe is whole seconds from 1s to 366d, was " + millis + " ms");
        }
    }

    /**
     * Reads a timeframe such as {@code 1m}, {@code 15m}, {@code 4h} or {@code 1d}.
     *
     * @throws InvalidInputException if the text is anything else; the sentence names the text
     */
    public static Timeframe parse(String text) {
        int last = text.length() - 1;
        if (last < 1 || last > MAX_DIGITS || text.charAt(0) == '0' || !digits(text, last)) {
            throw unreadable(text);
        }
        long millis = Long.parseLong(text.substring(0, last)) * unitMillis(text, text.charAt(last));
        if (millis > LONGEST) {
            throw new InvalidInputException(
                    "timeframe \"" + text + "\" is longer than the longest allowed, 366d.");
        }
        return new Timeframe(millis);
    }

    private static boolean digits(String text, int count) {
        for (int i = 0; i < count; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    private static long unitMillis(String text, char unit) {
        return switch (unit) {
            case 's' -> SECOND;
            case 'm' -> MINUTE;
            case 'h' -> HOUR;
            case 'd' -> DAY;
            default -> throw unreadable(text);
        };
    }

    private static InvalidInputException unreadable(String text) {
        return new InvalidInputException(
                "timeframe \""
                        + text
                        + "\" is not a whole number of s, m, h or d, such as 1m, 15m, 4h or 1d.");
    }

    /** The form that {@link #parse} reads, in the largest unit that divides the length. */
    @Override
    public String toString() {
        if (millis % DAY == 0) {
            return millis / DAY + "d";
        }
        if (millis % HOUR == 0) {
            return millis / HOUR + "h";
        }
        if (millis % MINUTE == 0) {
            return millis / MINUTE + "m";
        }
        return millis / SECOND + "s";
    }
}
