package io.trellis.backtesting.store;

import io.trellis.core.market.SeriesId;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Bars for tests. */
public final class Series {

    public static final SeriesId BTC = SeriesId.parse("kraken/BTC-USDT/1m");
    public static final long START = 1_618_951_320_000L;

    private Series() {}

    /** Two bars with round figures. */
    public static BarColumns small() {
        return of(
                BTC,
                new long[] {START, START + 60_000},
                new double[] {56738.76, 56813.98},
                new double[] {56840.3, 56900},
                new double[] {56733.23, 56800.5},
                new double[] {56813.98, 56850.01},
                new double[] {50.9752, 0});
    }

    /** A flat market of one price, minute by minute. */
    public static BarColumns flat(int rows) {
        double[] price = new double[rows];
        Arrays.fill(price, 100);
        double[] volume = new double[rows];
        Arrays.fill(volume, 1);
        return of(BTC, minutes(rows), price, price.clone(), price.clone(), price.clone(), volume);
    }

    /** A random walk in cents, with gaps. */
    public static BarColumns random(RandomGenerator random, int rows) {
        long[] time = new long[rows];
        double[][] columns = new double[5][rows];
        long now = START;
        long price = 5_000_000;
        for (int i = 0; i < rows; i++) {
            long open = Math.max(100_000, price + random.nextLong(-100, 101));
            long close = Math.max(100_000, open + random.nextLong(-5_000, 5_001));
            time[i] = now;
            columns[0][i] = open / 100.0;
            columns[1][i] = (Math.max(open, close) + random.nextLong(1_000)) / 100.0;
            columns[2][i] = (Math.min(open, close) - random.nextLong(1_000)) / 100.0;
            columns[3][i] = close / 100.0;
            columns[4][i] = random.nextLong(10_000_000) / 100_000.0;
            now += 60_000 * (random.nextInt(500) == 0 ? random.nextLong(2, 100) : 1);
            price = close;
        }
        return of(BTC, time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    public static long[] minutes(int rows) {
        long[] time = new long[rows];
        for (int i = 0; i < rows; i++) {
            time[i] = START + 60_000L * i;
        }
        return time;
    }

    public static BarColumns of(
            SeriesId series,
            long[] time,
            double[] open,
            double[] high,
            double[] low,
            double[] close,
            double[] volume) {
        return BarColumns.generated(
                series, time, open, high, low, close, volume, "test", "trellis test");
    }
}
