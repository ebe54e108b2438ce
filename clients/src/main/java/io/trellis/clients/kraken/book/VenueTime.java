package io.trellis.clients.kraken.book;

import java.time.Month;
import java.time.Year;

/** Times as the venue writes them, {@code 2026-01-19T09:30:59.123456Z}. */
final class VenueTime {

    private static final int SECONDS_END = 19;
    private static final int SHORTEST_MONTH = 28;
    private static final int MOST_DECIMALS = 9;
    private static final long BILLION = 1_000_000_000L;

    private VenueTime() {}

    /**
     * Nanoseconds since the epoch.
     *
     * @throws BookRefusedException if the characters are no time of the years 1970 to 2261
     */
    static long nanos(char[] chars, int from, int to) {
        boolean form =
                to - from > SECONDS_END
                        && chars[from + 4] == '-'
                        && chars[from + 7] == '-'
                        && chars[from + 10] == 'T'
                        && chars[from + 13] == ':'
                        && chars[from + 16] == ':'
                        && chars[to - 1] == 'Z';
        if (!form) {
            throw noTime();
        }
        long day =
                day(
                        two(chars, from) * 100 + two(chars, from + 2),
                        two(chars, from + 5),
                        two(chars, from + 8));
        int hour = two(chars, from + 11);
        int minute = two(chars, from + 14);
        int second = two(chars, from + 17);
        if (hour > 23 || minute > 59 || second > 59) {
            throw noTime();
        }
        long seconds = ((day * 24 + hour) * 60 + minute) * 60 + second;
        return seconds * BILLION + fraction(chars, from + SECONDS_END, to - 1);
    }

    private static int two(char[] chars, int at) {
        return digit(chars[at]) * 10 + digit(chars[at + 1]);
    }

    private static int digit(char c) {
        if (c < '0' || c > '9') {
            throw noTime();
        }
        return c - '0';
    }

    /** Days since the epoch, by Hinnant's algorithm for the Gregorian calendar. */
    private static long day(int year, int month, int day) {
        if (year < 1970 || year > 2261 || month < 1 || month > 12 || day < 1) {
            throw noTime();
        }
        if (day > SHORTEST_MONTH && day > Month.of(month).length(Year.isLeap(year))) {
            throw noTime();
        }
        int shifted = month > 2 ? year : year - 1;
        int era = shifted / 400;
        int ofEra = shifted - era * 400;
        int ofYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear;
        return era * 146_097L + dayOfEra - 719_468;
    }

    private static long fraction(char[] chars, int from, int to) {
        if (from == to) {
            return 0;
        }
        int decimals = to - from - 1;
        if (chars[from] != '.' || decimals < 1 || decimals > MOST_DECIMALS) {
            throw noTime();
        }
        long nanos = 0;
        for (int i = 1; i <= MOST_DECIMALS; i++) {
            nanos = nanos * 10 + (i <= decimals ? digit(chars[from + i]) : 0);
        }
        return nanos;
    }

    private static BookRefusedException noTime() {
        return new BookRefusedException("timestamp is no time");
    }
}
