package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;

class GeneticTest {

    private static final Bars BARS = Planted.bars(300);
    private static final Objective EQUITY = Objective.named("finalEquity");

    @Test
    void givenASeed_thenTheSameSearchOnAnyNumberOfThreads() {
        ParameterSpace space = space();
        var genetic = SearchPlan.genetic(7, 12, 6);

        SearchResult one = Runs.search(genetic, space, BARS, EQUITY, 1);

        assertThat(one.tried()).hasSizeGreaterThan(30);
        assertThat(Runs.search(genetic, space, BARS, EQUITY, 2)).isEqualTo(one);
        assertThat(Runs.search(genetic, space, BARS, EQUITY, 7)).isEqualTo(one);
    }

    @Test
    void givenAnotherSeed_thenAnotherSearch() {
        SearchResult one = Runs.search(SearchPlan.genetic(1, 8, 2), space(), BARS, EQUITY, 1);
        SearchResult other = Runs.search(SearchPlan.genetic(2, 8, 2), space(), BARS, EQUITY, 1);

        assertThat(one).isNotEqualTo(other);
    }

    /** Both run the same number of strategies. Were they equal, 7 of 8 would be 1 in 28. */
    @Test
    void itBeatsDrawingAtRandomAtTheSameBudget() {
        assertThat(wins(8)).isGreaterThanOrEqualTo(7);
    }

    /** Were they equal, 25 of 30 would be 1 in 6,000. */
    @Test
    @Tag("nightly")
    void itBeatsDrawingAtRandomFromManySeeds() {
        assertThat(wins(30)).isGreaterThanOrEqualTo(25);
    }

    private static int wins(int seeds) {
        Bars bars = Planted.bars(150);
        int wins = 0;
        double lead = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            SearchResult found =
                    Runs.search(SearchPlan.genetic(seed, 20, 15), space(), bars, EQUITY, 2);
            SearchPlan draws = SearchPlan.random(seed, found.tried().size());
            double ahead = best(found) - best(Runs.search(draws, space(), bars, EQUITY, 2));
            wins += ahead > 0 ? 1 : 0;
            lead += ahead;
        }
        assertThat(lead).isPositive();
        return wins;
    }

    @Test
    void noCandidateIsRunTwice() {
        SearchResult result =
                Runs.search(
                        SearchPlan.genetic(3, 20, 10),
                        Planted.space("grid.cells=5..20", "sizing=base,quote"),
                        BARS,
                        EQUITY,
                        2);

        assertThat(result.tried())
                .extracting(Tried::candidate)
                .doesNotHaveDuplicates()
                .hasSizeLessThanOrEqualTo(32);
    }

    @Test
    void givenNothingLeftToTry_thenItEnds() {
        var heard = new ArrayList<SearchListener.Progress>();

        try (var problem = new GridProblem(Planted.space("grid.cells=5,6,7"), BARS, EQUITY, 1)) {
            SearchPlan.genetic(3, 20, 1_000).search(problem, heard::add);
        }

        assertThat(heard.getLast().evaluations()).isEqualTo(3);
        assertThat(heard.getLast().step()).isEqualTo(heard.getLast().steps()).isLessThan(1_000);
    }

    @Test
    void theBestSoFarNeverGetsWorse() {
        var reached = new ArrayList<Double>();

        try (var problem = new GridProblem(space(), BARS, EQUITY, 1)) {
            SearchPlan.genetic(5, 8, 15)
                    .search(
                            problem,
                            progress -> progress.best().map(Runs::score).ifPresent(reached::add));
        }

        assertThat(reached).isSorted().hasSizeGreaterThan(10);
    }

    @Test
    void givenOneFeasibleCorner_thenItIsFound() {
        ParameterSpace space = Planted.space("grid.cells=10..2000");

        SearchResult result = Runs.search(SearchPlan.genetic(1, 16, 12), space, BARS, EQUITY, 2);

        assertThat(result.best()).isPresent();
        assertThat(result.tried().getFirst().fitness().isFeasible()).isFalse();
    }

    @Test
    void givenNoFeasibleCandidate_thenThereIsNoBest() {
        ParameterSpace space = Planted.space("grid.cells=500..600");

        SearchResult result = Runs.search(SearchPlan.genetic(1, 8, 3), space, BARS, EQUITY, 2);

        assertThat(result.best()).isEmpty();
    }

    @Test
    void givenASearchThatCannotBe_thenRefused() {
        assertThatThrownBy(() -> SearchPlan.genetic(1, 3, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--population 3 is below 4");
        assertThatThrownBy(() -> SearchPlan.genetic(1L << 53, 10, 10))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith("--seed 9007199254740992 is beyond");
        assertThatThrownBy(() -> SearchPlan.genetic(1, 10, 0))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("--generations 0 is below 1");
    }

    private static ParameterSpace space() {
        return Planted.space(
                "grid.lower=60..99",
                "grid.upper=101..140",
                "grid.cells=2..80",
                "sizing=base,quote");
    }

    private static double best(SearchResult result) {
        return Runs.score(result.best().orElseThrow());
    }
}
