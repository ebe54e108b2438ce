package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.analytics.StationaryBootstrap;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Outcome;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;

class ResampledBarsTest {

    private static final GridPlan PLAN = GridPlan.of(Planted.document().decode());
    private static final Instrument INSTRUMENT = PLAN.instrument();
    private static final BarColumns COLUMNS = Planted.columns(500);
    private static final Bars BARS = TickBars.of(COLUMNS, INSTRUMENT);

    @Test
    void thePathAsItWasMakesTheBarsThatThereWere() {
        int[] path = new int[BARS.count() - 1];
        Arrays.setAll(path, i -> i);

        assertThat(bars(new ResampledBars(BARS).world(path))).isDeepEqualTo(bars(BARS));
    }

    /** From 110, the shape of the last bar, then twice as high the shape of the one before it. */
    @Test
    void aShapeIsScaledToTheCloseBefore() {
        Bars three = new Bars(3);
        three.append(0, 100, 110, 100, 110);
        three.append(60, 121, 132, 99, 121);
        three.append(180, 121, 242, 121, 242);

        Bars world = new ResampledBars(three).world(new int[] {1, 0});

        assertThat(bars(world))
                .isDeepEqualTo(
                        new long[][] {
                            {0, 100, 110, 100, 110},
                            {60, 110, 220, 110, 220},
                            {180, 242, 264, 198, 242}
                        });
    }

    @Test
    void noPriceFallsUnderATick() {
        Bars falling = new Bars(4);
        falling.append(0, 4, 4, 4, 4);
        falling.append(60, 4, 4, 2, 2);
        falling.append(120, 2, 2, 2, 2);
        falling.append(180, 2, 2, 2, 2);

        Bars world = new ResampledBars(falling).world(new int[] {0, 0, 0});

        assertThat(bars(world)[2]).containsExactly(120, 2, 2, 1, 1);
        assertThat(bars(world)[3]).containsExactly(180, 1, 1, 1, 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void law_everyWorldIsAMarket(long seed) {
        var worlds = new ArrayList<Bars>();
        new ResampledBars(BARS)
                .forEachWorld(
                        new StationaryBootstrap(24, 20, seed), (_, world) -> worlds.add(world));

        assertThat(worlds).hasSize(20);
        for (Bars world : worlds) {
            assertThat(world.count()).isEqualTo(BARS.count());
            for (int bar = 0; bar < world.count(); bar++) {
                assertThat(world.timeMillis(bar)).isEqualTo(BARS.timeMillis(bar));
                assertThat(world.low(bar)).isPositive();
                assertThat(Math.min(world.open(bar), world.close(bar)))
                        .isGreaterThanOrEqualTo(world.low(bar));
                assertThat(Math.max(world.open(bar), world.close(bar)))
                        .isLessThanOrEqualTo(world.high(bar));
            }
        }
        assertThat(gain(worlds.getFirst())).isNotEqualTo(gain(worlds.getLast()));
    }

    /** Law: the returns of the worlds are, in the mean, those that there were. */
    @Test
    void law_theWorldsDriftAsTheMarketDid() {
        int draws = 4_000;
        double[] sums = new double[2];
        new ResampledBars(BARS)
                .forEachWorld(
                        new StationaryBootstrap(12, draws, 8),
                        (_, world) -> {
                            double total = gain(world);
                            sums[0] += total;
                            sums[1] += total * total;
                        });

        double mean = sums[0] / draws;
        double error = Math.sqrt((sums[1] / draws - mean * mean) / draws);
        assertThat(mean).as("seed 8").isCloseTo(gain(BARS), within(4 * error));
    }

    private static double gain(Bars bars) {
        return Math.log((double) bars.close(bars.count() - 1) / bars.close(0));
    }

    @Test
    void aGridRunsOverAWorldAsOverAMarket() {
        int[] path = new int[BARS.count() - 1];
        StationaryBootstrap.fill(
                path, path.length, 24, RandomGeneratorFactory.of("L64X128MixRandom").create(2));
        var worlds = new ResampledBars(BARS);

        BarColumns columns = worlds.columns(COLUMNS, INSTRUMENT, path, "trellis test");

        assertThat(columns.synthetic()).isTrue();
        assertThat(columns.series().symbol()).isEqualTo(COLUMNS.series().symbol());
        assertThat(columns.volume()[0]).isEqualTo(COLUMNS.volume()[0]);
        assertThat(columns.volume()[7]).isEqualTo(COLUMNS.volume()[path[6] + 1]);
        Bars world = TickBars.of(columns, INSTRUMENT);
        assertThat(bars(world)).isDeepEqualTo(bars(worlds.world(path)));
        assertThat(Outcome.of(PLAN, world))
                .isInstanceOfSatisfying(
                        Attempt.Done.class,
                        done ->
                                assertThat(((Outcome) done.value()).summary().bars())
                                        .isEqualTo(500));
    }

    @Test
    void whatHasNoReturnIsRefused() {
        Bars one = new Bars(1);
        one.append(0, 1, 1, 1, 1);
        Bars worthless = new Bars(2);
        worthless.append(0, 1, 1, 1, 1);
        worthless.append(60, 1, 1, 0, 1);

        assertThatThrownBy(() -> new ResampledBars(one)).hasMessage("1 bars have no return");
        assertThatThrownBy(() -> new ResampledBars(worthless))
                .hasMessage("bar 1 has a low of no tick");
        assertThatThrownBy(() -> new ResampledBars(BARS).world(new int[] {0}))
                .hasMessage("a path has 499 returns, not 1");
    }

    /** Time, open, high, low and close of every bar. */
    private static long[][] bars(Bars bars) {
        long[][] rows = new long[bars.count()][];
        Arrays.setAll(
                rows,
                bar ->
                        new long[] {
                            bars.timeMillis(bar),
                            bars.open(bar),
                            bars.high(bar),
                            bars.low(bar),
                            bars.close(bar)
                        });
        return rows;
    }
}
