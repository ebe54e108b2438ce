package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.SearchBlock.Direction;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

class ObjectiveTest {

    private static final ParameterSpace CELLS = Planted.space("grid.cells=1..5000");

    @ParameterizedTest
    @CsvSource({"FINAL_EQUITY, 1", "SHARPE, 1", "MAX_DRAWDOWN, -1", "CVAR95, 1"})
    void whatIsBetterFollowsTheFigure(Figure figure, int sign) {
        var objective = new Objective(figure);
        Evaluation few = run("5", 300);
        Evaluation many = run("20", 300);

        int more = Double.compare(Runs.figure(figure, many), Runs.figure(figure, few));
        assertThat(more).isNotZero();
        assertThat(objective.fitness(many).compareTo(objective.fitness(few)))
                .isEqualTo(sign * more);
    }

    @Test
    void everyFeasibleCandidateBeatsEveryInfeasibleOne() {
        var sharpe = Objective.named("sharpe");
        Evaluation feasible = run("5", 300);
        Evaluation undefined = run("5", 3);
        Evaluation losing = run("210", 300);
        Evaluation losingMore = run("400", 300);
        Evaluation refused = run("5000", 300);

        assertThat(List.of(refused, losingMore, losing, undefined, feasible))
                .extracting(sharpe::fitness)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(sharpe.accepts(feasible)).isTrue();
        assertThat(List.of(refused, losingMore, losing, undefined)).noneMatch(sharpe::accepts);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gridBuys", "bars", "profit", ""})
    void givenAWordThatIsNoObjective_thenTheSentenceListsThem(String word) {
        assertThatThrownBy(() -> Objective.named(word))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageStartingWith(
                        "\"" + word + "\" is no objective; take one of finalEquity,")
                .hasMessageContaining("maxDrawdown");
    }

    @Test
    void givenASearchBlock_thenItsObjectiveInTheDirectionOfTheFigure() {
        var drawdown = new SearchBlock.Objective("maxDrawdown", Direction.MINIMIZE);

        assertThat(Objective.of(drawdown)).isEqualTo(new Objective(Figure.MAX_DRAWDOWN));
        assertThat(Objective.of(drawdown).block()).isEqualTo(drawdown);
        assertThatThrownBy(() ->
                        Objective.of(new SearchBlock.Objective("maxDrawdown", Direction.MAXIMIZE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "search.objective: less of maxDrawdown is better; write the other"
                                + " direction");
    }

    private static Evaluation run(String cells, int bars) {
        try (var evaluator = new Evaluator(CELLS, Planted.bars(bars), 1)) {
            return evaluator.evaluate(List.of(new Candidate(List.of(cells)))).getFirst();
        }
    }
}
