package io.trellis.optimization.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.GridKind;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Dimension;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.Planted;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class NeighboursTest {

    private static final StrategyDocument CENTRE = Planted.document();

    private static List<Dimension> dimensions(String... texts) {
        return Arrays.stream(texts).map(Planted::dimension).toList();
    }

    private static List<Attempt<GridPlan>> neighbours(int count, String... texts) {
        return Neighbours.of(CENTRE, dimensions(texts), count, 3);
    }

    private static GridKind.Arithmetic grid(Attempt<GridPlan> neighbour) {
        return switch (neighbour) {
            case Attempt.Done<GridPlan>(var plan) -> (GridKind.Arithmetic) plan.settings().grid();
            case Attempt.Refused<GridPlan>(var reason) -> throw new AssertionError(reason);
        };
    }

    @Test
    void givenSteps_thenNeighboursAreOneStepAway() {
        // The strategy has 10 cells from 80 to 120, on a tick of 0.05.
        Set<Integer> cells = new HashSet<>();
        neighbours(2, "grid.cells=4..20/2").forEach(each -> cells.add(grid(each).cells()));

        assertEquals(Set.of(8, 12), cells);
    }

    @Test
    void givenARangeWithoutSteps_thenAStepIsATwentiethOfItOnTheTick() {
        Set<BigDecimal> lower = new HashSet<>();
        neighbours(2, "grid.lower=70..90.5").forEach(each -> lower.add(grid(each).lower()));

        // A twentieth of 20.5 is 1.025, to the nearest even tick 1.
        assertEquals(Set.of(new BigDecimal("79"), new BigDecimal("81")), lower);
    }

    @Test
    void givenTheEndOfARange_thenNoNeighbourLiesBeyondIt() {
        List<Attempt<GridPlan>> found = neighbours(8, "grid.cells=10..20");

        assertEquals(1, found.size());
        assertEquals(11, grid(found.getFirst()).cells());
    }

    @Test
    void givenSeveralFields_thenEveryMixOfStepsComesOnceAndTheCentreNever() {
        List<Attempt<GridPlan>> found =
                neighbours(100, "grid.cells=4..20", "grid.lower=70..90/1", "sizing=base,quote");

        assertEquals(8, found.size());
        assertEquals(8, new HashSet<>(found).size());
        assertEquals(found, neighbours(100, "grid.cells=4..20", "grid.lower=70..90/1"));
    }

    @Test
    void givenChoicesOfWords_thenThereIsNoNeighbour() {
        assertTrue(neighbours(5, "sizing=base,quote").isEmpty());
    }

    @Test
    void givenAStepToWhereNoGridIs_thenTheNeighbourIsRefused() {
        StrategyDocument narrow = CENTRE.with("grid.upper", "82");

        List<Attempt<GridPlan>> found =
                Neighbours.of(narrow, dimensions("grid.lower=60..90/5"), 2, 3);

        assertEquals(1, found.stream().filter(Attempt.Refused.class::isInstance).count());
        assertEquals(1, found.stream().filter(Attempt.Done.class::isInstance).count());
    }
}
