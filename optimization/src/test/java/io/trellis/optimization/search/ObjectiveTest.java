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

import java.math.BigDecimal;
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
        assertThat(sharpe.fitness(feasible).isFeasible()).isTrue();
        assertThat(List.of(refused, losingMore, losing, undefined))
                .extracting(sharpe::fitness)
                .noneMatch(Fitness::isFeasible);
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
        assertThatThrownBy(() ->
                        Objective.of(new SearchBlock.Objective("maxDrawdown", Direction.MAXIMIZE)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "search.objective: less of maxDrawdown is better; write the other"
                                + " direction");
    }

    @Test
    void anObjectiveIsWrittenToASearchBlockAndReadAgain() {
        var objective = Objective.named("totalReturn,maxDrawdown,sharpe>=0.5,roundTrips<=300");

        SearchBlock block = objective.block(List.of(Planted.dimension("grid.cells=5..9")));

        assertThat(Objective.of(block)).isEqualTo(objective);
    }

    private static Evaluation run(String cells, int bars) {
        try (var problem =
                new GridProblem(CELLS, Planted.bars(bars), Objective.named("sharpe"), 1)) {
            return problem.evaluation(new Candidate(List.of(cells)));
        }
    }

    @Test
    void aPersonWritesFiguresAndBounds() {
        var objective = Objective.named("totalReturn, maxDrawdown,maxDrawdown<=0.2,roundTrips>=30");

        assertThat(objective)
                .isEqualTo(
                        new Objective(
                                List.of(Figure.TOTAL_RETURN, Figure.MAX_DRAWDOWN),
                                List.of(
                                        new Constraint(
                                                Figure.MAX_DRAWDOWN,
                                                Constraint.Side.AT_MOST,
                                                new BigDecimal("0.2")),
                                        new Constraint(
                                                Figure.ROUND_TRIPS,
                                                Constraint.Side.AT_LEAST,
                                                new BigDecimal("30")))));
        assertThat(objective.words())
                .isEqualTo("totalReturn,maxDrawdown,maxDrawdown<=0.2,roundTrips>=30");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "maxDrawdown<=0.2 | there is no figure to make better",
                "sharpe,sharpe | a figure is named twice",
                "sharpe,profit<=1 | \"profit\" is no figure to set a bound for",
                "sharpe<0.2 | \"sharpe<0.2\" is no objective",
            })
    void givenWordsThatAreNoObjective_thenTheSentenceSaysWhy(String words, String fault) {
        assertThatThrownBy(() -> Objective.named(words))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(fault);
    }

    /** 30 round trips are wanted; the violation is the share of them that is missing. */
    @Test
    void ofTwoThatBreakABoundTheNearerIsTheBetter() {
        Evaluation few = run("5", 300);
        Evaluation many = run("20", 300);
        double trips = Runs.figure(Figure.ROUND_TRIPS, many);
        var objective = Objective.named("totalReturn,roundTrips>=" + (int) (2 * trips));

        assertThat(objective.fitness(many).violation()).isEqualTo(0.5);
        assertThat(objective.fitness(many).standing()).isEqualTo(Fitness.Standing.CONSTRAINED);
        assertThat(objective.fitness(many)).isGreaterThan(objective.fitness(few));
        assertThat(objective.value(objective.fitness(many), 0).orElseThrow())
                .isEqualTo(Runs.figure(Figure.TOTAL_RETURN, many));
    }

    @Test
    void givenABoundThatIsKept_thenFeasible() {
        Evaluation many = run("20", 300);

        assertThat(Objective.named("maxDrawdown,roundTrips>=1").fitness(many))
                .isEqualTo(Fitness.feasible(-Runs.figure(Figure.MAX_DRAWDOWN, many)));
    }
}
