package io.trellis.backtesting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

class StationaryBootstrapTest {

    private static final double[] RETURNS = {
        .010, -.005, .020, .000, -.015, .012, .008, -.010, .005, .003
    };

    /** The draw of formulas 5.9: rows 3, 4, 5, 0, 1, 1 of six. */
    @Test
    void givenNoJumps_thenAPathGoesOnAndWrapsRound() {
        int[] path = new int[6];

        StationaryBootstrap.fill(
                path, 6, 4, new Scripted(List.of(3, 1), List.of(.25, .9, .3, .999, .2499)));

        assertThat(path).containsExactly(3, 4, 5, 0, 1, 1);
    }

    @Test
    void givenBlocksOfOneRow_thenEveryRowIsDrawnByItself() {
        int[] path = new int[3];

        StationaryBootstrap.fill(path, 9, 1, new Scripted(List.of(8, 2, 5), List.of(.999, 0.0)));

        assertThat(path).containsExactly(8, 2, 5);
    }

    @Test
    void givenTheSameSettings_thenEveryPathIsTheSame() {
        var bootstrap = new StationaryBootstrap(4, 50, 20_261_121);

        assertThat(paths(bootstrap, 30)).isDeepEqualTo(paths(bootstrap, 30));
        assertThat(paths(bootstrap, 30)[0])
                .isNotEqualTo(paths(new StationaryBootstrap(4, 50, 20_261_122), 30)[0]);
    }

    /** The stream is part of every result that names a seed, so it is pinned. */
    @Test
    void givenASeed_thenTheFirstPathIsThisOne() {
        assertThat(paths(new StationaryBootstrap(3, 1, 1), 10)[0])
                .containsExactly(1, 9, 0, 1, 6, 7, 8, 9, 7, 8);
    }

    @ParameterizedTest(name = "mean block {0}, seed {1}")
    @CsvSource({"1, 11", "2.5, 12", "8, 13", "40, 14"})
    void law_stretchesHaveTheirMeanLengthAndRowsComeEquallyOften(double meanBlock, long seed) {
        int rows = 200;
        int[] counts = new int[rows];
        int[] ends = new int[1];
        var bootstrap = new StationaryBootstrap(meanBlock, 2_000, seed);

        bootstrap.forEachPath(
                rows,
                (_, path) -> {
                    for (int place = 0; place < rows; place++) {
                        counts[path[place]]++;
                        boolean goesOn = place > 0 && path[place] == (path[place - 1] + 1) % rows;
                        ends[0] += place > 0 && !goesOn ? 1 : 0;
                    }
                });

        // A jump lands on the next row once in 200, which looks like going on.
        double expected = 2_000.0 * (rows - 1) / meanBlock * (rows - 1) / rows;
        assertThat((double) ends[0]).isCloseTo(expected, within(6 * Math.sqrt(expected)));
        double often = Arrays.stream(counts).average().orElseThrow();
        assertThat(often).isEqualTo(2_000);
        double spread = 6 * Math.sqrt(often * (2 * meanBlock + 1));
        assertThat(Arrays.stream(counts)).allMatch(count -> Math.abs(count - often) < spread);
    }

    /**
     * Law: the variance of the drawn mean is that of the paper (lemma 1), {@code (C(0) + 2 Σ (1 -
     * i/n) (1 - 1/L)^i C(i)) / n} with autocovariances that wrap round.
     */
    @ParameterizedTest(name = "mean block {0}, seed {1}")
    @CsvSource({"1, 21", "3, 22", "10, 23"})
    void law_theDrawnMeanVariesAsThePaperSays(double meanBlock, long seed) {
        double[] series = chain(120, .6, seed);
        var drawn =
                new StationaryBootstrap(meanBlock, 40_000, seed)
                        .of(series, values -> OptionalDouble.of(mean(values)));

        double middle = mean(drawn.sorted());
        double variance =
                Arrays.stream(drawn.sorted()).map(m -> (m - middle) * (m - middle)).sum() / 40_000;
        double expected = varianceOfMean(series, 1 - 1 / meanBlock);
        // The relative error of a variance over 40,000 draws is about 0.7 %.
        assertThat(variance).isCloseTo(expected, within(.04 * expected));
        assertThat(middle).isCloseTo(mean(series), within(5 * Math.sqrt(expected / 40_000)));
    }

    /** Law: of series that hang together, an interval with blocks holds the truth more often. */
    @Test
    void law_blocksKeepTheIntervalHonest() {
        long seed = 31;
        int heldByBlocks = 0;
        int heldByRows = 0;
        for (int world = 0; world < 200; world++) {
            double[] series = chain(300, .7, seed + world);
            heldByBlocks += holdsZero(series, 15, world) ? 1 : 0;
            heldByRows += holdsZero(series, 1, world) ? 1 : 0;
        }

        assertThat(heldByBlocks).as("seed " + seed).isBetween(160, 195);
        assertThat(heldByRows).as("seed " + seed).isLessThan(140);
    }

    @Test
    void givenADistribution_thenTheBasicIntervalIsThePercentileOneMirrored() {
        var drawn = new BootstrapDistribution(OptionalDouble.of(3), ladder(), 0);

        assertThat(drawn.percentile(.5)).contains(new BootstrapDistribution.Interval(25, 75));
        assertThat(drawn.basic(.5)).contains(new BootstrapDistribution.Interval(-69, -19));
        assertThat(drawn.shareUpTo(25)).hasValue(26 / 101.0);
    }

    @Test
    void givenAStatisticThatIsNowhereDefined_thenThereIsNoInterval() {
        var drawn =
                new StationaryBootstrap(2, 10, 1)
                        .of(new double[10], series -> Ratios.sharpe(series, 0, 1));

        assertThat(drawn.undefined()).isEqualTo(10);
        assertThat(drawn.estimate()).isEmpty();
        assertThat(drawn.percentile(.95)).isEmpty();
        assertThat(drawn.basic(.95)).isEmpty();
        assertThat(drawn.shareUpTo(0)).isEmpty();
    }

    @Test
    void givenTwoSeries_thenTheSameRowsOfBothAreDrawn() {
        double[] doubled = Arrays.stream(RETURNS).map(r -> 2 * r).toArray();
        var drawn =
                new StationaryBootstrap(2, 100, 5)
                        .ofPair(
                                RETURNS,
                                doubled,
                                (first, second) ->
                                        OptionalDouble.of(mean(second) - 2 * mean(first)));

        assertThat(Arrays.stream(drawn.sorted()).boxed())
                .hasSize(100)
                .allMatch(gap -> Math.abs(gap) < 1e-15);
    }

    @Test
    void givenSettingsOutOfBounds_thenTheyAreRefused() {
        assertThatThrownBy(() -> new StationaryBootstrap(.5, 10, 1))
                .hasMessage(
                        "a bootstrap needs a mean block of 1 or more and a draw, was 0.5 and 10");
        assertThatThrownBy(() -> new StationaryBootstrap(Double.NaN, 10, 1))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() ->
                        new StationaryBootstrap(2, 1, 1)
                                .ofPair(RETURNS, new double[3], (_, _) -> OptionalDouble.empty()))
                .hasMessage("series to be drawn together have 10 and 3 rows");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}, Double.NaN))
                .hasMessage("no quantile NaN of 1 numbers");
    }

    @Test
    void aYearOfDaysIsDrawnInBlocksOfEight() {
        assertThat(StationaryBootstrap.usualBlock(365)).isEqualTo(8);
        assertThat(StationaryBootstrap.usualBlock(1)).isEqualTo(1);
    }

    /** The data of formulas 5.13. */
    @Test
    void quantilesLieOnStraightLinesBetweenNeighbours() {
        double[] sorted = {1, 1.5, 2.6, 3, 3.5, 4, 5, 9};

        assertThat(Quantiles.of(sorted, 1 / 3.0)).isCloseTo(2.733333, within(1e-6));
        assertThat(Quantiles.of(sorted, 2 / 3.0)).isCloseTo(3.833333, within(1e-6));
        assertThat(Quantiles.of(sorted, 0)).isEqualTo(1);
        assertThat(Quantiles.of(sorted, 1)).isEqualTo(9);
    }

    private static int[][] paths(StationaryBootstrap bootstrap, int rows) {
        var paths = new ArrayList<int[]>();
        bootstrap.forEachPath(rows, (_, path) -> paths.add(path.clone()));
        return paths.toArray(int[][]::new);
    }

    private static boolean holdsZero(double[] series, double meanBlock, long seed) {
        return new StationaryBootstrap(meanBlock, 300, seed)
                .of(series, values -> OptionalDouble.of(mean(values)))
                .percentile(.95)
                .orElseThrow()
                .contains(0);
    }

    /** A first-order chain about 0. */
    private static double[] chain(int rows, double rho, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[] series = new double[rows];
        double last = random.nextGaussian() / Math.sqrt(1 - rho * rho);
        for (int i = 0; i < rows; i++) {
            last = rho * last + random.nextGaussian();
            series[i] = last;
        }
        return series;
    }

    private static double varianceOfMean(double[] series, double goesOn) {
        int n = series.length;
        double mean = mean(series);
        double sum = 0;
        for (int lag = 0; lag < n; lag++) {
            double covariance = 0;
            for (int i = 0; i < n; i++) {
                covariance += (series[i] - mean) * (series[(i + lag) % n] - mean) / n;
            }
            double weight = (1 - (double) lag / n) * Math.pow(goesOn, lag);
            sum += (lag == 0 ? 1 : 2) * weight * covariance;
        }
        return sum / n;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** 0 to 100. */
    private static double[] ladder() {
        double[] values = new double[101];
        Arrays.setAll(values, i -> i);
        return values;
    }

    /** Gives out what it was told to. */
    private static final class Scripted implements RandomGenerator {

        private final Deque<Integer> wholes;
        private final Deque<Double> fractions;

        Scripted(List<Integer> wholes, List<Double> fractions) {
            this.wholes = new ArrayDeque<>(wholes);
            this.fractions = new ArrayDeque<>(fractions);
        }

        @Override
        public int nextInt(int bound) {
            return wholes.remove();
        }

        @Override
        public double nextDouble() {
            return fractions.remove();
        }

        @Override
        public long nextLong() {
            throw new IllegalStateException("only whole numbers and fractions are drawn");
        }
    }
}
