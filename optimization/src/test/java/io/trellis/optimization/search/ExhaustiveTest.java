package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.List;

class ExhaustiveTest {

    private static final Bars BARS = Planted.bars(100);
    private static final Objective EQUITY = Objective.named("finalEquity");

    @Test
    void everyCandidateIsRunOnceInOrder() {
        ParameterSpace space = Planted.space("grid.cells=5..15/5", "sizing=base,quote");

        SearchResult result = Runs.search(SearchPlan.exhaustive(), space, BARS, EQUITY, 2);

        assertThat(result.tried())
                .extracting(Tried::candidate)
                .extracting(Candidate::values)
                .containsExactly(
                        List.of("5", "base"),
                        List.of("5", "quote"),
                        List.of("10", "base"),
                        List.of("10", "quote"),
                        List.of("15", "base"),
                        List.of("15", "quote"));
        assertThat(Exhaustive.count(space)).isEqualTo(6);
    }

    @Test
    void theBestIsTheBestOfAll() {
        ParameterSpace space = Planted.space("grid.cells=2..40");

        SearchResult result = Runs.search(SearchPlan.exhaustive(), space, BARS, EQUITY, 1);

        double most = result.tried().stream().mapToDouble(Runs::score).max().orElseThrow();
        assertThat(Runs.score(result.best().orElseThrow())).isEqualTo(most);
    }

    /** No cell is reached in one bar, so that all grids end with what they began with. */
    @Test
    void ofEqualOnesTheFirstIsTheBest() {
        ParameterSpace space = Planted.space("start=cash", "grid.cells=3,4,5");

        SearchResult result =
                Runs.search(SearchPlan.exhaustive(), space, Planted.bars(1), EQUITY, 1);

        assertThat(result.best()).contains(result.tried().getFirst());
    }

    @Test
    void progressEndsWithEverythingDone() {
        ParameterSpace space = Planted.space("grid.cells=2..200");
        var heard = new ArrayList<SearchListener.Progress>();

        try (var problem = new GridProblem(space, BARS, EQUITY, 1)) {
            SearchPlan.exhaustive().search(problem, heard::add);
        }

        assertThat(heard).hasSizeGreaterThan(1);
        assertThat(heard.getLast().step()).isEqualTo(heard.getLast().steps());
        assertThat(heard.getLast().evaluations()).isEqualTo(199);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "risk.maxExposure=0.1..0.9 | risk.maxExposure takes every number of its range",
                "grid.lower=0.05..100000 | grid.lower give 2,000,000 combinations",
            })
    void givenASpaceThatCannotBeListed_thenRefusedBeforeAnythingRuns(String text, String fault) {
        ParameterSpace space = Planted.space(text);

        assertThatThrownBy(() -> Exhaustive.count(space))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(fault);
    }
}
