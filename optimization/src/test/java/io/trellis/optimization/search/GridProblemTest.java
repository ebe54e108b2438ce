package io.trellis.optimization.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.report.Outcome;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.optimization.Planted;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;

class GridProblemTest {

    private static final Bars BARS = Planted.bars(200);

    @Test
    void givenABatch_thenResultsInItsOrderOnAnyNumberOfThreads() {
        ParameterSpace space = Planted.space("grid.cells=2..40", "grid.lower=80..95/5");
        List<Candidate> batch = LongStream.range(0, 156).mapToObj(space::candidate).toList();

        List<Evaluation> one = evaluate(space, batch, 1);

        assertThat(one).extracting(Evaluation::candidate).isEqualTo(batch);
        assertThat(evaluate(space, batch, 2)).isEqualTo(one);
        assertThat(evaluate(space, batch, 7)).isEqualTo(one);
    }

    @Test
    void theFitnessOfABatchIsThatOfItsRuns() {
        ParameterSpace space = Planted.space("grid.cells=100..300/20", "grid.lower=80..130/10");
        List<Candidate> batch = LongStream.range(0, 66).mapToObj(space::candidate).toList();

        try (var problem = problem(space, 2)) {
            assertThat(problem.evaluate(batch))
                    .isEqualTo(
                            problem.evaluations(batch).stream()
                                    .map(problem.objective()::fitness)
                                    .toList());
        }
    }

    @Test
    void aCandidateRunsAsItsDocumentDoes() {
        ParameterSpace space = Planted.space("grid.cells=8..12");
        var candidate = new Candidate(List.of("11"));

        Evaluation evaluation = evaluate(space, List.of(candidate), 1).getFirst();

        var file = Planted.document().with("grid.cells", "11").decode();
        assertThat(evaluation.outcome()).isEqualTo(Outcome.of(GridPlan.of(file), BARS));
    }

    @Test
    void givenValuesThatDoNotGoTogether_thenRefusedWithTheSentence() {
        ParameterSpace space = Planted.space("grid.lower=110..130/20");
        var candidate = new Candidate(List.of("130"));

        assertThat(evaluate(space, List.of(candidate), 1))
                .containsExactly(
                        new Evaluation(
                                candidate,
                                new Attempt.Refused<>(
                                        "planted.json: strategy.grid: upper 120 must be above lower"
                                                + " 130")));
    }

    @Test
    void givenAGridThatCannotStart_thenRefusedWithTheSentence() {
        ParameterSpace space = Planted.space("grid.cells=10,5000");
        var candidate = new Candidate(List.of("5000"));

        assertThat(evaluate(space, List.of(candidate), 1).getFirst().outcome())
                .isInstanceOfSatisfying(
                        Attempt.Refused.class,
                        refused -> assertThat(refused.reason()).contains("cell 0"));
    }

    @Test
    void givenAnInterruptedThread_thenTheBatchIsGivenUp() {
        ParameterSpace space = Planted.space("grid.cells=8..12");
        List<Candidate> batch = List.of(space.candidate(0));
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> evaluate(space, batch, 1))
                .isInstanceOf(CancellationException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    private static GridProblem problem(ParameterSpace space, int threads) {
        return new GridProblem(space, BARS, Objective.named("finalEquity"), threads);
    }

    private static List<Evaluation> evaluate(
            ParameterSpace space, List<Candidate> batch, int threads) {
        try (var problem = problem(space, threads)) {
            return problem.evaluations(batch);
        }
    }
}
