package io.trellis.optimization.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trellis.core.InvalidInputException;
import io.trellis.optimization.Planted;
import io.trellis.optimization.search.Fitness;
import io.trellis.optimization.search.Problem;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.SearchSpace;

import org.junit.jupiter.api.Test;

import java.util.List;

class PlateauProblemTest {

    private static final ParameterSpace CELLS = Planted.space("grid.cells=2..30");

    /** A needle of 10 at 7 cells, and a plain of 5 from 15 to 25; 0 elsewhere. */
    private record NeedleAndPlain(int scores) implements Problem {

        @Override
        public SearchSpace space() {
            return CELLS;
        }

        @Override
        public int convenientBatch() {
            return 8;
        }

        @Override
        public List<Fitness> evaluate(List<Candidate> batch) {
            return batch.stream()
                    .map(candidate -> Integer.parseInt(candidate.values().getFirst()))
                    .map(cells ->
                            Fitness.feasible(cells == 7 ? 10 : cells >= 15 && cells <= 25 ? 5 : 0))
                    .toList();
        }
    }

    private static double score(PlateauProblem problem, int cells) {
        return problem.evaluate(List.of(new Candidate(List.of(String.valueOf(cells)))))
                .getFirst()
                .scores()
                .getFirst();
    }

    @Test
    void givenANeedleAndAPlain_thenThePlainIsFound() {
        var problem = new PlateauProblem(new NeedleAndPlain(1), CELLS, 2, 0.2, 1);

        assertEquals(0, score(problem, 7));
        assertEquals(5, score(problem, 20));
        assertEquals(0, score(problem, 15), "its edge is worth what lies beyond");
        var found = SearchPlan.exhaustive().search(problem, SearchListener.silent());
        assertEquals("16", found.best().orElseThrow().candidate().values().getFirst());
    }

    @Test
    void givenABatch_thenEachIsAsGoodAsAlone() {
        var problem = new PlateauProblem(new NeedleAndPlain(1), CELLS, 2, 0.5, 1);
        List<Candidate> batch = List.of(CELLS.candidate(5), CELLS.candidate(18));

        assertEquals(
                List.of(
                        problem.evaluate(batch.subList(0, 1)).getFirst(),
                        problem.evaluate(batch.subList(1, 2)).getFirst()),
                problem.evaluate(batch));
    }

    @Test
    void givenSeveralScores_thenThereIsNoPlateau() {
        assertThrows(
                InvalidInputException.class,
                () -> new PlateauProblem(new NeedleAndPlain(2), CELLS, 2, 0.2, 1));
    }
}
