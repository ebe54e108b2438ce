package io.trellis.backtesting.resample;

import io.trellis.backtesting.store.BarBuffer;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Span;
import io.trellis.core.market.Timeframe;

import java.math.BigDecimal;
import java.time.Instant;

/** Bars of stored trades, and larger bars of stored bars. */
public final class Resample {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private Resample() {}

    /**
     * Bars of a folder of trades; in memory are the bars and one part of the trades.
     *
     * @param span which trades; its ends are ends of bars
     * @param madeBy program and version
     * @throws InvalidInputException if no bar has closed, an end of the span lies inside a bar, or
     *     a part is damaged
     */
    public static Resampled trades(
            TradeFolder folder, Timeframe timeframe, Span span, String madeBy) {
        requireBoundaries(span, timeframe);
        SeriesManifest manifest = folder.manifest();
        var buffer = new BarBuffer();
        var bars = new TradeBars(timeframe, bar -> add(bar, buffer));
        folder.read(span, bars::accept);
        Instant known = manifest.completeTo().filter(manifest.to()::isBefore).orElse(manifest.to());
        long end = Math.min(span.toMillis(), known.toEpochMilli());
        // A trade at or beyond the end of the span shows that the span is complete.
        bars.completeTo(
                end == span.toMillis()
                        ? Math.multiplyExact(end, NANOS_PER_MILLI)
                        : TradeFolder.nanos(known));
        if (buffer.size() == 0) {
            throw new InvalidInputException(
                    "the trades of %s from %s to %s make no whole bar of %s."
                            .formatted(manifest.path(), manifest.from(), manifest.to(), timeframe));
        }
        var series = new SeriesId(manifest.venue(), manifest.symbol(), timeframe);
        BarColumns columns =
                buffer.toColumns(
                        series, manifest.path(), manifest.contentSha256().orElseThrow(), madeBy);
        return new Resampled(columns, bars.trades(), bars.openTrades(), 0);
    }

    private static void add(TradeBar bar, BarBuffer buffer) {
        buffer.add(
                Math.floorDiv(bar.startNanos(), NANOS_PER_MILLI),
                bar.open().doubleValue(),
                bar.high().doubleValue(),
                bar.low().doubleValue(),
                bar.close().doubleValue(),
                bar.volume().doubleValue());
    }

    /**
     * Larger bars of bars. Where smaller ones are missing, the larger one is made of those that are
     * there, and counted; at the end, one that lacks its last part has not closed and is left out.
     *
     * @param timeframe a multiple of that of the bars
     * @param madeBy program and version
     * @throws InvalidInputException if it is no multiple, a bar crosses the end of a larger one, or
     *     no bar has closed
     */
    public static Resampled bars(BarColumns source, Timeframe timeframe, String madeBy) {
        long length = timeframe.millis();
        long small = source.series().timeframe().millis();
        if (length <= small || length % small != 0) {
            throw new InvalidInputException(
                    "bars of %s are not made of bars of %s; name a larger multiple, such as %s."
                            .formatted(
                                    timeframe,
                                    source.series().timeframe(),
                                    new Timeframe(4 * small)));
        }
        var buffer = new BarBuffer();
        long incomplete = 0;
        int from = 0;
        int closed = rowsOfClosedBars(source, length);
        while (from < closed) {
            int to = end(source, from, length);
            add(source, from, to, length, buffer);
            incomplete += to - from < length / small ? 1 : 0;
            from = to;
        }
        if (buffer.size() == 0) {
            throw new InvalidInputException(
                    "the bars of %s make no whole bar of %s.".formatted(source, timeframe));
        }
        var series = new SeriesId(source.series().venue(), source.series().symbol(), timeframe);
        BarColumns columns =
                buffer.toColumns(
                        series, source.series().path(), source.provenance().seriesSha256(), madeBy);
        return new Resampled(columns, source.rows(), source.rows() - closed, incomplete);
    }

    /** The last bar is closed when what it was made of reaches its end. */
    private static int rowsOfClosedBars(BarColumns source, long length) {
        long small = source.series().timeframe().millis();
        long open = start(source.lastMillis(), length);
        if (source.lastMillis() + small >= open + length) {
            return source.rows();
        }
        int row = source.rows();
        while (row > 0 && source.timeMillis()[row - 1] >= open) {
            row--;
        }
        return row;
    }

    private static long start(long millis, long length) {
        return Math.floorDiv(millis, length) * length;
    }

    private static int end(BarColumns source, int from, long length) {
        long end = start(source.timeMillis()[from], length) + length;
        int to = from;
        while (to < source.rows() && source.timeMillis()[to] < end) {
            to++;
        }
        long lastEnd = source.timeMillis()[to - 1] + source.series().timeframe().millis();
        if (lastEnd > end) {
            throw new InvalidInputException(
                    "the bar of %s that starts at %s ends after %s, where a larger bar ends; such"
                                    .formatted(
                                            source.series(),
                                            Instant.ofEpochMilli(source.timeMillis()[to - 1]),
                                            Instant.ofEpochMilli(end))
                            + " bars cannot be put together.");
        }
        return to;
    }

    private static void add(BarColumns source, int from, int to, long length, BarBuffer buffer) {
        double high = source.high()[from];
        double low = source.low()[from];
        BigDecimal volume = BigDecimal.ZERO;
        for (int row = from; row < to; row++) {
            high = Math.max(high, source.high()[row]);
            low = Math.min(low, source.low()[row]);
            volume = volume.add(BigDecimal.valueOf(source.volume()[row]));
        }
        buffer.add(
                start(source.timeMillis()[from], length),
                source.open()[from],
                high,
                low,
                source.close()[to - 1],
                volume.doubleValue());
    }

    /**
     * Refuses a span that cuts a bar in two.
     *
     * @throws InvalidInputException if it does
     */
    public static void requireBoundaries(Span span, Timeframe timeframe) {
        requireBoundary("--from", span.fromMillis(), Span.ALL.fromMillis(), timeframe);
        requireBoundary("--to", span.toMillis(), Span.ALL.toMillis(), timeframe);
    }

    private static void requireBoundary(
            String option, long millis, long unbounded, Timeframe timeframe) {
        if (millis != unbounded && Math.floorMod(millis, timeframe.millis()) != 0) {
            long before = start(millis, timeframe.millis());
            throw new InvalidInputException(
                    "%s %s lies inside a bar of %s; give %s or %s."
                            .formatted(
                                    option,
                                    Instant.ofEpochMilli(millis),
                                    timeframe,
                                    Instant.ofEpochMilli(before),
                                    Instant.ofEpochMilli(before + timeframe.millis())));
        }
    }
}
