package io.trellis.optimization.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.trellis.backtesting.analytics.Ratios;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** The table of formulas 5.9, and what the paper promises of noise and of skill. */
class OverfitProbabilityTest {

    /** Eight rows of three candidates. */
    private static final ReturnMatrix TABLE =
            ReturnMatrix.of(
                    new double[] {2, 3, -2, -1, 4, 1, -3, -2},
                    new double[] {0, 1, 1, 2, 0, 1, 1, 0},
                    new double[] {1, 1, 0, 1, 1, 2, 1, 1});

    @Test
    void theTableOfTheTextHasItsLogits() {
        var found = OverfitProbability.of(TABLE, 4, BlockMetric.MEAN);

        assertThat(found.splits()).isEqualTo(6);
        assertThat(found.logits())
                .containsExactly(new double[] {0, -1.0986, .5108, 0, -1.0986, 0}, within(5e-5));
        assertThat(found.atOrBelowMiddle()).isEqualTo(5);
        assertThat(found.belowMiddle()).isEqualTo(2);
        assertThat(found.probability()).isCloseTo(.8333, within(5e-5));
        assertThat(found.strictProbability()).isCloseTo(.3333, within(5e-5));
    }

    /** Splits 1,4 and 2,3 hang on the ties of the text: unseen equals share a rank, seen do not. */
    @Test
    void theTableByAnyOtherFormOfTheMeanIsTheSame() {
        BlockMetric mean = BlockMetric.of(returns -> Arrays.stream(returns).average());

        assertThat(OverfitProbability.of(TABLE, 4, mean).logits())
                .containsExactly(OverfitProbability.of(TABLE, 4, BlockMetric.MEAN).logits());
    }

    @Test
    void rowsThatTheBlocksDoNotDivideAreLeftOutAtTheBeginning() {
        var longer =
                ReturnMatrix.of(
                        new double[] {99, -9, 2, 3, -2, -1, 4, 1, -3, -2},
                        new double[] {-9, 99, 0, 1, 1, 2, 0, 1, 1, 0},
                        new double[] {5, 5, 1, 1, 0, 1, 1, 2, 1, 1});

        assertThat(OverfitProbability.of(longer, 4, BlockMetric.MEAN).logits())
                .containsExactly(OverfitProbability.of(TABLE, 4, BlockMetric.MEAN).logits());
        BlockMetric mean = BlockMetric.of(returns -> Arrays.stream(returns).average());
        assertThat(OverfitProbability.of(longer, 4, mean).logits())
                .containsExactly(OverfitProbability.of(TABLE, 4, BlockMetric.MEAN).logits());
    }

    @Test
    void sixteenBlocksHave12870Splits() {
        var found = OverfitProbability.of(noise(20, 64, 1), 16, BlockMetric.MEAN);

        assertThat(found.splits()).isEqualTo(12_870);
        assertThat(Subsets.number(16, 8)).isEqualTo(12_870);
    }

    /** Law: the quick Sharpe ratio of block sums ranks as the slow one of the returns does. */
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void law_blockSumsRankAsTheReturnsDo(long seed) {
        ReturnMatrix returns = noise(15, 83, seed);
        BlockMetric slow = BlockMetric.of(values -> Ratios.sharpe(values, 0, 1));

        assertThat(OverfitProbability.of(returns, 8, BlockMetric.SHARPE).logits())
                .containsExactly(OverfitProbability.of(returns, 8, slow).logits());
    }

    /**
     * Law: the order of the blocks in time does not matter, for every half is once the seen one.
     */
    @Test
    void law_blocksInAnotherOrderGiveTheSameCounts() {
        var straight = OverfitProbability.of(TABLE, 4, BlockMetric.MEAN);
        double[][] reversed = new double[3][];
        for (int candidate = 0; candidate < 3; candidate++) {
            double[] column = TABLE.column(candidate);
            reversed[candidate] = new double[8];
            for (int row = 0; row < 8; row++) {
                reversed[candidate][row] = column[7 - row];
            }
        }
        var backward = OverfitProbability.of(ReturnMatrix.of(reversed), 4, BlockMetric.MEAN);

        assertThat(backward.atOrBelowMiddle()).isEqualTo(straight.atOrBelowMiddle());
        assertThat(backward.belowMiddle()).isEqualTo(straight.belowMiddle());
    }

    /** Law: among noise the best of one half is as often below the middle as above, or worse. */
    @Test
    void law_noiseIsOverfittedAboutHalfTheTime() {
        double sum = 0;
        for (long seed = 100; seed < 120; seed++) {
            sum +=
                    OverfitProbability.of(noise(50, 160, seed), 10, BlockMetric.SHARPE)
                            .probability();
        }

        assertThat(sum / 20).as("seeds 100 to 119").isBetween(.4, .7);
    }

    @Test
    void law_oneCandidateOfSkillIsNotOverfitted() {
        ReturnMatrix noise = noise(50, 160, 7);
        double[][] columns = new double[51][];
        for (int candidate = 0; candidate < 50; candidate++) {
            columns[candidate] = noise.column(candidate);
        }
        columns[50] = Arrays.stream(noise(1, 160, 8).column(0)).map(r -> r + 1).toArray();

        assertThat(OverfitProbability.of(ReturnMatrix.of(columns), 10, BlockMetric.SHARPE))
                .returns(0, OverfitProbability::atOrBelowMiddle);
    }

    /** A candidate that stands still has no Sharpe ratio: it never wins, and ranks last. */
    @Test
    void whatIsUndefinedIsBelowEverything() {
        var returns =
                ReturnMatrix.of(
                        new double[] {.1, .1, .1, .1},
                        new double[] {-1, -2, -1, -2},
                        new double[] {-2, -3, -3, -4});

        var found = OverfitProbability.of(returns, 2, BlockMetric.SHARPE);

        // The second candidate wins both halves and is the best on the other, too.
        assertThat(found.logits())
                .containsExactly(new double[] {Math.log(3), Math.log(3)}, within(1e-12));
        assertThat(
                        OverfitProbability.of(
                                        returns, 2, BlockMetric.of(_ -> OptionalDouble.empty()))
                                .logits())
                .containsExactly(0, 0);
    }

    @Test
    void whatCannotBeCutIsRefused() {
        assertThatThrownBy(() -> OverfitProbability.of(TABLE, 5, BlockMetric.MEAN))
                .hasMessage(
                        "8 rows cannot be cut into 5 blocks; blocks are even, 2 to 20, with a row"
                                + " each");
        assertThatThrownBy(() -> OverfitProbability.of(TABLE, 10, BlockMetric.MEAN))
                .hasMessageStartingWith("8 rows cannot be cut into 10 blocks");
        assertThatThrownBy(() ->
                        OverfitProbability.of(ReturnMatrix.of(new double[8]), 4, BlockMetric.MEAN))
                .hasMessage("one candidate alone cannot be ranked");
        assertThatThrownBy(() -> ReturnMatrix.of(new double[2], new double[3]))
                .hasMessage("candidate 1 has 3 returns, candidate 0 has 2");
        assertThatThrownBy(() -> ReturnMatrix.of(new double[] {1, Double.NaN}))
                .hasMessage("candidate 0 has the return NaN in row 1");
        assertThatThrownBy(ReturnMatrix::of).hasMessageContaining("no candidate");
    }

    static ReturnMatrix noise(int candidates, int rows, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        double[][] columns = new double[candidates][rows];
        for (double[] column : columns) {
            Arrays.setAll(column, _ -> random.nextGaussian());
        }
        return ReturnMatrix.of(columns);
    }
}
