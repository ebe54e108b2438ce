package io.trellis.core.strategy.grid;

import io.trellis.core.market.Bars;

/**
 * Random bars of one character: walks, returns to the mean, trends, gaps, spikes, flat stretches;
 * often on a coarse raster, so that prices meet levels exactly.
 */
final class RandomPath {

    private static final long MINUTE_MILLIS = 60_000;
    private static final long DAY_MILLIS = 1_440 * MINUTE_MILLIS;
    private static final long FIRST_DAY_MILLIS = 20_458 * DAY_MILLIS;

    private final RandomDraw draw;
    private final RandomScale scale;
    private final long raster;
    private final double pull;
    private final double drift;
    private final double gapChance;
    private final double spikeChance;
    private final double flatChance;
    private final double tieChance;
    private final double holeChance;

    private RandomPath(RandomDraw draw, RandomScale scale) {
        this.draw = draw;
        this.scale = scale;
        long gap = scale.gapTicks();
        raster = Math.max(1, draw.oneOf(1L, 1L, gap, gap / 2, gap / 3));
        pull = draw.oneOf(0.0, 0.0, 0.05, 0.3);
        drift = draw.oneOf(0.0, 0.0, 0.0, 0.15, -0.15, 0.4, -0.4) * scale.moveTicks();
        gapChance = draw.oneOf(0.0, 0.05, 0.5);
        spikeChance = draw.oneOf(0.0, 0.05, 0.3);
        flatChance = draw.oneOf(0.0, 0.0, 0.1, 0.5);
        tieChance = draw.oneOf(0.0, 0.1, 0.4);
        holeChance = draw.oneOf(0.0, 0.0, 0.02, 0.15);
    }

    static Bars draw(RandomDraw draw, RandomScale scale) {
        return new RandomPath(draw, scale).bars();
    }

    private Bars bars() {
        Bars bars = new Bars();
        long time = firstTime();
        double price = scale.startTicks();
        for (int i = 0; i < scale.bars(); i++) {
            double open = price + (draw.chance(gapChance) ? 2 * move() : 0);
            double toMean = pull * (scale.startTicks() - open);
            double close = draw.chance(flatChance) ? open : open + toMean + drift + move();
            append(bars, time, open, close);
            price = bars.close(i);
            time += interval() * (draw.chance(holeChance) ? hole() : 1);
        }
        return bars;
    }

    private long firstTime() {
        // Short bars start late in the day, so that a day ends within most series.
        int minutesLeft = draw.whole(1, Math.min(1_440, scale.bars() * scale.minutes()));
        int whole = Math.max(1, minutesLeft / scale.minutes());
        return FIRST_DAY_MILLIS + DAY_MILLIS - whole * interval();
    }

    private long hole() {
        long day = DAY_MILLIS / interval();
        return draw.chance(0.1) ? draw.whole(1, 3) * day : draw.whole(2, 40);
    }

    private long interval() {
        return scale.minutes() * MINUTE_MILLIS;
    }

    private double move() {
        return scale.moveTicks() * draw.normal();
    }

    private double wick() {
        if (draw.chance(flatChance)) {
            return 0;
        }
        double usual = Math.abs(0.5 * move());
        return draw.chance(spikeChance) ? 6 * usual : usual;
    }

    private void append(Bars bars, long time, double open, double close) {
        long first = ticks(open);
        long last = ticks(close);
        long high = ticks(Math.max(open, close) + wick());
        long low = ticks(Math.min(open, close) - wick());
        if (draw.chance(tieChance)) {
            long reach = Math.min(Math.max(high - first, first - low), first - 1);
            high = Math.max(first + reach, last);
            low = Math.min(first - reach, last);
        }
        bars.append(time, first, high, low, last);
    }

    private long ticks(double price) {
        double away = (price - scale.startTicks()) / raster;
        return Math.max(1, scale.startTicks() + raster * Math.round(away));
    }
}
