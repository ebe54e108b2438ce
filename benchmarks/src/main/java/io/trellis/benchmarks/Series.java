package io.trellis.benchmarks;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;

/** The bars and prints that are measured on, always the same for the same size. */
final class Series {

    static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00000001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("0.0002"),
                    new BigDecimal("0.0005"));

    /** 2023-11-15T00:00Z. */
    static final long START_MILLIS = 1_700_006_400_000L;

    static final long MINUTE = 60_000;
    static final int MINUTES_A_YEAR = 525_600;

    private static final long SEED = 42;
    private static final double FIRST_PRICE = 70_000;
    private static final double TICKS = 100;
    private static final double YEARLY_VOLATILITY = 0.6;
    private static final int STEPS_A_MINUTE = 16;

    private Series() {}

    /** A geometric random walk of 60 % a year, sixteen steps to a one-minute bar. */
    static Bars randomWalk(int count) {
        var walk = new Walk((double) MINUTES_A_YEAR * STEPS_A_MINUTE);
        Bars bars = new Bars(count);
        for (int i = 0; i < count; i++) {
            long open = walk.ticks();
            long high = open;
            long low = open;
            for (int step = 0; step < STEPS_A_MINUTE; step++) {
                walk.step();
                high = Math.max(high, walk.ticks());
                low = Math.min(low, walk.ticks());
            }
            bars.append(START_MILLIS + i * MINUTE, open, high, low, walk.ticks());
        }
        return bars;
    }

    /** Prints of the same walk, spread evenly over a year. */
    static int[] prints(int count) {
        var walk = new Walk(count);
        int[] prices = new int[count];
        for (int i = 0; i < count; i++) {
            prices[i] = Math.toIntExact(walk.ticks());
            walk.step();
        }
        return prices;
    }

    /** The times of such prints. */
    static long[] printTimes(int count) {
        double distance = Math.max(1, MINUTES_A_YEAR * (double) MINUTE / count);
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = START_MILLIS + (long) (i * distance);
        }
        return times;
    }

    /** Bars of a file, one after the other and from the start again, a minute apart. */
    static Bars repeated(BarColumns file, int count) {
        long[] open = INSTRUMENT.ticks(file.open());
        long[] high = INSTRUMENT.ticks(file.high());
        long[] low = INSTRUMENT.ticks(file.low());
        long[] close = INSTRUMENT.ticks(file.close());
        Bars bars = new Bars(count);
        for (int i = 0; i < count; i++) {
            int at = i % open.length;
            bars.append(START_MILLIS + i * MINUTE, open[at], high[at], low[at], close[at]);
        }
        return bars;
    }

    /** Bars as they are stored. */
    static BarColumns columns(Bars bars, double[] volume) {
        int count = bars.count();
        long[] times = new long[count];
        Arrays.setAll(times, bars::timeMillis);
        return BarColumns.generated(
                new SeriesId(SeriesId.SYNTHETIC_VENUE, "BTC/USDT", Timeframe.parse("1m")),
                times,
                quotes(count, bars::open),
                quotes(count, bars::high),
                quotes(count, bars::low),
                quotes(count, bars::close),
                volume,
                "random walk of the benchmarks",
                "trellis bench");
    }

    static double quote(long ticks) {
        return ticks / TICKS;
    }

    /** A column of prices in quote. */
    static double[] quotes(int count, IntToLongFunction ticks) {
        double[] prices = new double[count];
        for (int i = 0; i < count; i++) {
            prices[i] = quote(ticks.applyAsLong(i));
        }
        return prices;
    }

    private static final class Walk {

        private final Random random = new Random(SEED);
        private final double deviation;
        private double logPrice = Math.log(FIRST_PRICE);
        private long ticks = Math.round(FIRST_PRICE * TICKS);

        Walk(double stepsAYear) {
            deviation = YEARLY_VOLATILITY / Math.sqrt(stepsAYear);
        }

        void step() {
            logPrice += deviation * random.nextGaussian() - deviation * deviation / 2;
            ticks = Math.round(Math.exp(logPrice) * TICKS);
        }

        long ticks() {
            return ticks;
        }
    }
}
