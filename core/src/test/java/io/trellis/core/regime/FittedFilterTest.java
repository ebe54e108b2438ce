package io.trellis.core.regime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.market.Bars;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

class FittedFilterTest {

    private static final long SEED = 20_261_122;
    private static final Timeframe FIVE = Timeframe.parse("5m");
    private static final List<List<Double>> STICKY = List.of(List.of(.9, .1), List.of(.2, .8));

    private static FittedFilter.Hidden hidden(double firstVariance, double secondMean) {
        return new FittedFilter.Hidden(
                FIVE,
                Observation.RETURN,
                List.of("CALM", "WILD"),
                List.of(.5, .5),
                List.of(0.0, secondMean),
                List.of(firstVariance, 1.0),
                STICKY,
                0);
    }

    private static FittedFilter.Chain chain() {
        return new FittedFilter.Chain(
                FIVE,
                Observation.RETURN,
                List.of("DOWN", "RANGE", "UP"),
                List.of(-.01, .01),
                List.of(List.of(.5, .3, .2), List.of(.3, .4, .3), List.of(.1, .2, .7)),
                .01);
    }

    /** Worked out by hand: Rabiner's scaled forward recursion over three observations. */
    @Test
    void givenThreeObservations_thenTheFilteredProbabilitiesAreRabiners() {
        StateProbabilities filter = hidden(1, 1).start();
        assertThat(filter.of(0)).isNaN();

        double[] observations = {.2, 1.4, .9};
        double[] calm = {.574443, .380898, .369658};
        for (int i = 0; i < observations.length; i++) {
            filter.observe(observations[i]);
            assertThat(filter.of(0)).isEqualTo(calm[i], within(1e-6));
            assertThat(filter.of(1)).isEqualTo(1 - calm[i], within(1e-6));
        }
    }

    @Test
    void givenAnObservationFarFromEveryState_thenProbabilitiesStayProbabilities() {
        StateProbabilities filter = hidden(1e-6, 1).start();

        filter.observe(1e3);
        assertThat(filter.of(1)).isEqualTo(1);
        filter.observe(0);
        assertThat(filter.of(0) + filter.of(1)).isEqualTo(1, within(1e-12));
    }

    @Test
    void givenAnObservation_thenTheChainForecastsTheRowOfItsState() {
        StateProbabilities chain = chain().start();
        assertThat(chain.of(0)).isNaN();

        chain.observe(-.01);
        assertThat(chain.of(0)).as("a bound belongs to the state below it").isEqualTo(.5);
        chain.observe(.0100001);
        assertThat(chain.of(2)).isEqualTo(.7);
    }

    @Test
    void givenFiveMinuteCandles_thenOneIsSeenAtTheFirstBarThatStartsAtItsEnd() {
        var rules = new RegimeRules.Filtered(List.of("DOWN"), .5, chain());
        RegimeGate gate = rules.start();
        List<Boolean> stops = new ArrayList<>();
        for (int minute = 0; minute < 16; minute++) {
            long close = minute < 5 ? 1_000 : minute < 10 ? 980 : 1_000;
            stops.add(gate.next(minute * 60_000L, close, close, close));
        }

        assertThat(stops.subList(0, 10)).doesNotContain(true);
        assertThat(stops.subList(10, 15)).doesNotContain(false);
        assertThat(stops.get(15)).isFalse();
    }

    @Test
    void givenRandomFiltersAndBars_thenTheGateIsWhatAllCandlesOfThePastGive() {
        int stopping = 0;
        int going = 0;
        for (long seed = SEED; seed < SEED + 200; seed++) {
            var random = new SplittableRandom(seed);
            Bars bars = bars(random);
            var timeframe = new Timeframe(60_000L * random.nextInt(1, 8));
            var rules = new RandomFilters(random, timeframe, 0.01).rules();
            List<Boolean> expected = new PlainFilter(rules).stops(bars, false);
            RegimeGate gate = rules.start();
            for (int bar = 0; bar < bars.count(); bar++) {
                boolean stops =
                        gate.next(
                                bars.timeMillis(bar),
                                bars.high(bar),
                                bars.low(bar),
                                bars.close(bar));
                assertThat(stops).as("seed %d, bar %d", seed, bar).isEqualTo(expected.get(bar));
                stopping += stops ? 1 : 0;
                going += stops ? 0 : 1;
            }
        }
        assertThat(Math.min(stopping, going)).isGreaterThan(2_000);
    }

    /** With holes, and now and then a price of 0. */
    private static Bars bars(SplittableRandom random) {
        var bars = new Bars(0);
        long time = random.nextInt(10) * 60_000L;
        long price = 10_000;
        for (int i = 0; i < 150; i++) {
            long next = Math.max(1, Math.round(price * Math.exp(0.01 * random.nextGaussian())));
            long low = random.nextInt(40) == 0 ? 0 : Math.min(price, next);
            bars.append(time, price, Math.max(price, next), low, next);
            price = next;
            time += 60_000L * (random.nextInt(10) == 0 ? random.nextInt(1, 20) : 1);
        }
        return bars;
    }

    @Test
    void givenNumbersThatDoNotGoTogether_thenAFilterIsRefused() {
        assertThatThrownBy(() ->
                        new FittedFilter.Chain(
                                FIVE,
                                Observation.RETURN,
                                List.of("A", "B"),
                                List.of(0.0),
                                List.of(List.of(.9, .2), List.of(.2, .8)),
                                0))
                .hasMessage("transition: probabilities must sum to 1, was [0.9, 0.2]");
        assertThatThrownBy(() ->
                        new FittedFilter.Chain(
                                FIVE,
                                Observation.RETURN,
                                List.of("A", "B", "C"),
                                List.of(0.0, 0.0),
                                chain().transition(),
                                0))
                .hasMessage("bounds: they must rise, was [0.0, 0.0]");
        assertThatThrownBy(() -> hidden(0, 1))
                .hasMessage("variances: they must be above 0, was [0.0, 1.0]");
        assertThatThrownBy(() -> new RegimeRules.Filtered(List.of("FLAT"), .5, chain()))
                .hasMessage("block: it lists a state that is none of [DOWN, RANGE, UP]");
        assertThatThrownBy(() -> new RegimeRules.Filtered(List.of("UP"), 0, chain()))
                .hasMessage("threshold: 0.0 is no probability above 0");
    }
}
