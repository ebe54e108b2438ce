package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.optimization.space.Candidate;

import org.junit.jupiter.api.Test;

import java.util.List;

class FitnessTest {

    /** More return and less drawdown: the drawdown is negated, as greater is better. */
    private static final Tried A = tried("A", 10, -5);

    private static final Tried B = tried("B", 8, -3);
    private static final Tried C = tried("C", 12, -9);
    private static final Tried D = tried("D", 7, -4);
    private static final Tried E = tried("E", 9, -6);

    @Test
    void oneDominatesWhereItIsNoWorseAndSomewhereBetter() {
        assertThat(A.fitness().dominates(E.fitness())).isTrue();
        assertThat(B.fitness().dominates(D.fitness())).isTrue();
        assertThat(A.fitness().dominates(B.fitness())).isFalse();
        assertThat(A.fitness().dominates(A.fitness())).isFalse();
        assertThat(E.fitness().dominates(A.fitness())).isFalse();
    }

    @Test
    void theFrontIsWhatNothingDominatesInTheOrderOfTheSearch() {
        var result = new SearchResult(List.of(E, A, D, B, tried("A again", 10, -5), C));

        assertThat(result.front()).containsExactly(A, B, C);
    }

    /** A is half a width from the ideal in return, and a third in drawdown. */
    @Test
    void ofAFrontTheBestIsNearestToTheIdealPoint() {
        assertThat(new SearchResult(List.of(E, C, D, B, A)).best()).contains(A);
    }

    @Test
    void feasibleBeatsInfeasibleAndOfTwoInfeasibleTheNearerWins() {
        var near = Fitness.constrained(0.1, List.of(1.0));
        var far = Fitness.constrained(0.2, List.of(100.0));

        assertThat(Fitness.feasible(-5).dominates(near)).isTrue();
        assertThat(near.dominates(far)).isTrue();
        assertThat(far.dominates(near)).isFalse();
        assertThat(far.dominates(Fitness.undefined())).isTrue();
        assertThat(Fitness.losing(0.1).dominates(Fitness.losing(0.2))).isTrue();
        assertThat(Fitness.losing(0.2).dominates(Fitness.refused())).isTrue();
    }

    @Test
    void theOrderAgreesWithDominance() {
        assertThat(
                        List.of(
                                Fitness.refused(),
                                Fitness.losing(2),
                                Fitness.losing(1),
                                Fitness.undefined(),
                                Fitness.constrained(2, List.of(9.0)),
                                Fitness.constrained(1, List.of(1.0)),
                                Fitness.feasible(1, 2),
                                Fitness.feasible(1, 3),
                                Fitness.feasible(2, 0)))
                .isSorted();
    }

    @Test
    void aScoreIsANumberAndNegativeZeroIsZero() {
        assertThat(Fitness.feasible(-0.0)).isEqualTo(Fitness.feasible(0.0));
        assertThatThrownBy(() -> Fitness.feasible(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Tried tried(String name, double... scores) {
        return new Tried(new Candidate(List.of(name)), Fitness.feasible(scores));
    }
}
