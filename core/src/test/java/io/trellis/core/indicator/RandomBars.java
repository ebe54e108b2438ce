package io.trellis.core.indicator;

import java.util.SplittableRandom;

/** Seeded bars: a walk with flat stretches, jumps and ties on a coarse raster. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record RandomBars(double[] highs, double[] lows, double[] closes, double[] volumes) {

    static RandomBars of(long seed, int count) {
        var random = new SplittableRandom(seed);
        double raster = random.nextBoolean() ? 0.01 : 1;
        double price = random.nextDouble(10, 100_000);
        var bars = empty(count);
        for (int i = 0; i < count; i++) {
            boolean still = random.nextInt(10) == 0;
            double jump = random.nextInt(200) == 0 ? 0.2 : 0.002;
            double close = still ? price : price * Math.exp(jump * random.nextGaussian());
            double reach = still ? 0 : price * 0.001 * random.nextDouble();
            bars.closes[i] = Math.max(raster, Math.rint(close / raster) * raster);
            bars.highs[i] = Math.max(price, bars.closes[i]) + reach;
            bars.lows[i] = Math.min(price, bars.closes[i]) - reach / 2;
            bars.volumes[i] = random.nextInt(20) == 0 ? 0 : random.nextDouble(100);
            price = bars.closes[i];
        }
        return bars;
    }

    private static RandomBars empty(int count) {
        return new RandomBars(
                new double[count], new double[count], new double[count], new double[count]);
    }

    int count() {
        return closes.length;
    }
}
