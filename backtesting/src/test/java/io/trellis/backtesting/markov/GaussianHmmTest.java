package io.trellis.backtesting.markov;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class GaussianHmmTest {

    private static final long SEED = 20_261_124;
    private static final Offset<Double> SIX = within(1e-6);
    private static final double[] OBSERVED = {.2, 1.4, .9};
    private static final GaussianHmm MODEL =
            new GaussianHmm(
                    new double[] {.5, .5},
                    new double[] {.9, .1, .2, .8},
                    new double[] {0, 1},
                    new double[] {1, 1});

    @Test
    void givenThreeObservations_thenEveryQuantityIsTheOneWorkedOutByHand() {
        var plain = new PlainHmm(MODEL, OBSERVED);

        assertNear(plain.scale, .340367, .236683, .335886);
        assertNear(plain.alpha[1], .380898, .619102);
        assertNear(plain.beta[0], .644972, 1.479238);
        assertNear(plain.beta[1], .831151, 1.103883);
        assertNear(plain.gamma[0], .370499, .629501);
        assertNear(plain.gamma[1], .316584, .683416);
        assertNear(plain.gamma[2], .369658, .630342);
        assertNear(plain.xi[0][0], .271833, .098666);
        assertNear(plain.xi[0][1], .044751, .584750);
        assertNear(plain.xi[1][0], .271569, .045015);
        assertNear(plain.xi[1][1], .098089, .585327);
        assertThat(MODEL.logLikelihood(OBSERVED)).isEqualTo(-3.609745, SIX);
        assertNear(MODEL.filtered(OBSERVED), .574443, .425557, .380898, .619102, .369658, .630342);
    }

    @Test
    void givenThreeObservations_thenOneStepOfBaumWelchIsTheOneWorkedOutByHand() {
        var steps = new BaumWelch(OBSERVED, 2, 1e-12);
        assertThat(steps.logLikelihood(MODEL)).isEqualTo(-3.609745, SIX);
        GaussianHmm next = steps.improved(MODEL);

        assertNear(rows(next), .790883, .209117, .108796, .891204);
        assertNear(new double[] {next.initial(0), next.initial(1)}, .370499, .629501);
        assertNear(new double[] {next.mean(0), next.mean(1)}, .804369, .849084);
        assertNear(new double[] {next.variance(0), next.variance(1)}, .237548, .244060);
        assertThat(next.logLikelihood(OBSERVED)).isEqualTo(-2.131132, SIX);
    }

    @Test
    void givenThreeObservations_thenTheViterbiPathIsTheOneWorkedOutByHand() {
        assertThat(MODEL.viterbi(OBSERVED)).containsExactly(1, 1, 1);

        var viterbi = new Viterbi(MODEL);
        assertNear(viterbi.scores(new double[] {.2}, new int[2]), -1.632086, -1.932086);
        assertNear(viterbi.scores(new double[] {.2, 1.4}, new int[4]), -3.636385, -3.154168);
        assertNear(viterbi.scores(OBSERVED, new int[6]), -5.065684, -4.301250);
    }

    /** Law: the fused passes do what the formulas say, and the likelihood never falls. */
    @Test
    void givenRandomModels_thenStepsAreRabiners_andTheLikelihoodNeverFalls() {
        for (long seed = SEED; seed < SEED + 60; seed++) {
            var random = new SplittableRandom(seed);
            int states = random.nextInt(2, 5);
            double[] observations = random.doubles(40, -2, 2).toArray();
            GaussianHmm model = random(random, states);
            var steps = new BaumWelch(observations, states, 1e-3);
            double before = Double.NEGATIVE_INFINITY;
            for (int step = 0; step < 30; step++) {
                double likelihood = steps.logLikelihood(model);
                assertThat(likelihood)
                        .as("seed %d, step %d", seed, step)
                        .isGreaterThanOrEqualTo(before - 1e-9);
                GaussianHmm next = steps.improved(model);
                if (step == 0) {
                    assertSame(seed, new PlainHmm(model, observations), likelihood, next);
                }
                before = likelihood;
                model = next;
            }
        }
    }

    private static void assertSame(long seed, PlainHmm plain, double likelihood, GaussianHmm next) {
        GaussianHmm expected = plain.improved();
        String which = "seed " + seed;
        assertThat(likelihood).as(which).isEqualTo(plain.logLikelihood, within(1e-9));
        assertThat(rows(next)).as(which).containsExactly(rows(expected), within(1e-9));
        for (int state = 0; state < next.states(); state++) {
            double variance = Math.max(1e-3, expected.variance(state));
            assertThat(next.mean(state)).isEqualTo(expected.mean(state), within(1e-9));
            assertThat(next.variance(state)).isEqualTo(variance, within(1e-9));
            assertThat(next.initial(state)).isEqualTo(expected.initial(state), within(1e-9));
        }
    }

    /** Law: what comes after a cut changes no filtered probability before it. */
    @Test
    void givenAPoisonedFuture_thenFilteredProbabilitiesOfThePastStay() {
        for (long seed = SEED; seed < SEED + 50; seed++) {
            var random = new SplittableRandom(seed);
            GaussianHmm model = random(random, 3);
            double[] observations = random.doubles(200, -3, 3).toArray();
            int cut = random.nextInt(1, 200);
            double[] poisoned = observations.clone();
            Arrays.fill(poisoned, cut, 200, 1e6);

            double[] whole = Arrays.copyOf(model.filtered(observations), 3 * cut);

            assertThat(Arrays.copyOf(model.filtered(poisoned), 3 * cut))
                    .as("seed %d, cut %d", seed, cut)
                    .isEqualTo(whole);
            assertThat(model.filtered(Arrays.copyOf(observations, cut))).isEqualTo(whole);
        }
    }

    @Test
    void givenTwoKindsOfMarket_thenEveryStartAndEveryOrderOfStatesFindsThem() {
        double[] observations = twoKinds(8_000);
        HmmFit fit = fit(observations, 1);
        GaussianHmm model = fit.model();

        assertThat(Math.sqrt(model.variance(0))).isEqualTo(.001, within(.00006));
        assertThat(Math.sqrt(model.variance(1))).isEqualTo(.004, within(.0003));
        assertThat(model.transition(0, 0)).isEqualTo(.98, within(.01));
        assertThat(model.transition(1, 1)).isEqualTo(.95, within(.02));
        assertThat(fit.starts()).hasSize(4).allMatch(HmmFit.Start::settled);
        double best =
                fit.starts().stream().mapToDouble(HmmFit.Start::logLikelihood).max().orElse(0);
        assertThat(model.logLikelihood(observations)).isEqualTo(best, within(1e-6));
        assertThat(fit(observations, 2).model().variance(0))
                .as("another seed, the same names of states")
                .isEqualTo(model.variance(0), within(1e-7));
    }

    @Test
    void givenStatesInAnyOrder_thenSortingByVarianceIsTheSameModel() {
        var random = new SplittableRandom(SEED);
        GaussianHmm model = random(random, 4);
        double[] observations = random.doubles(100, -2, 2).toArray();
        GaussianHmm sorted = model.sortedByVariance();

        assertThat(sorted.variance(0)).isLessThanOrEqualTo(sorted.variance(1));
        assertThat(sorted.variance(2)).isLessThanOrEqualTo(sorted.variance(3));
        assertThat(sorted.logLikelihood(observations))
                .isEqualTo(model.logLikelihood(observations), within(1e-9));
    }

    @Test
    void givenNothingToTellApart_thenTheFitSaysWhy() {
        assertThatThrownBy(() -> fit(new double[50], 1))
                .hasMessage("all observations are 0.0, so there are no states to find");
        assertThatThrownBy(() -> fit(new double[19], 1))
                .hasMessage("19 observations are too few for 2 states; 10 a state are needed");
    }

    private static HmmFit fit(double[] observations, long seed) {
        return HmmFit.of(observations, new HmmFit.Settings(2, 4, 500), new SplittableRandom(seed));
    }

    private static double[] twoKinds(int count) {
        var random = new SplittableRandom(SEED);
        double[] observations = new double[count];
        int state = 0;
        for (int t = 0; t < count; t++) {
            observations[t] = (state == 0 ? .001 : .004) * random.nextGaussian();
            state = random.nextDouble() < (state == 0 ? .02 : .05) ? 1 - state : state;
        }
        return observations;
    }

    private static GaussianHmm random(SplittableRandom random, int states) {
        double[] moves = new double[states * states];
        for (int state = 0; state < states; state++) {
            System.arraycopy(row(random, states), 0, moves, state * states, states);
        }
        return new GaussianHmm(
                row(random, states),
                moves,
                random.doubles(states, -1, 1).toArray(),
                random.doubles(states, .1, 2).toArray());
    }

    private static double[] row(SplittableRandom random, int states) {
        double[] row = random.doubles(states, .05, 1).toArray();
        double sum = Arrays.stream(row).sum();
        return Arrays.stream(row).map(share -> share / sum).toArray();
    }

    private static double[] rows(GaussianHmm model) {
        return ForwardPass.moves(model);
    }

    private static void assertNear(double[] values, double... expected) {
        assertThat(values).containsExactly(expected, SIX);
    }
}
