package io.trellis.trading.parity;

import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Prints;
import io.trellis.core.market.Timeframe;
import io.trellis.core.market.TradePrint;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A random grid and random trades that cross it.
 *
 * @param prints the first one twice, as a trader is armed by a first price and trades at the next
 */
record ParityCase(GridPlan plan, Prints prints) {

    static final String SYMBOL = "BTC/USD";
    static final Timeframe BAR = Timeframe.parse("1m");

    private static final long START_MILLIS = Instant.parse("2026-11-20T22:30:00Z").toEpochMilli();
    private static final long FIRST_TICKS = 10_000;
    private static final long MINUTE = 60_000;

    /**
     * The venue's clock tells whole seconds, and a bar is closed a second after its end at the
     * earliest; trades leave that room, so that the bar has ended for everybody before the next.
     */
    private static final long ROOM_MILLIS = 2_500;

    private static final List<Aggressor> AGGRESSORS =
            List.of(Aggressor.BUYER, Aggressor.SELLER, Aggressor.UNKNOWN);

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.1"),
                    new BigDecimal("0.00001"),
                    BigDecimal.ZERO,
                    BigDecimal.ZERO,
                    new BigDecimal("0.001"),
                    new BigDecimal("0.002"));

    static ParityCase of(long seed) {
        var random = new SplittableRandom(seed);
        Prints prints = prints(random);
        return new ParityCase(
                new RandomPlans(INSTRUMENT, bars(prints), random.nextLong()).any(), prints);
    }

    private static Prints prints(SplittableRandom random) {
        var prints = new Prints();
        double move = new double[] {2, 8, 25}[random.nextInt(3)];
        long time = START_MILLIS + random.nextLong(MINUTE / 2);
        double price = FIRST_TICKS;
        int count = random.nextInt(100, 500);
        for (int i = 0; i < count; i++) {
            time = apart(time);
            prints.append(
                    new TradePrint(
                            time,
                            Math.round(price),
                            random.nextLong(1, 1_000_000),
                            AGGRESSORS.get(random.nextInt(AGGRESSORS.size()))));
            if (i > 0) {
                price += random.nextInt(4) == 0 ? 0 : move * random.nextGaussian();
                price += (FIRST_TICKS - price) * 0.01;
            }
            time += random.nextInt(8) == 0 ? 0 : random.nextLong(1, 25_000);
        }
        return prints;
    }

    private static long apart(long time) {
        long into = Math.floorMod(time, MINUTE);
        return into < ROOM_MILLIS ? time + ROOM_MILLIS - into : time;
    }

    /** For who draws a grid around the prices: each trade is a bar. */
    private static Bars bars(Prints prints) {
        var bars = new Bars();
        for (int i = 0; i < prints.count(); i++) {
            long price = prints.priceTicks(i);
            bars.append(START_MILLIS + i * MINUTE, price, price, price, price);
        }
        return bars;
    }

    @Override
    public String toString() {
        return plan.settings().toString() + " " + plan.risk() + " " + plan.assumptions();
    }
}
