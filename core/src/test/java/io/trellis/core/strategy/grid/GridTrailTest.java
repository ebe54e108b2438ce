package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.Trail;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Section 7 of the grid law: a grid that follows the market a cell at a time. */
class GridTrailTest {

    @Test
    void givenAllSoldAndACloseOneStepAbove_thenTheLowestCellLeavesAndAFlatOneIsAddedOnTop() {
        // The leaver's 10 · 100 buys 7 whole lots at 140.
        var grid = new GridScenario().trail(Trail.UP).bar(120).bar(120, 150, 120, 150);

        assertEquals(
                List.of(
                        "path grid buy 7 at 140 in cell 3",
                        "path grid buy 10 at 130 in cell 2",
                        "path grid buy 10 at 120 in cell 1",
                        "path grid buy 10 at 110 in cell 0"),
                grid.bar(150, 150, 100, 100).lastTrades());
    }

    @Test
    void givenACloseBelowTheNextLevel_thenNothingMoves() {
        var grid = new GridScenario().trail(Trail.UP).bar(120).bar(120, 155, 120, 149);

        assertEquals(
                "path grid buy 10 at 100 in cell 0",
                grid.bar(149, 149, 100, 100).lastTrades().getLast());
    }

    @Test
    void givenAllHeldAndACloseOneStepBelow_thenTheHighestCellBecomesTheLowestAndKeepsItsCost() {
        var grid =
                new GridScenario()
                        .trail(Trail.DOWN)
                        .bar(120)
                        .bar(120, 120, 90, 90)
                        .bar(90, 100, 90, 100);

        // The cell 130-140 holds 10 lots that cost 1200. As the cell 90-100 it sells them for 1000.
        assertEquals(List.of("path grid sell 10 at 100 in cell 0"), grid.lastTrades());
        assertEquals(
                new BigDecimal("-200"), GridScenario.quote(grid.run().books().roundTripProfit()));
    }

    @Test
    void givenACloseSeveralStepsBelow_thenAsManyCellsMove() {
        var grid = new GridScenario().trail(Trail.BOTH).bar(120).bar(120, 120, 75, 75);

        // 130-140 becomes 90-100, then 120-130 becomes 80-90.
        assertEquals(
                List.of("path grid sell 10 at 90 in cell 0", "path grid sell 10 at 100 in cell 1"),
                grid.bar(75, 105, 75, 105).lastTrades());
    }

    @Test
    void givenAGeometricGrid_thenTheStepIsTheLastCellsRatio() {
        // Levels 100, 120, 144; the next is 144 · 144 / 120 = 172.8, on the tick 173.
        var kind = new GridKind.Geometric(new BigDecimal("100"), new BigDecimal("144"), 2);

        assertEquals(
                List.of("Started[priceTicks=150]"),
                new GridScenario().kind(kind).trail(Trail.UP).bar(150).bar(172).notes());
        assertEquals(
                List.of("Started[priceTicks=150]", "Trailed[up=true]"),
                new GridScenario().kind(kind).trail(Trail.UP).bar(150).bar(173).notes());
    }

    @Test
    void givenAMovedCellUnderAMinimum_thenTheGridStaysWhereItIs() {
        // 10 · 90 = 900 is under 950, 7 · 140 = 980 is not.
        var down = new GridScenario().minimums("0", "950").trail(Trail.BOTH).bar(120).bar(90);
        assertEquals(List.of("Started[priceTicks=120]"), down.notes());

        var up = new GridScenario().minimums("0", "950").trail(Trail.BOTH).bar(120).bar(150);
        assertEquals(List.of("Started[priceTicks=120]", "Trailed[up=true]"), up.notes());
    }

    @Test
    void givenALevelAtZero_thenTheTrailEndsAboveIt() {
        // 100 ... 140 may go down to 10 ... 50, where the next level would be 0.
        var grid = new GridScenario().trail(Trail.DOWN).bar(120).bar(120, 120, 0, 0);

        assertEquals(
                List.of(
                        "path grid sell 10 at 20 in cell 0",
                        "path grid sell 10 at 30 in cell 1",
                        "path grid sell 10 at 40 in cell 2",
                        "path grid sell 10 at 50 in cell 3"),
                grid.bar(0, 60, 0, 60).lastTrades());
    }
}
