package io.trellis.backtesting.lookahead;

import io.trellis.backtesting.store.BarColumns;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Bars: poisoned ones lie far from the market, start later, and have other volumes. */
public final class BarHistory implements History<BarColumns> {

    private static final double FAR = 8;
    private static final int LONGEST_HOLE = 4;

    @Override
    public int length(BarColumns bars) {
        return bars.rows();
    }

    @Override
    public BarColumns prefix(BarColumns bars, int length) {
        return new BarColumns(
                bars.series(),
                Arrays.copyOf(bars.timeMillis(), length),
                Arrays.copyOf(bars.open(), length),
                Arrays.copyOf(bars.high(), length),
                Arrays.copyOf(bars.low(), length),
                Arrays.copyOf(bars.close(), length),
                Arrays.copyOf(bars.volume(), length),
                bars.provenance());
    }

    @Override
    public BarColumns poisoned(BarColumns bars, int from, RandomGenerator random) {
        long[] time = bars.timeMillis().clone();
        double[] open = bars.open().clone();
        double[] high = bars.high().clone();
        double[] low = bars.low().clone();
        double[] close = bars.close().clone();
        double[] volume = bars.volume().clone();
        long later = random.nextInt(LONGEST_HOLE) * bars.series().timeframe().millis();
        // Up or down for all of them, so that a mean over the rest is far off too; and no wilder
        // than
        // a market, or a compounding grid would earn more than an account can hold.
        double price = bars.close()[from - 1] * (random.nextBoolean() ? FAR : 1 / FAR);
        for (int i = from; i < time.length; i++) {
            time[i] += later;
            open[i] = price * random.nextDouble(0.999, 1.001);
            close[i] = price * random.nextDouble(0.999, 1.001);
            high[i] = Math.max(open[i], close[i]) * random.nextDouble(1, 1.001);
            low[i] = Math.min(open[i], close[i]) * random.nextDouble(0.999, 1);
            volume[i] = random.nextDouble(1_000);
        }
        return new BarColumns(
                bars.series(), time, open, high, low, close, volume, bars.provenance());
    }
}
