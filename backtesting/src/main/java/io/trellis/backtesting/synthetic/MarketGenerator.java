package io.trellis.backtesting.synthetic;

import io.trellis.backtesting.store.BarColumns;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Generates bars of a market with three hidden states: a range with a pull to its middle, a trend
 * of either direction, and turbulence with fat tails.
 *
 * <p>Each bar is cut from a path of five-second steps, so that its high and low are extremes that
 * the price went through. Prices are on a tick of 0.01, volumes on a lot of 0.00001. Now and then
 * the venue is down for minutes to hours: those bars are missing, and some bars before them are
 * flat and without volume, while the price moves on unseen.
 */
public final class MarketGenerator {

    private static final String ALGORITHM = "L64X128MixRandom";

    private static final double TICKS_PER_UNIT = 100;
    private static final double LOTS_PER_UNIT = 100_000;

    /** An outage begins about every twelve days. */
    private static final double OUTAGE_CHANCE_PER_MINUTE = 1.0 / (12 * 1_440);

    private static final int SHORTEST_OUTAGE_MINUTES = 5;
    private static final int LONGEST_OUTAGE_MINUTES = 240;
    private static final int MOST_FLAT_BARS = 3;

    private final MarketSettings settings;
    private final RandomGenerator random;
    private final PriceProcess process;
    private final VolumeProcess volumes;
    private final int minutesPerBar;

    private final long[] timeMillis;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private MarketGenerator(MarketSettings settings) {
        this.settings = settings;
        this.random = RandomGeneratorFactory.of(ALGORITHM).create(settings.seed());
        this.process = new PriceProcess(random, settings.startPrice());
        this.volumes = new VolumeProcess(process);
        this.minutesPerBar =
                Math.toIntExact(settings.timeframe().millis() / MarketSettings.MINUTE_MILLIS);
        this.timeMillis = new long[settings.bars()];
        this.open = new double[settings.bars()];
        this.high = new double[settings.bars()];
        this.low = new double[settings.bars()];
        this.close = new double[settings.bars()];
        this.volume = new double[settings.bars()];
    }

    /**
     * Generates the bars.
     *
     * @param madeBy program and version, for the provenance
     */
    public static BarColumns generate(MarketSettings settings, String madeBy) {
        var generator = new MarketGenerator(settings);
        generator.run();
        return generator.columns(madeBy);
    }

    private void run() {
        long barMillis = settings.timeframe().millis();
        long time = settings.startMillis();
        int flatBars = 0;
        int outageBars = 0;
        for (int bar = 0; bar < timeMillis.length; time += barMillis) {
            if (flatBars > 0) {
                writeFlat(bar++, time);
                flatBars--;
            } else if (outageBars > 0) {
                runUnseen();
                outageBars--;
            } else {
                writeTraded(bar++, time);
                if (random.nextDouble() < OUTAGE_CHANCE_PER_MINUTE * minutesPerBar) {
                    flatBars = random.nextInt(MOST_FLAT_BARS + 1);
                    outageBars = outageBars();
                }
            }
        }
    }

    private int outageBars() {
        int minutes = random.nextInt(SHORTEST_OUTAGE_MINUTES, LONGEST_OUTAGE_MINUTES + 1);
        return (minutes + minutesPerBar - 1) / minutesPerBar;
    }

    private void writeTraded(int bar, long time) {
        double first = 0;
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        double quantity = 0;
        for (int minute = 0; minute < minutesPerBar; minute++) {
            process.nextMinute();
            for (int step = 0; step < PriceProcess.STEPS_PER_MINUTE; step++) {
                process.step();
                double now = process.logPrice();
                first = minute == 0 && step == 0 ? now : first;
                highest = Math.max(highest, now);
                lowest = Math.min(lowest, now);
            }
            quantity += volumes.next(time + minute * MarketSettings.MINUTE_MILLIS);
        }
        timeMillis[bar] = time;
        open[bar] = price(first);
        high[bar] = price(highest);
        low[bar] = price(lowest);
        close[bar] = price(process.logPrice());
        volume[bar] = Math.max(1, Math.rint(quantity * LOTS_PER_UNIT)) / LOTS_PER_UNIT;
    }

    /** Nothing trades: the last close stands. */
    private void writeFlat(int bar, long time) {
        timeMillis[bar] = time;
        open[bar] = close[bar - 1];
        high[bar] = close[bar - 1];
        low[bar] = close[bar - 1];
        close[bar] = close[bar - 1];
    }

    private void runUnseen() {
        for (int minute = 0; minute < minutesPerBar; minute++) {
            process.nextMinute();
            for (int step = 0; step < PriceProcess.STEPS_PER_MINUTE; step++) {
                process.step();
            }
        }
    }

    /** The nearest price on the tick, at least one tick. */
    private static double price(double logPrice) {
        double ticks = Math.rint(StrictMath.exp(logPrice) * TICKS_PER_UNIT);
        return Math.max(1, ticks) / TICKS_PER_UNIT;
    }

    private BarColumns columns(String madeBy) {
        String how =
                "generated market, seed "
                        + settings.seed()
                        + ", start price "
                        + settings.startPrice();
        return BarColumns.generated(
                settings.series(), timeMillis, open, high, low, close, volume, how, madeBy);
    }
}
