package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SearchSpace;
import io.trellis.optimization.space.Settings;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.Function;

/** One candidate for several markets. */
final class PooledProblemTest {

    private static final Candidate ANY = new Candidate(List.of("10"));

    private record Market(SearchSpace space, Function<Candidate, Fitness> fitness)
            implements Problem {

        @Override
        public int scores() {
            return 2;
        }

        @Override
        public List<Fitness> evaluate(List<Candidate> batch) {
            return batch.stream().map(fitness).toList();
        }

        @Override
        public int convenientBatch() {
            return 1;
        }
    }

    private static Market market(String setting, Fitness fitness) {
        Settings set = Settings.parse(Planted.document(), List.of(setting));
        return new Market(ParameterSpace.of(set.document(), set.dimensions()), _ -> fitness);
    }

    private static Market market(Fitness fitness) {
        return market("grid.cells=4..20", fitness);
    }

    private static Fitness pooled(Fitness... each) {
        var markets = List.of(each).stream().map(PooledProblemTest::market).toList();
        return new PooledProblem(markets).evaluate(List.of(ANY)).getFirst();
    }

    @Test
    void givenFeasibleEverywhere_thenItsScoresAreTheMeans() {
        assertThat(pooled(Fitness.feasible(1, 4), Fitness.feasible(3, 0)))
                .isEqualTo(Fitness.feasible(2, 2));
    }

    @Test
    void givenAMarketWhereItIsNot_thenItIsNot() {
        Fitness losing = Fitness.losing(0.1);
        assertThat(pooled(Fitness.feasible(1, 4), losing, Fitness.losing(0.05))).isEqualTo(losing);
        assertThat(pooled(losing, Fitness.refused())).isEqualTo(Fitness.refused());
    }

    @Test
    void givenMarketsOfDifferentFields_thenTheyCannotBePooled() {
        var markets =
                List.of(
                        market(Fitness.feasible(1, 1)),
                        market("capital=1000..2000", Fitness.feasible(1, 1)));
        assertThatThrownBy(() -> new PooledProblem(markets))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
