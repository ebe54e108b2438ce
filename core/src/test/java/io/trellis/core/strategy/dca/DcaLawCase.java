package io.trellis.core.strategy.dca;

import io.trellis.core.dca.DcaSettings;
import io.trellis.core.dca.Dips;
import io.trellis.core.dca.Schedule;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.PathRule;
import io.trellis.core.risk.RiskRules;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;

/** A random plan and a random path, made from one seed. */
public record DcaLawCase(long seed, DcaPlan plan, Bars bars) {

    public static DcaLawCase of(long seed) {
        return new Maker(new Random(seed)).make(seed);
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + bars.count() + " bars, " + plan;
    }

    private static final class Maker {

        private static final long HOUR_MILLIS = 3_600_000;

        private final Random random;
        private final long startTicks;

        Maker(Random random) {
            this.random = random;
            this.startTicks = 200L + random.nextInt(20_000);
        }

        DcaLawCase make(long seed) {
            BigDecimal tick = oneOf("0.01", "1", "0.5", "0.001");
            BigDecimal lot = oneOf("0.001", "0.01", "0.00001");
            BigDecimal price = tick.multiply(BigDecimal.valueOf(startTicks));
            BigDecimal amount =
                    price.multiply(lot)
                            .multiply(BigDecimal.valueOf(5 + random.nextInt(400)))
                            .setScale(8, RoundingMode.UP);
            BigDecimal capital = amount.multiply(BigDecimal.valueOf(1 + random.nextInt(30)));
            var instrument =
                    new Instrument(
                            tick,
                            lot,
                            lot.multiply(BigDecimal.valueOf(random.nextInt(4))),
                            amount.multiply(oneOf("0", "0.1", "0.4", "0.9")),
                            oneOf("0", "0.0025", "0.001"),
                            oneOf("0", "0.004", "0.01"));
            var settings =
                    new DcaSettings(
                            capital, schedule(), amount, maybe(this::dips), maybe(this::profit));
            var assumptions =
                    new Assumptions(oneOf("0", "0.0005", "0.003"), pathRule(), random.nextInt(3));
            return new DcaLawCase(
                    seed, new DcaPlan(instrument, settings, risk(), assumptions), path());
        }

        private PathRule pathRule() {
            return List.of(PathRule.values()).get(random.nextInt(3));
        }

        private Schedule schedule() {
            int hours = 1 + random.nextInt(30);
            return new Schedule(hours, random.nextInt(hours));
        }

        private Dips dips() {
            var steps = new ArrayList<Dips.Step>();
            BigDecimal below = BigDecimal.ZERO;
            int count = 1 + random.nextInt(6);
            for (int i = 0; i < count; i++) {
                below = below.add(oneOf("0.0002", "0.004", "0.01", "0.03"));
                steps.add(new Dips.Step(below, oneOf("0.3", "1", "1.7", "4")));
            }
            return new Dips(random.nextBoolean() ? Dips.From.PURCHASE : Dips.From.AVERAGE, steps);
        }

        private BigDecimal profit() {
            return oneOf("0.003", "0.01", "0.03", "0.1");
        }

        private RiskRules risk() {
            return new RiskRules(
                    Optional.empty(),
                    maybe(() -> oneOf("0.05", "0.1", "0.3")),
                    maybe(() -> oneOf("0.1", "0.2", "0.4")),
                    false,
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty());
        }

        private Bars path() {
            Bars bars = new Bars();
            long step =
                    List.of(HOUR_MILLIS / 4, HOUR_MILLIS, 3 * HOUR_MILLIS).get(random.nextInt(3));
            long time = 1_700_000_000_000L / HOUR_MILLIS * HOUR_MILLIS + random.nextInt(3) * step;
            double size = startTicks * (0.001 + 0.01 * random.nextDouble());
            double price = startTicks;
            int count = 100 + random.nextInt(200);
            for (int i = 0; i < count; i++) {
                double open =
                        price + (random.nextInt(12) == 0 ? 4 * size * random.nextGaussian() : 0);
                double close = open + size * random.nextGaussian();
                long first = ticks(open);
                long last = ticks(close);
                long high = Math.max(first, last) + wick(size);
                long low = Math.max(1, Math.min(first, last) - wick(size));
                bars.append(time, first, high, low, last);
                price = last;
                time += step * (random.nextInt(40) == 0 ? 1 + random.nextInt(60) : 1);
            }
            return bars;
        }

        private long wick(double size) {
            return Math.round(random.nextInt(3) * Math.abs(size * random.nextGaussian()) / 2);
        }

        private static long ticks(double price) {
            return Math.max(1, Math.round(price));
        }

        private BigDecimal oneOf(String... values) {
            return new BigDecimal(values[random.nextInt(values.length)]);
        }

        private <T> Optional<T> maybe(Supplier<T> value) {
            return random.nextInt(3) > 0 ? Optional.of(value.get()) : Optional.empty();
        }
    }
}
