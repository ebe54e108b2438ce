package io.trellis.backtesting.synthetic;

import io.trellis.core.history.OrderKind;
import io.trellis.core.market.Aggressor;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Generates trades one after another, and keeps none of them: a price that walks from tick to tick
 * with a spread, quantities of very different size, and times that come in bursts. Ids rise by one.
 * They have the form of trades and nothing else of a market.
 */
public final class TradeGenerator {

    /** Decimals of the prices. */
    public static final int PRICE_SCALE = 2;

    /** Decimals of the quantities. */
    public static final int QUANTITY_SCALE = 8;

    private static final String ALGORITHM = "L64X128MixRandom";
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double TICKS_PER_UNIT = 100;

    /** On average a trade every 0.6 seconds or so, some sixty million a year. */
    private static final double MEAN_GAP_NANOS = 1.2e9;

    private static final double BURST_CHANCE = 0.5;

    private TradeGenerator() {}

    /** Takes the trades. */
    @FunctionalInterface
    public interface Sink {

        /**
         * Takes one.
         *
         * @param timeNanos UTC epoch nanoseconds, never falling
         * @param price times ten to the power of {@link #PRICE_SCALE}
         * @param quantity times ten to the power of {@link #QUANTITY_SCALE}
         * @param id from 1 on
         */
        void trade(
                long timeNanos,
                long price,
                long quantity,
                Aggressor aggressor,
                OrderKind kind,
                long id);
    }

    /** Generates all trades of some settings. */
    public static void generate(TradeSettings settings, Sink sink) {
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(settings.seed());
        long nanos = Math.multiplyExact(settings.startMillis(), NANOS_PER_MILLI);
        long first = Math.round(settings.startPrice() * TICKS_PER_UNIT);
        long price = first;
        for (long id = 1; id <= settings.trades(); id++) {
            if (random.nextDouble() >= BURST_CHANCE) {
                nanos += 1 + (long) (-StrictMath.log(1 - random.nextDouble()) * MEAN_GAP_NANOS);
                price = walk(price, first, random);
            }
            boolean buy = random.nextBoolean();
            sink.trade(
                    nanos,
                    buy ? price + 1 : price,
                    1 + (long) StrictMath.exp(18 * random.nextDouble()),
                    buy ? Aggressor.BUYER : Aggressor.SELLER,
                    random.nextInt(3) == 0 ? OrderKind.MARKET : OrderKind.LIMIT,
                    id);
        }
    }

    /** Pulled back a little, so that it stays a price however long it walks. */
    private static long walk(long price, long first, RandomGenerator random) {
        double step = random.nextGaussian() * price / 20_000;
        double pull = (first - price) / 1_000_000.0;
        return Math.max(1, price + Math.round(step + pull));
    }
}
