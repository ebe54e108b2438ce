package io.trellis.backtesting.store;

/** Times within 1990 to 2099, UTC; others are taken for another unit than milliseconds. */
public final class PlausibleTimes {

    private static final long EARLIEST_MILLIS = 631_152_000_000L;
    private static final long LATEST_MILLIS = 4_102_444_800_000L;

    private PlausibleTimes() {}

    /** Whether epoch milliseconds are within those years. */
    public static boolean contains(long millis) {
        return millis >= EARLIEST_MILLIS && millis < LATEST_MILLIS;
    }

    /** What a time outside of them looks like, to follow the number in a sentence. */
    public static String looksLike(long time) {
        if (time < LATEST_MILLIS / 1_000 && contains(time * 1_000)) {
            return " looks like seconds";
        }
        if (contains(time / 1_000)) {
            return " looks like microseconds";
        }
        if (contains(time / 1_000_000)) {
            return " looks like nanoseconds";
        }
        return " is not within the years 1990 to 2099";
    }
}
