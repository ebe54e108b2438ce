package io.trellis.backtesting.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.Observation;
import io.trellis.core.regime.StateProbabilities;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class RegimeStudyTest {

    private static final long SEED = 20_261_127;
    private static final int BARS = 12_000;
    private static final int SPLIT = 6_000;
    private static final long MINUTE = 60_000;
    private static final StudySettings SETTINGS = settings(Observation.VOLATILITY);

    private static StudySettings settings(Observation observation) {
        return new StudySettings(
                Timeframe.parse("5m"), observation, 3, new HmmFit.Settings(2, 3, 200), 1, 7);
    }

    private static RegimeStudy study(Bars bars, StudySettings settings) {
        return RegimeStudy.of(bars, SPLIT * MINUTE, settings);
    }

    /** Law: what is fitted knows nothing of the rest. */
    @Test
    void givenAPoisonedRest_thenNothingThatIsFittedChanges() {
        for (Observation observation : Observation.values()) {
            RegimeStudy study = study(market(1, BARS), settings(observation));
            RegimeStudy poisoned = study(market(50, BARS), settings(observation));

            assertThat(poisoned.chain().filter()).isEqualTo(study.chain().filter());
            assertThat(poisoned.chain().training()).isEqualTo(study.chain().training());
            assertThat(poisoned.hidden().filter()).isEqualTo(study.hidden().filter());
            assertThat(poisoned.hidden().fit().starts()).isEqualTo(study.hidden().fit().starts());
            assertThat(poisoned.training().values()).isEqualTo(study.training().values());
            assertThat(poisoned.rest().values()).isNotEqualTo(study.rest().values());
            assertThat(poisoned.chain().rest()).isNotEqualTo(study.chain().rest());
        }
    }

    @Test
    void givenVolatilityThatStays_thenTheChainAndTheModelSeeIt() {
        RegimeStudy study = study(market(1, BARS), SETTINGS);

        assertThat(study.hasMemory()).isTrue();
        assertThat(study.chain().rest().p()).isLessThan(1e-6);
        assertThat(study.chain().filter().states()).containsExactly("QUIET", "NORMAL", "WILD");
        assertThat(study.chain().chain().expectedStay(2)).isGreaterThan(2);
        assertThat(study.hidden().filter().states()).containsExactly("CALM", "WILD");
        assertThat(study.hidden().filter().means().get(1))
                .isGreaterThan(2 * study.hidden().filter().means().get(0));
        assertThat(study.hidden().restPerObservation())
                .isGreaterThan(study.hidden().trainingPerObservation() - .5);
        assertThat(study.labels().knownBars()).isGreaterThan(BARS - 600);
        double shares =
                Arrays.stream(MarketState.values()).mapToDouble(study.labels()::share).sum();
        assertThat(shares).isCloseTo(1, within(1e-12));
    }

    /** Law: what acts on candles one by one says what the fitted model says of the series. */
    @Test
    void givenTheFittedModel_thenTheFilterThatActsSaysTheSame() {
        RegimeStudy study = study(market(1, BARS), SETTINGS);
        double[] values = study.rest().values();
        double[] expected = study.hidden().fit().model().begunAnywhere().filtered(values);
        StateProbabilities filter = study.hidden().filter().start();

        for (int i = 0; i < values.length; i++) {
            filter.observe(values[i]);
            assertThat(filter.of(0)).as("candle %d", i).isCloseTo(expected[2 * i], within(1e-9));
        }
    }

    @Test
    void givenMovesOfOneKind_thenNoMemoryIsShown() {
        Bars alike = market(1, 1, BARS);

        assertThat(study(alike, settings(Observation.RETURN)).hasMemory()).isFalse();
        // Calm candles keep to the middle, so volatility that stays shows in returns too.
        assertThat(study(market(1, BARS), settings(Observation.RETURN)).hasMemory()).isTrue();
    }

    @Test
    void givenTooFewCandles_thenTheStudySaysWhere() {
        assertThatThrownBy(() -> RegimeStudy.of(market(1, 600), 300 * MINUTE, SETTINGS))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "the training window, split at 1970-01-01T05:00:00Z, has 58 candles of 5m"
                                + " that can be observed; 100 are needed: use more data or shorter"
                                + " candles");
    }

    private static Bars market(double sizeOfTheRest, int count) {
        return market(sizeOfTheRest, 4, count);
    }

    /** Signs are drawn one by one; the size of moves stays for hours. */
    private static Bars market(double sizeOfTheRest, double sizeOfTheWild, int count) {
        var random = new SplittableRandom(SEED);
        var bars = new Bars(count);
        double price = 5e6;
        boolean wild = false;
        for (int bar = 0; bar < count; bar++) {
            wild = random.nextInt(200) == 0 ? !wild : wild;
            double size = .0005 * (wild ? sizeOfTheWild : 1) * (bar < SPLIT ? 1 : sizeOfTheRest);
            double next = price * Math.exp(Math.clamp(size * random.nextGaussian(), -.5, .5));
            next = Math.clamp(next, 1e5, 1e9);
            long open = Math.round(price);
            long close = Math.round(next);
            bars.append(bar * MINUTE, open, Math.max(open, close), Math.min(open, close), close);
            price = next;
        }
        return bars;
    }
}
