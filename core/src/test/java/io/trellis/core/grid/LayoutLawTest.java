package io.trellis.core.grid;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Instrument;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Levels are those of the law's text, computed one by one, however they are found faster. */
class LayoutLawTest {

    private static final int CASES = 3_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void arithmeticLevelsAreExact(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < CASES; i++) {
            Instrument instrument = instrument(random);
            var kind = new GridKind.Arithmetic(lower(random), upper(random), cells(random));
            BigDecimal count = BigDecimal.valueOf(kind.cells());
            check(
                    seed,
                    instrument,
                    kind,
                    kind.cells(),
                    level ->
                            kind.lower()
                                    .multiply(count)
                                    .add(
                                            kind.upper()
                                                    .subtract(kind.lower())
                                                    .multiply(BigDecimal.valueOf(level)))
                                    .divide(
                                            count.multiply(instrument.tick()),
                                            0,
                                            RoundingMode.HALF_EVEN)
                                    .longValueExact());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void geometricLevelsAreTheShortestDecimalsOfTheDoubles(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < CASES; i++) {
            Instrument instrument = instrument(random);
            var kind = new GridKind.Geometric(lower(random), upper(random), cells(random));
            double bottom = kind.lower().doubleValue();
            double ratio = kind.upper().doubleValue() / bottom;
            check(
                    seed,
                    instrument,
                    kind,
                    kind.cells(),
                    level ->
                            level == 0
                                    ? instrument.ticks(kind.lower(), RoundingMode.HALF_EVEN)
                                    : level == kind.cells()
                                            ? instrument.ticks(kind.upper(), RoundingMode.HALF_EVEN)
                                            : BigDecimal.valueOf(
                                                            bottom
                                                                    * StrictMath.pow(
                                                                            ratio,
                                                                            (double) level
                                                                                    / kind.cells()))
                                                    .divide(
                                                            instrument.tick(),
                                                            0,
                                                            RoundingMode.HALF_EVEN)
                                                    .longValueExact());
        }
    }

    private interface Level {
        long ticks(int level);
    }

    private static void check(
            long seed, Instrument instrument, GridKind kind, int cells, Level expected) {
        if (new Layout(instrument).atStart(kind, 1)
                instanceof Attempt.Done<Grid>(Grid(var laid, _))) {
            for (int cell = 0; cell < cells; cell++) {
                String place =
                        String.format(
                                Locale.ROOT,
                                "seed %d, %s, %s, cell %d",
                                seed,
                                kind,
                                instrument,
                                cell);
                assertThat(laid.buy(cell)).as(place).isEqualTo(expected.ticks(cell));
                assertThat(laid.sell(cell)).as(place).isEqualTo(expected.ticks(cell + 1));
            }
        }
    }

    private static Instrument instrument(RandomGenerator random) {
        String[] ticks = {"0.01", "0.1", "0.5", "0.25", "1", "0.0001", "0.00000001", "25"};
        return new Instrument(
                new BigDecimal(ticks[random.nextInt(ticks.length)]),
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    /** Round ones, on and off the tick, and some with more digits than a double. */
    private static BigDecimal lower(RandomGenerator random) {
        return price(random, 1, 2_000_000);
    }

    private static BigDecimal upper(RandomGenerator random) {
        return price(random, 2_000_002, 90_000_000);
    }

    private static BigDecimal price(RandomGenerator random, long from, long to) {
        long whole = random.nextLong(from, to);
        return switch (random.nextInt(4)) {
            case 0 -> BigDecimal.valueOf(whole);
            case 1 ->
                    BigDecimal.valueOf(whole * 1_000 + 25, 3).setScale(8, RoundingMode.UNNECESSARY);
            case 2 -> BigDecimal.valueOf(whole).add(new BigDecimal("0.125"));
            default ->
                    BigDecimal.valueOf(whole)
                            .add(BigDecimal.valueOf(random.nextLong(1L << 60), 19));
        };
    }

    private static int cells(RandomGenerator random) {
        return random.nextInt(3) == 0 ? 1 << random.nextInt(9) : random.nextInt(1, 300);
    }
}
