package io.trellis.optimization.validation;

import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.SeriesId;

/**
 * Markets that might have been: bars made of blocks of the returns that there were, to rerun an
 * engine on (formulas 5.9).
 *
 * <p>What is drawn of a bar is its shape, all as ratios: its open to the close before, its high,
 * low and close to its open. A world begins with the first bar as it was and goes on from its close
 * with the shapes drawn, at the times of the bars there were. Prices are rounded to the tick only
 * when a bar is told, so that no rounding adds up; a high stays at or above open and close, a low
 * at or below, and no price falls under a tick.
 */
public final class ResampledBars {

    private final Bars bars;

    /**
     * Worlds made of some bars.
     *
     * @param bars two or more, every price a tick or more
     * @throws IllegalArgumentException if they are not so
     */
    public ResampledBars(Bars bars) {
        if (bars.count() < 2) {
            throw new IllegalArgumentException("%d bars have no return".formatted(bars.count()));
        }
        for (int bar = 0; bar < bars.count(); bar++) {
            if (bars.low(bar) < 1) {
                throw new IllegalArgumentException("bar %d has a low of no tick".formatted(bar));
            }
        }
        this.bars = bars;
    }

    /** Returns that are drawn from: one fewer than bars. */
    public int returns() {
        return bars.count() - 1;
    }

    /** Takes a world. */
    @FunctionalInterface
    public interface WorldSink {

        /**
         * Takes one world.
         *
         * @param draw 0 to below the draws of the bootstrap, rising
         * @param world bars of its own
         */
        void take(int draw, Bars world);
    }

    /** Makes every world of a bootstrap, one after the other; its mean block is in bars. */
    public void forEachWorld(StationaryBootstrap bootstrap, WorldSink sink) {
        bootstrap.forEachPath(returns(), (draw, path) -> sink.take(draw, world(path)));
    }

    /**
     * One world.
     *
     * @param path a return for each bar after the first, 0 to below {@link #returns()}; {@code 0,
     *     1, 2, …} makes the bars there were
     * @throws IllegalArgumentException if the path is longer or shorter
     */
    public Bars world(int[] path) {
        if (path.length != returns()) {
            throw new IllegalArgumentException(
                    "a path has %d returns, not %d".formatted(returns(), path.length));
        }
        Bars world = new Bars(path.length + 1);
        world.append(bars.timeMillis(0), bars.open(0), bars.high(0), bars.low(0), bars.close(0));
        double price = bars.close(0);
        for (int place = 0; place < path.length; place++) {
            price = append(world, bars.timeMillis(place + 1), price, path[place] + 1);
        }
        return world;
    }

    /**
     * Adds a bar of the shape of another; the close before the rounding is where the next begins.
     */
    private double append(Bars world, long timeMillis, double closeBefore, int shape) {
        double scale = closeBefore / bars.close(shape - 1);
        double closed = bars.close(shape) * scale;
        long open = ticks(bars.open(shape) * scale);
        long close = ticks(closed);
        long high = Math.max(ticks(bars.high(shape) * scale), Math.max(open, close));
        long low = Math.min(ticks(bars.low(shape) * scale), Math.min(open, close));
        world.append(timeMillis, open, high, low, close);
        return Math.max(closed, 1);
    }

    private static long ticks(double price) {
        return Math.max(1, Math.round(price));
    }

    /**
     * A world as a series to store, of the synthetic venue. The volumes are those of the bars that
     * the shapes were taken from.
     *
     * @param source the bars that these worlds are made of, before their rounding to ticks
     * @param instrument to whose ticks they were rounded
     * @param path as for {@link #world}
     * @param madeBy program and version, for the provenance
     */
    public BarColumns columns(BarColumns source, Instrument instrument, int[] path, String madeBy) {
        Bars world = world(path);
        int count = world.count();
        long[] timeMillis = new long[count];
        double[] open = new double[count];
        double[] high = new double[count];
        double[] low = new double[count];
        double[] close = new double[count];
        double[] volume = new double[count];
        for (int bar = 0; bar < count; bar++) {
            timeMillis[bar] = world.timeMillis(bar);
            open[bar] = instrument.priceAsDouble(world.open(bar));
            high[bar] = instrument.priceAsDouble(world.high(bar));
            low[bar] = instrument.priceAsDouble(world.low(bar));
            close[bar] = instrument.priceAsDouble(world.close(bar));
            volume[bar] = source.volume()[bar == 0 ? 0 : path[bar - 1] + 1];
        }
        var series =
                new SeriesId(
                        SeriesId.SYNTHETIC_VENUE,
                        source.series().symbol(),
                        source.series().timeframe());
        return BarColumns.generated(
                series,
                timeMillis,
                open,
                high,
                low,
                close,
                volume,
                "blocks of " + source.series(),
                madeBy);
    }
}
