package io.trellis.backtesting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.stat.descriptive.moment.Kurtosis;
import org.apache.commons.math3.stat.descriptive.moment.Skewness;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The hand checks of formulas 5.8, and what the texts promise of them on seeded samples. */
class SharpeEvidenceTest {

    private static final double[] RETURNS = {
        .010, -.005, .020, .000, -.015, .012, .008, -.010, .005, .003
    };
    private static final Offset<Double> PRINTED_DIGITS = within(1e-6);
    private static final Offset<Double> NINE_DIGITS = within(1e-9);
    private static final double ROOT_OF_THE_YEAR = Math.sqrt(365);

    /** An annual ratio of 2 over a year of days, skewed and fat-tailed. */
    private static final ProbabilisticSharpe REALISTIC =
            new ProbabilisticSharpe(2 / ROOT_OF_THE_YEAR, 365, -.5, 6);

    /** Of trials whose annual ratios spread by 0.5. */
    private static final double SPREAD = .5 * .5 / 365;

    @Test
    void tenReturnsHaveTheMomentsOfTheText() {
        Moments moments = Moments.of(RETURNS).orElseThrow();

        assertThat(moments.count()).isEqualTo(10);
        assertThat(moments.mean()).isCloseTo(.0028, NINE_DIGITS);
        assertThat(moments.deviation()).isCloseTo(.010612361765, within(1e-12));
        assertThat(moments.populationDeviation()).isCloseTo(.010067770359, within(1e-12));
        assertThat(moments.skew()).isCloseTo(-.180481684, NINE_DIGITS);
        assertThat(moments.kurtosis()).isCloseTo(2.230140803, NINE_DIGITS);
        assertThat(moments.kurtosis() - 3).isCloseTo(-.769859197, NINE_DIGITS);
    }

    /** The trap: the library's figures are others, and ours are not taken from it. */
    @Test
    void theLibrarysMomentsAreCorrectedAndInExcess() {
        assertThat(new Kurtosis().evaluate(RETURNS)).isCloseTo(-.396715366, NINE_DIGITS);
        assertThat(new Skewness().evaluate(RETURNS)).isCloseTo(-.214024949, NINE_DIGITS);
    }

    @Test
    void valuesThatStandStillHaveNoMoments() {
        assertThat(Moments.of(new double[] {.1, .1, .1})).isEmpty();
        assertThat(Moments.of(new double[] {.1})).isEmpty();
        assertThat(Moments.of(new double[0])).isEmpty();
        assertThat(ProbabilisticSharpe.of(new double[] {.1, .1, .1})).isEmpty();
        assertThat(Ratios.sharpe(new double[] {.1, .1, .1}, 0, 365)).isEmpty();
    }

    /** Law: moments do not change with a shift, and only by sign with a scale. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void law_skewAndKurtosisAreOfTheShapeAlone(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] values = random.doubles(500).map(u -> -Math.log(1 - u)).toArray();
        double[] mirrored = Arrays.stream(values).map(v -> 5 - 3 * v).toArray();
        Moments before = Moments.of(values).orElseThrow();
        Moments after = Moments.of(mirrored).orElseThrow();

        assertThat(after.skew()).isCloseTo(-before.skew(), within(1e-9));
        assertThat(after.kurtosis()).isCloseTo(before.kurtosis(), within(1e-9));
        assertThat(before.kurtosis()).isGreaterThan(1 + before.skew() * before.skew());
        assertThat(after.deviation()).isCloseTo(3 * before.deviation(), within(1e-9));
    }

    @Test
    void tenReturnsAreAboveNothingWithTheProbabilityOfTheText() {
        ProbabilisticSharpe found = ProbabilisticSharpe.of(RETURNS).orElseThrow();

        assertThat(found.sharpe()).isCloseTo(.263843248, NINE_DIGITS);
        assertThat(found.standardError()).isCloseTo(.344645938, NINE_DIGITS);
        assertThat(found.sharpe() / found.standardError()).isCloseTo(.765549, PRINTED_DIGITS);
        assertThat(found.above(0)).hasValueCloseTo(.778028, PRINTED_DIGITS);
    }

    /** What the two usual mistakes would give; the text names them, and ours is neither. */
    @Test
    void excessKurtosisAndNormalMomentsGiveOtherProbabilities() {
        Moments moments = Moments.of(RETURNS).orElseThrow();
        double ratio = moments.mean() / moments.deviation();
        double excess =
                1 - moments.skew() * ratio + (moments.kurtosis() - 3 - 1) / 4 * ratio * ratio;

        assertThat(NormalLaw.cumulative(ratio / Math.sqrt(excess / 9)))
                .isCloseTo(.783761, PRINTED_DIGITS);
        assertThat(new ProbabilisticSharpe(ratio, 10, 0, 3).above(0))
                .hasValueCloseTo(.781746, PRINTED_DIGITS);
    }

    @Test
    void aYearAtTwoIsAboveNothingWithTheProbabilityOfTheText() {
        assertThat(REALISTIC.sharpe()).isCloseTo(.104684785, NINE_DIGITS);
        assertThat(REALISTIC.standardError()).isCloseTo(.054117318, NINE_DIGITS);
        assertThat(REALISTIC.above(0)).hasValueCloseTo(.973468, PRINTED_DIGITS);
    }

    @Test
    void aYearAtTwoNeedsATrackRecordOf264Days() {
        double days = REALISTIC.fewestReturns(0, .95).orElseThrow();

        assertThat(days).isCloseTo(264.2, within(.05));
        var justLongEnough =
                new ProbabilisticSharpe(REALISTIC.sharpe(), (int) Math.ceil(days), -.5, 6);
        var tooShort = new ProbabilisticSharpe(REALISTIC.sharpe(), (int) days, -.5, 6);
        assertThat(justLongEnough.above(0).orElseThrow()).isGreaterThanOrEqualTo(.95);
        assertThat(tooShort.above(0).orElseThrow()).isLessThan(.95);
    }

    @Test
    void aRatioBelowTheBenchmarkHasNoTrackRecordThatWillDo() {
        assertThat(REALISTIC.fewestReturns(REALISTIC.sharpe(), .95)).isEmpty();
        assertThat(REALISTIC.fewestReturns(1, .95)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "10, 1.574598",
        "50, 2.276303",
        "100, 2.530603",
        "200, 2.765524",
        "1000, 3.255122",
        "10000, 3.860665",
        "1, 0",
    })
    void theBestOfLuckGrowsWithTheTrials(double trials, double deviations) {
        assertThat(DeflatedSharpe.expectedMaximum(trials, 1)).isCloseTo(deviations, PRINTED_DIGITS);
    }

    /** Between one trial and the next few the approximation would fall below 0. */
    @Test
    void theBestOfLuckIsNeverBelowNothing() {
        for (double trials = 1; trials < 4; trials += .05) {
            assertThat(DeflatedSharpe.expectedMaximum(trials, 1)).isNotNegative();
        }
        assertThat(DeflatedSharpe.expectedMaximum(1.05, 1)).isZero();
    }

    /** Law: the expected maximum is what seeded trials without skill find, to a few percent. */
    @ParameterizedTest(name = "{0} trials")
    @CsvSource({"10, 41", "100, 42", "1000, 43"})
    void law_trialsWithoutSkillFindTheExpectedMaximum(int trials, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double sum = 0;
        for (int world = 0; world < 2_000; world++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int trial = 0; trial < trials; trial++) {
                best = Math.max(best, random.nextGaussian());
            }
            sum += best;
        }

        double expected = DeflatedSharpe.expectedMaximum(trials, 1);
        assertThat(sum / 2_000).as("seed " + seed).isCloseTo(expected, within(.03 * expected));
    }

    @ParameterizedTest
    @CsvSource({"10, .787299, .879587", "100, 1.265301, .761335", "1000, 1.627561, .640660"})
    void theMoreTrialsTheLessAYearAtTwoIsWorth(double trials, double annual, double probability) {
        double benchmark = DeflatedSharpe.expectedMaximum(trials, SPREAD);

        assertThat(benchmark * ROOT_OF_THE_YEAR).isCloseTo(annual, PRINTED_DIGITS);
        assertThat(DeflatedSharpe.above(REALISTIC, trials, SPREAD))
                .hasValueCloseTo(probability, PRINTED_DIGITS);
    }

    @Test
    void ofOneTrialNothingIsDeducted() {
        assertThat(DeflatedSharpe.above(REALISTIC, 1, SPREAD)).isEqualTo(REALISTIC.above(0));
    }

    @Test
    void trialsThatResembleEachOtherCountAsFewer() {
        assertThat(DeflatedSharpe.effectiveTrials(100, .4)).isCloseTo(60.4, within(1e-9));
        assertThat(DeflatedSharpe.effectiveTrials(100, 1)).isEqualTo(1);
        assertThat(DeflatedSharpe.effectiveTrials(100, -.2)).isEqualTo(100);
    }

    @Test
    void whatIsNoSharpeRatioIsRefused() {
        assertThatThrownBy(() -> new ProbabilisticSharpe(.1, 365, 0, 0))
                .hasMessage("no Sharpe ratio: 0.1 over 365 returns with skew 0.0 and kurtosis 0.0");
        assertThatThrownBy(() -> new ProbabilisticSharpe(.1, 1, 0, 3)).hasMessageContaining("1");
        assertThatThrownBy(() -> REALISTIC.fewestReturns(0, 1)).hasMessage("no confidence: 1.0");
        assertThatThrownBy(() -> DeflatedSharpe.expectedMaximum(.5, 1))
                .hasMessage("no trials: 0.5 of variance 1.0");
        assertThatThrownBy(() -> DeflatedSharpe.effectiveTrials(0, 0))
                .hasMessageStartingWith("no trials");
    }
}
