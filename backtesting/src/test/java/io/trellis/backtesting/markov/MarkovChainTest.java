package io.trellis.backtesting.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

/** Twenty states of which everything was worked out by hand: 0 down, 1 range, 2 up. */
class MarkovChainTest {

    private static final Offset<Double> SIX = within(1e-6);
    private static final TransitionCounts COUNTS =
            TransitionCounts.of("RRRUURRDDRRRUUURRRDR".chars().map("DRU"::indexOf).toArray(), 3);

    @Test
    void givenEightNumbers_thenTercilesAreQuantilesOfTypeSeven() {
        assertThat(QuantileStates.bounds(new double[] {3, 1, 4, 1.5, 9, 2.6, 5, 3.5}, 3))
                .satisfies(bounds -> {
                    assertThat(bounds.get(0)).isEqualTo(2.733333, SIX);
                    assertThat(bounds.get(1)).isEqualTo(3.833333, SIX);
                });
        assertThatThrownBy(() -> QuantileStates.bounds(new double[] {1, 1, 1, 1, 2}, 3))
                .hasMessage(
                        "one of 3 parts of the observations would hold nothing but 1.0; take fewer"
                                + " states or longer candles");
    }

    @Test
    void givenSteps_thenTheMostLikelyChainIsTheShares() {
        MarkovChain chain = COUNTS.chain(0);

        assertNear(row(chain, 0), 1 / 3.0, 2 / 3.0, 0);
        assertNear(row(chain, 1), .181818, .636364, .181818);
        assertNear(row(chain, 2), 0, .4, .6);
        assertNear(chain.stationary().orElseThrow(), .157895, .578947, .263158);
        assertThat(chain.expectedStay(0)).isEqualTo(1.5, SIX);
        assertThat(chain.expectedStay(1)).isEqualTo(2.75, SIX);
        assertThat(chain.expectedStay(2)).isEqualTo(2.5, SIX);
    }

    @Test
    void givenAPrior_thenTheChainIsSmoothed() {
        MarkovChain chain = COUNTS.chain(1);

        assertNear(row(chain, 0), .333333, .5, .166667);
        assertNear(row(chain, 1), .214286, .571429, .214286);
        assertNear(row(chain, 2), .125, .375, .5);
        assertNear(chain.stationary().orElseThrow(), .214286, .5, .285714);
        assertThat(chain.expectedStay(1)).isEqualTo(2.333333, SIX);
        assertNear(chain.forecast(1, 3), .216867, .503553, .279580);
        assertNear(chain.forecast(1, 0), 0, 1, 0);
    }

    @Test
    void givenTwoStates_thenTheStationaryLawIsTheKnownOne() {
        var chain = new MarkovChain(new double[] {.9, .1, .2, .8}, 2);
        assertNear(chain.stationary().orElseThrow(), .666667, .333333);

        var apart = new MarkovChain(new double[] {1, 0, 0, 1}, 2);
        assertThat(apart.stationary()).isEmpty();
        assertThat(apart.expectedStay(0)).isInfinite();
    }

    @Test
    void givenSteps_thenTheMemoryTestIsTheOneWorkedOutByHand() {
        MemoryTest test = MemoryTest.of(COUNTS);

        assertThat(test.steps()).isEqualTo(19);
        assertThat(test.logLikelihoodChain()).isEqualTo(-15.257489, SIX);
        assertThat(test.logLikelihoodIndependent()).isEqualTo(-18.224466, SIX);
        assertThat(test.ratio()).isEqualTo(5.933954, SIX);
        assertThat(test.degreesOfFreedom()).isEqualTo(4);
        assertThat(test.p()).isEqualTo(.2041, within(5e-5));
        assertThat(test.aic()).isEqualTo(42.514978, SIX);
        assertThat(test.bic()).isEqualTo(48.181612, SIX);
    }

    @Test
    void givenStatesThatDoNotOccur_thenTheTestCountsThoseThatDo() {
        assertThat(MemoryTest.of(TransitionCounts.of(new int[] {1, 1, 1, 1}, 3)).p()).isEqualTo(1);
        assertThat(MemoryTest.of(TransitionCounts.of(new int[] {0, 2, 0, 2, 2}, 3)))
                .extracting(MemoryTest::degreesOfFreedom)
                .isEqualTo(1);
        assertThatThrownBy(() -> TransitionCounts.of(new int[] {0, 1}, 2).chain(0))
                .hasMessage(
                        "no step begins in state 1, so nothing is known of what follows it; give a"
                                + " prior above 0");
    }

    /** Law: without memory the p-value is even, so that one in twenty is below 0.05. */
    @Test
    void givenStatesWithoutMemory_thenOneInTwentyTestsPasses_andWithMemoryAlmostAll() {
        var random = new SplittableRandom(20_261_125);
        int passed = 0;
        int found = 0;
        for (int i = 0; i < 2_000; i++) {
            int[] alone = random.ints(300, 0, 3).toArray();
            passed += MemoryTest.of(TransitionCounts.of(alone, 3)).p() <= .05 ? 1 : 0;
            int[] sticky = alone.clone();
            for (int t = 1; t < sticky.length; t++) {
                sticky[t] = random.nextDouble() < .25 ? sticky[t - 1] : sticky[t];
            }
            found += MemoryTest.of(TransitionCounts.of(sticky, 3)).p() <= .05 ? 1 : 0;
        }
        assertThat(passed).isBetween(70, 135);
        assertThat(found).isGreaterThan(1_990);
    }

    private static double[] row(MarkovChain chain, int from) {
        double[] row = new double[chain.states()];
        for (int to = 0; to < row.length; to++) {
            row[to] = chain.probability(from, to);
        }
        return row;
    }

    private static void assertNear(double[] values, double... expected) {
        assertThat(values).containsExactly(expected, SIX);
    }
}
