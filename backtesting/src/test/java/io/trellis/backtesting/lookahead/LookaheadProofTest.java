package io.trellis.backtesting.lookahead;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.markov.GaussianHmm;
import io.trellis.backtesting.markov.HmmFit;
import io.trellis.backtesting.markov.QuantileStates;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.backtesting.markov.StudySettings;
import io.trellis.backtesting.resample.Resample;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.synthetic.MarketGenerator;
import io.trellis.backtesting.synthetic.MarketSettings;
import io.trellis.backtesting.synthetic.RandomPlans;
import io.trellis.core.account.Account;
import io.trellis.core.engine.Trader;
import io.trellis.core.indicator.AverageDirectionalIndex;
import io.trellis.core.indicator.AverageTrueRange;
import io.trellis.core.indicator.BollingerBands;
import io.trellis.core.indicator.DailyVwap;
import io.trellis.core.indicator.EfficiencyRatio;
import io.trellis.core.indicator.ExponentialMovingAverage;
import io.trellis.core.indicator.MeanAbsoluteChange;
import io.trellis.core.indicator.PercentileRank;
import io.trellis.core.indicator.RelativeStrengthIndex;
import io.trellis.core.indicator.RollingVwap;
import io.trellis.core.indicator.SimpleMovingAverage;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Timeframe;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.regime.CandleObserver;
import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;
import io.trellis.core.regime.RegimeLabeller;
import io.trellis.core.session.Plan;
import io.trellis.core.session.Standing;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;
import io.trellis.core.strategyfile.StrategyCodec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Nothing of ours looks ahead, at a thousand cuts a layer; a peek of one bar is found in each. */
class LookaheadProofTest {

    private static final int CUTS = 1_000;
    private static final long SEED = 20_261_121;

    /** Long enough for market states, which need 520 bars. */
    private static final BarColumns BARS =
            MarketGenerator.generate(
                    new MarketSettings(7, "BTC/USDT", Timeframe.parse("1m"), 0, 700, 50_000),
                    "test");

    private static final Instrument INSTRUMENT =
            new Instrument(
                    new BigDecimal("0.01"),
                    new BigDecimal("0.00001"),
                    new BigDecimal("0.00005"),
                    new BigDecimal("0.5"),
                    new BigDecimal("0.001"),
                    new BigDecimal("0.002"));

    private static Optional<Peek> peek(Chain<BarColumns> chain) {
        return LookaheadProof.search(chain, new BarHistory(), BARS, CUTS, SEED);
    }

    // Data

    /** At each bar the newest of the resampled bars that ends by a time after its own end. */
    private static List<?> newestCandle(BarColumns bars, long ahead) {
        BarColumns candles = Resample.bars(bars, FIVE_MINUTES, "test").bars();
        var seen = new ArrayList<List<Double>>();
        for (int i = 0; i < bars.rows(); i++) {
            long now = bars.timeMillis()[i] + 60_000 + ahead;
            int newest = -1;
            while (i >= FIRST_LOOK
                    && newest + 1 < candles.rows()
                    && candles.timeMillis()[newest + 1] + FIVE_MINUTES.millis() <= now) {
                newest++;
            }
            seen.add(
                    newest < 0
                            ? List.of()
                            : List.of(
                                    candles.high()[newest],
                                    candles.low()[newest],
                                    candles.close()[newest],
                                    candles.volume()[newest]));
        }
        return seen;
    }

    /** Fewer bars may make no whole candle, which resampling refuses. */
    private static final int FIRST_LOOK = 10;

    private static Optional<Peek> peekAtCandles(long ahead) {
        // The first bars make no whole candle yet.
        Chain<BarColumns> chain =
                bars ->
                        bars.rows() <= FIRST_LOOK
                                ? Collections.nCopies(bars.rows(), List.of())
                                : newestCandle(bars, ahead);
        BarColumns late = new BarHistory().prefix(BARS, 400);
        return LookaheadProof.search(chain, new BarHistory(), late, CUTS, SEED);
    }

    @Test
    void givenResampledBars_thenNoPeekIsFound() {
        assertThat(peekAtCandles(0)).map(Peek::sentence).isEmpty();
    }

    @Test
    void givenCandlesThatAreSeenOneBarBeforeTheyClose_thenThePeekIsFound() {
        assertThat(peekAtCandles(60_000)).isPresent();
    }

    // Indicators

    static Stream<Arguments> indicators() {
        return Stream.of(
                Arguments.of(
                        "SMA", filled((b, out) -> SimpleMovingAverage.fill(b.close(), 9, out))),
                Arguments.of(
                        "EMA",
                        filled((b, out) -> ExponentialMovingAverage.fill(b.close(), 9, out))),
                Arguments.of(
                        "RSI", filled((b, out) -> RelativeStrengthIndex.fill(b.close(), 14, out))),
                Arguments.of(
                        "ATR",
                        filled((b, out) ->
                                AverageTrueRange.fill(b.high(), b.low(), b.close(), 14, out))),
                Arguments.of(
                        "mean absolute change",
                        filled((b, out) -> MeanAbsoluteChange.fill(b.close(), 10, out))),
                Arguments.of(
                        "efficiency ratio",
                        filled((b, out) -> EfficiencyRatio.fill(b.close(), 10, out))),
                Arguments.of(
                        "percentile rank",
                        filled((b, out) -> PercentileRank.fill(b.close(), 50, out))),
                Arguments.of(
                        "daily VWAP",
                        filled((b, out) ->
                                DailyVwap.fill(b.timeMillis(), b.close(), b.volume(), out))),
                Arguments.of(
                        "rolling VWAP",
                        filled((b, out) -> RollingVwap.fill(b.close(), b.volume(), 20, out))),
                Arguments.of("ADX", (Chain<BarColumns>) LookaheadProofTest::adx),
                Arguments.of("Bollinger", (Chain<BarColumns>) LookaheadProofTest::bollinger));
    }

    @FunctionalInterface
    private interface Fill {

        void fill(BarColumns bars, double[] out);
    }

    private static Chain<BarColumns> filled(Fill fill) {
        return bars -> {
            double[] out = new double[bars.rows()];
            fill.fill(bars, out);
            return Arrays.stream(out).boxed().toList();
        };
    }

    private static List<?> adx(BarColumns bars) {
        var out = AverageDirectionalIndex.Columns.of(bars.rows());
        AverageDirectionalIndex.fill(bars.high(), bars.low(), bars.close(), 14, out);
        return IntStream.range(0, bars.rows())
                .mapToObj(i -> List.of(out.adx()[i], out.plusDi()[i], out.minusDi()[i]))
                .toList();
    }

    private static List<?> bollinger(BarColumns bars) {
        var out = BollingerBands.Columns.of(bars.rows());
        BollingerBands.fill(bars.close(), 20, 2, out);
        return IntStream.range(0, bars.rows())
                .mapToObj(i -> List.of(out.middle()[i], out.percentB()[i], out.bandwidth()[i]))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("indicators")
    void givenAnIndicator_thenNoPeekIsFound(String name, Chain<BarColumns> chain) {
        assertThat(peek(chain)).as(name).isEmpty();
    }

    @Test
    void givenAMeanThatIsCentredOneBarAhead_thenThePeekIsFound() {
        Chain<BarColumns> centred =
                bars -> {
                    double[] mean = new double[bars.rows()];
                    SimpleMovingAverage.fill(bars.close(), 9, mean);
                    return IntStream.range(0, mean.length)
                            .mapToObj(i -> mean[Math.min(i + 1, mean.length - 1)])
                            .toList();
                };

        assertThat(peek(centred)).isPresent();
    }

    @Test
    void givenAShareOfTheHighestPriceOfTheWholeHistory_thenThePeekIsFound() {
        Chain<BarColumns> normalised =
                bars -> {
                    double top = Arrays.stream(bars.high()).max().orElseThrow();
                    return Arrays.stream(bars.close()).mapToObj(close -> close / top).toList();
                };

        assertThat(peek(normalised)).isPresent();
    }

    // Market states

    private static List<Optional<MarketState>> states(BarColumns columns) {
        Bars bars = TickBars.of(columns, INSTRUMENT);
        var labeller = new RegimeLabeller();
        var states = new ArrayList<Optional<MarketState>>();
        for (int i = 0; i < bars.count(); i++) {
            states.add(labeller.next(bars.high(i), bars.low(i), bars.close(i)));
        }
        return states;
    }

    @Test
    void givenMarketStates_thenNoPeekIsFound() {
        assertThat(states(BARS).stream().flatMap(Optional::stream).distinct().count())
                .as("different states")
                .isGreaterThan(2);
        assertThat(peek(LookaheadProofTest::states)).isEmpty();
    }

    @Test
    void givenTheStateOfTheNextBar_thenThePeekIsFound() {
        Chain<BarColumns> early =
                bars -> {
                    var states = states(bars);
                    var shifted = new ArrayList<>(states.subList(1, states.size()));
                    shifted.add(states.getLast());
                    return shifted;
                };

        assertThat(peek(early)).isPresent();
    }

    private static final Timeframe FIVE_MINUTES = Timeframe.parse("5m");

    /** Fitted once on what lies before all the bars that the proof looks at. */
    private static RegimeStudy study() {
        BarColumns before =
                MarketGenerator.generate(
                        new MarketSettings(8, "BTC/USDT", Timeframe.parse("1m"), 0, 6_000, 50_000),
                        "test");
        Bars bars = TickBars.of(before, INSTRUMENT);
        var settings =
                new StudySettings(
                        FIVE_MINUTES,
                        Observation.VOLATILITY,
                        3,
                        new HmmFit.Settings(2, 2, 200),
                        1,
                        SEED);
        return RegimeStudy.of(bars, bars.timeMillis(3_000), settings);
    }

    /** What a fitted model says of its states, bar by bar. */
    private static Chain<BarColumns> probabilities(FittedFilter filter) {
        return columns -> {
            Bars bars = TickBars.of(columns, INSTRUMENT);
            var observer = new CandleObserver(filter.timeframe(), filter.observation());
            var states = filter.start();
            var told = new ArrayList<List<Double>>();
            List<Double> newest = List.of();
            for (int i = 0; i < bars.count(); i++) {
                double observed =
                        observer.next(bars.timeMillis(i), bars.high(i), bars.low(i), bars.close(i));
                if (!Double.isNaN(observed)) {
                    states.observe(observed);
                    newest =
                            IntStream.range(0, filter.states().size())
                                    .mapToObj(states::of)
                                    .toList();
                }
                told.add(newest);
            }
            return told;
        };
    }

    @Test
    void givenFittedModels_thenNoPeekIsFound() {
        RegimeStudy study = study();

        assertThat(peek(probabilities(study.chain().filter()))).map(Peek::sentence).isEmpty();
        assertThat(peek(probabilities(study.hidden().filter()))).map(Peek::sentence).isEmpty();
    }

    @Test
    void givenTheBestPathWithHindsight_thenThePeekIsFound() {
        double mean = Arrays.stream(ranges(BARS)).average().orElseThrow();
        double variance = mean * mean / 4;
        var model =
                new GaussianHmm(
                        new double[] {0.5, 0.5},
                        new double[] {0.9, 0.1, 0.1, 0.9},
                        new double[] {0.7 * mean, 1.3 * mean},
                        new double[] {variance, variance});
        Chain<BarColumns> hindsight =
                bars -> Arrays.stream(model.viterbi(ranges(bars))).boxed().toList();

        assertThat(peek(hindsight)).isPresent();
    }

    @Test
    void givenBoundsOfStatesFromTheWholeHistory_thenThePeekIsFound() {
        Chain<BarColumns> sorted =
                bars -> {
                    double[] ranges = ranges(bars);
                    List<Double> bounds = QuantileStates.bounds(ranges, 3);
                    return Arrays.stream(ranges)
                            .mapToObj(range -> bounds.stream().filter(b -> range > b).count())
                            .toList();
                };

        assertThat(peek(sorted)).isPresent();
    }

    private static double[] ranges(BarColumns bars) {
        return IntStream.range(0, bars.rows())
                .mapToDouble(i -> Math.log(bars.high()[i] / bars.low()[i]))
                .toArray();
    }

    // Strategies

    @ParameterizedTest
    @ValueSource(strings = {"arithmetic", "geometric", "volatility", "dca"})
    void givenAStrategyThatShips_thenNoPeekIsFound(String name) throws IOException {
        Path file = Path.of("..", "strategies", "example-" + name + ".json");
        Plan<?> plan = Plugins.plan(StrategyCodec.read(Files.readAllBytes(file), name));

        assertThat(peek(new StrategyChain(plan))).isEmpty();
    }

    /** Law: whatever the rules of a grid are. */
    @Test
    void givenRandomGrids_thenNoPeekIsFound() {
        var plans = new RandomPlans(INSTRUMENT, TickBars.of(BARS, INSTRUMENT), SEED);
        for (int i = 0; i < 25; i++) {
            Plan<?> plan = plans.any();

            assertThat(
                            LookaheadProof.search(
                                    new StrategyChain(plan),
                                    new BarHistory(),
                                    BARS,
                                    CUTS / 25,
                                    SEED + i))
                    .as(() -> "seed " + SEED + ", " + plan)
                    .isEmpty();
        }
    }

    @Test
    void givenAStrategyThatReadsTheNextBar_thenThePeekIsFound() {
        var plans = new RandomPlans(INSTRUMENT, TickBars.of(BARS, INSTRUMENT), SEED);
        Consumer<Peek> atTheLastKnownBar =
                found -> assertThat(found.at()).as(found.sentence()).isEqualTo(found.cut() - 1);

        assertThat(peek(new StrategyChain(new PeekingPlan<>(plans.plain(0.002, 0.01)))))
                .hasValueSatisfying(atTheLastKnownBar);
    }

    /** A plan whose strategy tells at each close whether the next bar will close higher. */
    private record PeekingPlan<S extends Standing>(Plan<S> honest) implements Plan<S> {

        @Override
        public Instrument instrument() {
            return honest.instrument();
        }

        @Override
        public Assumptions assumptions() {
            return honest.assumptions();
        }

        @Override
        public long capital() {
            return honest.capital();
        }

        @Override
        public Trader<S> trader() {
            Strategy<S> strategy = honest.trader().strategy();
            return new Trader<>(new Peeking<>(strategy));
        }

        @Override
        public Plan<S> with(Assumptions other) {
            return new PeekingPlan<>(honest.with(other));
        }
    }

    private record Peeking<S>(Strategy<S> honest) implements Strategy<S> {

        @Override
        public S initial() {
            return honest.initial();
        }

        @Override
        public Step<S> step(S state, Account account, Event event) {
            Step<S> step = honest.step(state, account, event);
            if (!(event instanceof Event.BarClosed(var closed))) {
                return step;
            }
            Bars all = closed.bars();
            int next = Math.min(closed.newest() + 1, all.count() - 1);
            List<Intent> intents = new ArrayList<>(step.intents());
            intents.add(
                    new Intent.Report(
                            new Note.Buying(all.close(next) > closed.newestCloseTicks())));
            return new Step<>(step.state(), intents);
        }
    }
}
