package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;

import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A series of bars in memory, one primitive array per column, all of the same length of at least 1.
 *
 * <p>The arrays are handed over and handed out as they are, for speed: nobody changes them after
 * that. Two series are equal only if they are the same object; compare {@link #contentSha256()}.
 *
 * @param series which bars
 * @param timeMillis start of each bar, UTC epoch milliseconds, at least one timeframe apart
 * @param open first price, in quote per base
 * @param high highest price, at least open and close
 * @param low lowest price, above 0, at most open and close
 * @param close last price
 * @param volume traded quantity, 0 or more
 * @param provenance where they came from
 */
@SuppressWarnings("ArrayRecordComponent") // Kernels loop over these arrays.
public record BarColumns(
        SeriesId series,
        long[] timeMillis,
        double[] open,
        double[] high,
        double[] low,
        double[] close,
        double[] volume,
        Provenance provenance) {

    /** How many rows one processor checks at a time. */
    private static final int CHECKED_ROWS = 1 << 17;

    /**
     * @throws IllegalArgumentException naming the first bar that breaks a rule above
     */
    public BarColumns {
        int rows = timeMillis.length;
        if (rows == 0
                || open.length != rows
                || high.length != rows
                || low.length != rows
                || close.length != rows
                || volume.length != rows) {
            throw new IllegalArgumentException(
                    "columns need one length above 0, were time %d, open %d, high %d, low %d, close %d, volume %d"
                            .formatted(
                                    rows,
                                    open.length,
                                    high.length,
                                    low.length,
                                    close.length,
                                    volume.length));
        }
        checkTimes(timeMillis, series.timeframe().millis());
        checkPrices(open, high, low, close, volume);
    }

    /**
     * Bars that were made here and not read from a file.
     *
     * @param how how they were made, in place of a file name
     * @param madeBy program and version, {@code trellis 0.1.0}
     */
    public static BarColumns generated(
            SeriesId series,
            long[] timeMillis,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume,
            String how,
            String madeBy) {
        String content = ContentHash.of(series, timeMillis, open, high, low, close, volume);
        var provenance = new Provenance(how, content, madeBy, content);
        return new BarColumns(series, timeMillis, open, high, low, close, volume, provenance);
    }

    private static void checkTimes(long[] timeMillis, long timeframeMillis) {
        int wrong =
                first(
                        timeMillis.length,
                        i -> i > 0 && timeMillis[i] - timeMillis[i - 1] < timeframeMillis);
        if (wrong < timeMillis.length) {
            throw new IllegalArgumentException(
                    "bar %d starts at %d, less than %d ms after bar %d at %d"
                            .formatted(
                                    wrong,
                                    timeMillis[wrong],
                                    timeframeMillis,
                                    wrong - 1,
                                    timeMillis[wrong - 1]));
        }
    }

    private static void checkPrices(
            double[] open, double[] high, double[] low, double[] close, double[] volume) {
        // Written so that NaN fails too.
        int wrong =
                first(
                        open.length,
                        i ->
                                !(low[i] > 0
                                        && low[i] <= open[i]
                                        && low[i] <= close[i]
                                        && high[i] >= open[i]
                                        && high[i] >= close[i]
                                        && high[i] < Double.POSITIVE_INFINITY
                                        && volume[i] >= 0
                                        && volume[i] < Double.POSITIVE_INFINITY));
        if (wrong < open.length) {
            throw new IllegalArgumentException(
                    "bar %d has open %s, high %s, low %s, close %s, volume %s"
                            .formatted(
                                    wrong,
                                    open[wrong],
                                    high[wrong],
                                    low[wrong],
                                    close[wrong],
                                    volume[wrong]));
        }
    }

    /** The first bar that is wrong, or the number of bars; long series on all processors. */
    private static int first(int rows, IntPredicate isWrong) {
        int blocks = Math.ceilDiv(rows, CHECKED_ROWS);
        return IntStream.range(0, blocks)
                .parallel()
                .map(block -> first(block * CHECKED_ROWS, rows, isWrong))
                .min()
                .orElse(rows);
    }

    private static int first(int from, int rows, IntPredicate isWrong) {
        int to = Math.min(rows, from + CHECKED_ROWS);
        for (int i = from; i < to; i++) {
            if (isWrong.test(i)) {
                return i;
            }
        }
        return rows;
    }

    /** Number of bars, at least 1. */
    public int rows() {
        return timeMillis.length;
    }

    /** Start of the first bar, UTC epoch milliseconds. */
    public long firstMillis() {
        return timeMillis[0];
    }

    /** Start of the last bar, UTC epoch milliseconds. */
    public long lastMillis() {
        return timeMillis[timeMillis.length - 1];
    }

    /** Whether a generator made these bars, so that no result from them is about a real market. */
    public boolean synthetic() {
        return series.synthetic();
    }

    /**
     * A copy of the bars that start in a span of time.
     *
     * @param fromMillis UTC epoch milliseconds, inclusive
     * @param toMillis UTC epoch milliseconds, exclusive
     * @throws InvalidInputException if no bar starts in it; the sentence names the span there is
     */
    public BarColumns slice(long fromMillis, long toMillis) {
        int from = indexAtOrAfter(fromMillis);
        int to = indexAtOrAfter(toMillis);
        if (from >= to) {
            throw new InvalidInputException(
                    "no bar of %s starts from %s to before %s; its bars start from %s to %s."
                            .formatted(
                                    series,
                                    Instant.ofEpochMilli(fromMillis),
                                    Instant.ofEpochMilli(toMillis),
                                    Instant.ofEpochMilli(firstMillis()),
                                    Instant.ofEpochMilli(lastMillis())));
        }
        return new BarColumns(
                series,
                Arrays.copyOfRange(timeMillis, from, to),
                Arrays.copyOfRange(open, from, to),
                Arrays.copyOfRange(high, from, to),
                Arrays.copyOfRange(low, from, to),
                Arrays.copyOfRange(close, from, to),
                Arrays.copyOfRange(volume, from, to),
                provenance);
    }

    private int indexAtOrAfter(long millis) {
        int found = Arrays.binarySearch(timeMillis, millis);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * SHA-256 of what the columns hold, by which other files name exactly these bars.
     *
     * <p>The bytes: {@code trellis.bar/1}, a line feed, the path of the series, a line feed, the
     * number of rows (8 bytes), then the SHA-256 of each column (32 bytes) in the order of this
     * record. A column is 8 bytes a value, doubles as their IEEE 754 bits. All numbers are
     * big-endian. Takes about 0.2 s for a million rows.
     *
     * @return 64 lower-case hex digits
     */
    public String contentSha256() {
        return ContentHash.of(series, timeMillis, open, high, low, close, volume);
    }

    /** Series, rows and span; never the content. */
    @Override
    public String toString() {
        return "%s, %d bars from %s to %s"
                .formatted(
                        series,
                        rows(),
                        Instant.ofEpochMilli(firstMillis()),
                        Instant.ofEpochMilli(lastMillis()));
    }
}
