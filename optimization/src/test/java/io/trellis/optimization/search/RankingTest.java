package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

class RankingTest {

    /** Return up, drawdown down: A(10,5), B(8,3), C(12,9), D(7,4), E(9,6). */
    private static final List<Fitness> FIVE =
            List.of(
                    Fitness.feasible(10, -5),
                    Fitness.feasible(8, -3),
                    Fitness.feasible(12, -9),
                    Fitness.feasible(7, -4),
                    Fitness.feasible(9, -6));

    @Test
    void theFrontsOfTheHandCheck() {
        assertThat(Ranking.of(FIVE).front()).containsExactly(0, 0, 0, 1, 1);
    }

    /** A: (12-8)/(12-8) + (9-3)/(9-3). */
    @Test
    void theCrowdingOfTheHandCheck() {
        assertThat(Ranking.of(FIVE).crowding())
                .containsExactly(
                        2,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY,
                        Double.POSITIVE_INFINITY);
        assertThat(Ranking.of(FIVE).order()).containsExactly(1, 2, 0, 3, 4);
    }

    @Test
    void infeasibleOnesComeAfterAllFeasibleOnesTheNearestFirst() {
        var ranking =
                Ranking.of(
                        List.of(
                                Fitness.refused(),
                                Fitness.constrained(0.5, List.of(99.0, 99.0)),
                                Fitness.constrained(0.2, List.of(1.0, 1.0)),
                                Fitness.feasible(0, 0),
                                Fitness.feasible(-1, -1),
                                Fitness.losing(0.1)));

        assertThat(ranking.front()).containsExactly(5, 3, 2, 0, 1, 4);
    }

    /** Whatever a front is: its members do not dominate each other, and one before does. */
    @Test
    void frontsAreWhatTheirDefinitionSays() {
        long seed = 20_260_101;
        var random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            int scores = 1 + random.nextInt(3);
            var population = new ArrayList<Fitness>();
            for (int i = 0; i < 1 + random.nextInt(30); i++) {
                population.add(drawn(random, scores));
            }

            int[] front = Ranking.of(population).front();

            for (int i = 0; i < front.length; i++) {
                int highest = -1;
                for (int j = 0; j < front.length; j++) {
                    if (population.get(j).dominates(population.get(i))) {
                        highest = Math.max(highest, front[j]);
                    }
                }
                assertThat(front[i]).as("seed %d, round %d", seed, round).isEqualTo(highest + 1);
            }
        }
    }

    private static Fitness drawn(Random random, int scores) {
        var values = new ArrayList<Double>();
        for (int i = 0; i < scores; i++) {
            values.add((double) random.nextInt(5));
        }
        return switch (random.nextInt(6)) {
            case 0 -> Fitness.refused();
            case 1 -> Fitness.constrained(1 + random.nextInt(2), values);
            default -> Fitness.feasible(values);
        };
    }
}
