package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.analytics.StationaryBootstrap;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Optional;

/** The hand check of formulas 5.9, and what the tests promise over seeded worlds. */
class DataSnoopingTest {

    private static final Offset<Double> PRINTED_DIGITS = within(1e-6);

    /** Six rows of two candidates. */
    private static final ReturnMatrix LEADS =
            ReturnMatrix.of(
                    new double[] {1, -.5, .8, -.2, .6, .1}, new double[] {.2, .4, -.1, .3, .1, .3});

    private static final int[] PATH = {3, 4, 5, 0, 1, 1};

    @Test
    void theBestLeadAndOneDrawAreThoseOfTheText() {
        var means = new DrawnMeans(LEADS);
        double[] drawn = means.of(PATH);

        assertThat(means.original()).containsExactly(new double[] {.3, .2}, within(1e-12));
        assertThat(drawn).containsExactly(new double[] {.083333, .283333}, PRINTED_DIGITS);
        assertThat(Math.sqrt(6) * DataSnooping.largestGain(drawn, means.original()))
                .isCloseTo(.204124, PRINTED_DIGITS);
        assertThat(DataSnooping.of(LEADS, new StationaryBootstrap(2, 10, 1)).best())
                .isCloseTo(.734847, PRINTED_DIGITS);
    }

    /** Of one candidate in blocks of one row, the deviation is that of the population. */
    @Test
    void theDeviationOfIndependentRowsIsThePlainOne() {
        double[] lead = LEADS.column(0);
        double population = Math.sqrt(Arrays.stream(lead).map(f -> (f - .3) * (f - .3)).sum() / 6);

        assertThat(BlockDeviation.of(lead, 1)).isCloseTo(population, within(1e-12));
        assertThat(BlockDeviation.of(new double[] {.1, .1, .1}, 4)).isZero();
    }

    /** Law: the deviation is that of the means that the bootstrap draws. */
    @ParameterizedTest(name = "mean block {0}")
    @ValueSource(doubles = {1, 3, 12})
    void law_theDeviationIsThatOfTheDraws(double meanBlock) {
        double[] series = chain(OverfitProbabilityTest.noise(1, 150, 5).column(0), .5);
        var means = new DrawnMeans(ReturnMatrix.of(series));
        double[] squares = new double[1];
        new StationaryBootstrap(meanBlock, 20_000, 6)
                .forEachPath(
                        150,
                        (_, path) -> {
                            double away = means.of(path)[0] - means.original()[0];
                            squares[0] += away * away;
                        });

        double deviation = BlockDeviation.of(series, meanBlock);
        assertThat(Math.sqrt(150 * squares[0] / 20_000))
                .isCloseTo(deviation, within(.02 * deviation));
    }

    /** Law: where nobody is better, both tests are rarely sure that somebody is. */
    @Test
    void law_luckAmongManyIsSeldomTakenForSkill() {
        int white = 0;
        int hansen = 0;
        for (int world = 0; world < 200; world++) {
            var leads = OverfitProbabilityTest.noise(20, 120, 1_000 + world);
            var found = DataSnooping.of(leads, new StationaryBootstrap(3, 200, world));
            white += found.realityCheck() < .05 ? 1 : 0;
            hansen += found.superiorAbility().orElseThrow().consistent() < .05 ? 1 : 0;
        }

        // 5 % of 200, and three deviations of it on either side.
        assertThat(white).as("of worlds 1000 to 1199").isBetween(1, 20);
        assertThat(hansen).as("of worlds 1000 to 1199").isBetween(1, 20);
    }

    @Test
    void law_skillAmongManyIsSeen() {
        int white = 0;
        int hansen = 0;
        for (int world = 0; world < 50; world++) {
            double[][] columns = columns(OverfitProbabilityTest.noise(20, 120, 3_000 + world));
            columns[11] = Arrays.stream(columns[11]).map(f -> f + .6).toArray();
            var found =
                    DataSnooping.of(
                            ReturnMatrix.of(columns), new StationaryBootstrap(3, 200, world));
            white += found.realityCheck() < .05 ? 1 : 0;
            hansen += found.superiorAbility().orElseThrow().consistent() < .05 ? 1 : 0;
        }

        assertThat(white).as("of worlds 3000 to 3049").isGreaterThan(45);
        assertThat(hansen).as("of worlds 3000 to 3049").isGreaterThan(45);
    }

    /** Law: Hansen's point: candidates far behind that swing widely blind White's test, not his. */
    @Test
    void law_hopelessCandidatesDoNotHideAGoodOne() {
        double[][] columns = columns(OverfitProbabilityTest.noise(40, 120, 77));
        columns[0] = Arrays.stream(columns[0]).map(f -> f + .25).toArray();
        for (int candidate = 1; candidate < columns.length; candidate++) {
            columns[candidate] = Arrays.stream(columns[candidate]).map(f -> 6 * f - 20).toArray();
        }
        var found = DataSnooping.of(ReturnMatrix.of(columns), new StationaryBootstrap(3, 1_000, 9));

        assertThat(found.realityCheck()).isGreaterThan(.5);
        var hansen = found.superiorAbility().orElseThrow();
        assertThat(hansen.consistent()).isLessThan(.02);
        assertThat(hansen.upper()).isGreaterThan(hansen.consistent());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void law_thePValuesRiseFromTheLowerToTheUpper(long seed) {
        double[][] columns = columns(OverfitProbabilityTest.noise(10, 60, seed));
        for (int candidate = 0; candidate < 10; candidate++) {
            double shift = .1 - .05 * candidate;
            columns[candidate] = Arrays.stream(columns[candidate]).map(f -> f + shift).toArray();
        }
        var hansen =
                DataSnooping.of(ReturnMatrix.of(columns), new StationaryBootstrap(4, 400, seed))
                        .superiorAbility()
                        .orElseThrow();

        assertThat(hansen.lower()).isLessThanOrEqualTo(hansen.consistent());
        assertThat(hansen.consistent()).isLessThanOrEqualTo(hansen.upper());
    }

    @Test
    void whenNobodyIsAheadNothingIsClaimed() {
        double[] behind = Arrays.stream(LEADS.column(0)).map(f -> f - 5).toArray();
        var found = DataSnooping.of(ReturnMatrix.of(behind), new StationaryBootstrap(2, 100, 1));

        assertThat(found.superiorAbility().orElseThrow().statistic()).isZero();
        assertThat(found.superiorAbility().orElseThrow().consistent()).isEqualTo(1);
    }

    @Test
    void leadsThatStandStillHaveNoSuperiorAbility() {
        var level = ReturnMatrix.of(new double[10], new double[10]);

        assertThat(DataSnooping.of(level, new StationaryBootstrap(2, 10, 1)))
                .isEqualTo(new DataSnooping(0, 1, Optional.empty()));
        assertThatThrownBy(() ->
                        DataSnooping.of(
                                ReturnMatrix.of(new double[1]), new StationaryBootstrap(2, 10, 1)))
                .hasMessage("one row cannot be drawn from");
    }

    private static double[][] columns(ReturnMatrix matrix) {
        double[][] columns = new double[matrix.columns()][];
        Arrays.setAll(columns, matrix::column);
        return columns;
    }

    private static double[] chain(double[] shocks, double rho) {
        double[] series = shocks.clone();
        for (int i = 1; i < series.length; i++) {
            series[i] += rho * series[i - 1];
        }
        return series;
    }
}
