package io.trellis.optimization.validation;

import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.SeriesId;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Markets in which nothing can be earned, and the same with something planted: what a way of
 * finding strategies is tried on to learn how often it believes in luck.
 *
 * <p>A fair world is drawn from blocks of the bars there were, so that quiet and wild times come in
 * stretches as they do. Each bar is then mirrored or not by the toss of a coin (as a ratio: a rise
 * by a fifth becomes a fall to five sixths, its high its low), and its prices are divided by the
 * mean of the two closes it could have had. So neither a drift nor a likeness of neighbouring bars
 * is left, and the next close is the last one on average: a fair game, in which no rule gains on
 * average, and every cost is lost.
 *
 * <p>What may be planted is a {@link Swing} of the price about that fair one, which comes back to
 * 0: a rule that buys low and sells high earns from it what its costs leave.
 */
public final class FairWorlds {

    private static final String ALGORITHM = "L64X128MixRandom";

    private final BarColumns source;
    private final Bars bars;
    private final Instrument instrument;
    private final double meanBlock;

    /**
     * Worlds drawn from some bars.
     *
     * @param source where the bars come from
     * @param bars the same in ticks, two or more, every price a tick or more
     * @param meanBlock mean length of the blocks, in bars, 1 or more
     */
    public FairWorlds(BarColumns source, Bars bars, Instrument instrument, double meanBlock) {
        if (bars.count() < 2) {
            throw new IllegalArgumentException("%d bars have no return".formatted(bars.count()));
        }
        this.source = source;
        this.bars = bars;
        this.instrument = instrument;
        this.meanBlock = meanBlock;
    }

    /**
     * How the price swings about the fair one: the logarithm of the two apart is a chain that is
     * drawn back to 0 (Ornstein and Uhlenbeck).
     *
     * @param deviation its long-run standard deviation, 0.02 for about 2 % of the price; 0 for none
     * @param halfLifeBars bars after which half of it is left on average, above 0
     */
    public record Swing(double deviation, double halfLifeBars) {

        /** Nothing is planted. */
        public static final Swing NONE = new Swing(0, 1);

        /**
         * @throws IllegalArgumentException if a number is out of its bounds
         */
        public Swing {
            if (!(deviation >= 0 && deviation <= 1 && halfLifeBars > 0)) {
                throw new IllegalArgumentException(
                        "no swing: deviation %s, half-life %s bars"
                                .formatted(deviation, halfLifeBars));
            }
        }
    }

    /**
     * One world, at the times of the bars there were.
     *
     * @param seed of this world alone
     * @param madeBy program and version, for the provenance
     */
    public BarColumns world(long seed, Swing swing, String madeBy) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        int[] path = new int[bars.count()];
        StationaryBootstrap.fill(path, bars.count() - 1, meanBlock, random);
        var world = new World(path.length);
        double fair = bars.close(0);
        double swung = 0;
        double kept = Math.pow(2, -1 / swing.halfLifeBars());
        double push = swing.deviation() * Math.sqrt(1 - kept * kept);
        for (int bar = 0; bar < path.length; bar++) {
            Shape shape = Shape.of(bars, path[bar] + 1, random.nextBoolean());
            double next = kept * swung + push * random.nextGaussian();
            world.set(bar, fair, shape, swung, next);
            fair *= shape.close();
            swung = next;
        }
        return world.columns(path, madeBy);
    }

    /** A bar as ratios to the close before it, scaled so that the coin's two closes average it. */
    private record Shape(double open, double high, double low, double close) {

        static Shape of(Bars bars, int bar, boolean mirrored) {
            double before = bars.close(bar - 1);
            double open = bars.open(bar) / before;
            double high = bars.high(bar) / before;
            double low = bars.low(bar) / before;
            double close = bars.close(bar) / before;
            double mean = (close + 1 / close) / 2;
            return mirrored
                    ? new Shape(1 / open / mean, 1 / low / mean, 1 / high / mean, 1 / close / mean)
                    : new Shape(open / mean, high / mean, low / mean, close / mean);
        }
    }

    /** The columns of a world, its prices on the tick. */
    private final class World {

        private final double[] open;
        private final double[] high;
        private final double[] low;
        private final double[] close;

        World(int count) {
            open = new double[count];
            high = new double[count];
            low = new double[count];
            close = new double[count];
        }

        void set(int bar, double fair, Shape shape, double swung, double next) {
            double before = Math.exp(swung);
            double after = Math.exp(next);
            double between = Math.exp((swung + next) / 2);
            open[bar] = price(fair * shape.open() * before);
            close[bar] = price(fair * shape.close() * after);
            double highest = price(fair * shape.high() * between);
            double lowest = price(fair * shape.low() * between);
            high[bar] = Math.max(highest, Math.max(open[bar], close[bar]));
            low[bar] = Math.min(lowest, Math.min(open[bar], close[bar]));
        }

        private double price(double ticks) {
            return instrument.priceAsDouble(Math.max(1, Math.round(ticks)));
        }

        BarColumns columns(int[] path, String madeBy) {
            double[] volume = new double[path.length];
            for (int bar = 0; bar < path.length; bar++) {
                volume[bar] = source.volume()[path[bar] + 1];
            }
            var series =
                    new SeriesId(
                            SeriesId.SYNTHETIC_VENUE,
                            source.series().symbol(),
                            source.series().timeframe());
            return BarColumns.generated(
                    series,
                    source.timeMillis(),
                    open,
                    high,
                    low,
                    close,
                    volume,
                    "fair blocks of " + source.series(),
                    madeBy);
        }
    }
}
