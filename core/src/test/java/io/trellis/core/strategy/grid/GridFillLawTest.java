package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.grid.GridKind;
import io.trellis.core.market.PathRule;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Sections 3 and 4 of the grid law: which cells fill, and in which order inside a bar. */
class GridFillLawTest {

    @Test
    void givenAFallAndARise_thenACellBuysAtItsLevelAndSellsOneLevelHigher() {
        var grid = new GridScenario().bar(120).bar(120, 120, 110, 115).bar(115, 120, 115, 120);

        assertEquals(
                List.of(
                        "open start buy 20 at 120 for 2400",
                        "path grid buy 10 at 110 in cell 1",
                        "path grid sell 10 at 120 in cell 1"),
                grid.trades());
    }

    @Test
    void givenAnOpenFarBelow_thenTheGapFillsEveryCellAtItsOwnPriceFromTheTop() {
        var grid = new GridScenario().bar(120).bar(90, 95, 90, 95);

        assertEquals(
                List.of("open grid buy 10 at 110 in cell 1", "open grid buy 10 at 100 in cell 0"),
                grid.lastTrades());
    }

    @Test
    void givenAnOpenFarAbove_thenTheGapFillsEveryCellAtItsOwnPriceFromTheBottom() {
        var grid = new GridScenario().bar(120).bar(150, 150, 145, 145);

        assertEquals(
                List.of("open grid sell 10 at 130 in cell 2", "open grid sell 10 at 140 in cell 3"),
                grid.lastTrades());
    }

    @Test
    void givenATouchWithoutMargin_thenTheCellFills() {
        var grid = new GridScenario().bar(120).bar(120, 130, 110, 120);

        assertEquals(
                List.of(
                        "path grid buy 10 at 110 in cell 1",
                        "path grid sell 10 at 120 in cell 1",
                        "path grid sell 10 at 130 in cell 2",
                        "path grid buy 10 at 120 in cell 2"),
                grid.lastTrades());
    }

    @Test
    void givenAMarginOfTwoTicks_thenABuyWaitsUntilThePriceIsTwoTicksBelow() {
        var grid = new GridScenario().marginTicks(2).bar(120).bar(120, 120, 109, 115);

        assertEquals(List.of(), grid.lastTrades());
        assertEquals(
                List.of("path grid buy 10 at 110 in cell 1"),
                new GridScenario().marginTicks(2).bar(120).bar(120, 120, 108, 115).lastTrades());
    }

    @Test
    void givenAMarginOfTwoTicks_thenASellWaitsUntilThePriceIsTwoTicksAbove() {
        var grid = new GridScenario().marginTicks(2).bar(120).bar(120, 131, 120, 125);

        assertEquals(List.of(), grid.lastTrades());
        assertEquals(
                List.of("path grid sell 10 at 130 in cell 2"),
                new GridScenario().marginTicks(2).bar(120).bar(120, 132, 120, 125).lastTrades());
    }

    @Test
    void givenOverlappingCells_thenSeveralRestBetweenTheSamePrices() {
        // Buys 80, 90, and floor(110 / 1.3) = 84, floor(120 / 1.3) = 92: cells 80-104, 84-110,
        // 90-117, 92-120. At 91 the lowest three are flat.
        var kind =
                new GridKind.Symmetric(
                        Optional.of(new BigDecimal("100")),
                        new BigDecimal("0.1"),
                        2,
                        new BigDecimal("0.3"));
        // (80 + 84 + 90 + 91) · 10
        var grid = new GridScenario().kind(kind).capital("3450").bar(91).bar(91, 91, 84, 84);

        assertEquals(
                List.of(
                        "open start buy 10 at 91 for 910",
                        "path grid buy 10 at 90 in cell 2",
                        "path grid buy 10 at 84 in cell 1"),
                grid.trades());
    }

    @Test
    void givenTheLowNearerToTheOpen_thenTheLowComesFirst() {
        var grid = new GridScenario().capital("4400").bar(115).bar(115, 121, 110, 115);

        assertEquals(
                List.of("path grid buy 10 at 110 in cell 1", "path grid sell 10 at 120 in cell 1"),
                grid.lastTrades());
    }

    @Test
    void givenBothExtremesEquallyFar_thenTheLowComesFirst() {
        // Low first: cell 1 buys at 110 and can still sell at 120. High first: it only buys.
        assertEquals(
                List.of("path grid buy 10 at 110 in cell 1", "path grid sell 10 at 120 in cell 1"),
                tied(PathRule.NEAREST).lastTrades());
    }

    @Test
    void givenANamedPathRule_thenTheDistanceDoesNotMatter() {
        assertEquals(
                List.of("path grid buy 10 at 110 in cell 1", "path grid sell 10 at 120 in cell 1"),
                tied(PathRule.LOW_FIRST).lastTrades());
        assertEquals(
                List.of("path grid buy 10 at 110 in cell 1"),
                tied(PathRule.HIGH_FIRST).lastTrades());
    }

    /** Starts at 115: (100 + 110 + 2 · 115) · 10 = 4400. */
    private static GridScenario tied(PathRule rule) {
        return new GridScenario().capital("4400").path(rule).bar(115).bar(115, 120, 110, 115);
    }

    @Test
    void givenTheHighNearerToTheOpen_thenTheHighComesFirst() {
        // 120 - 116 is less than 116 - 110: first up to 120, then down to 110, where cell 1 buys.
        var grid = new GridScenario().capital("4420").bar(116).bar(116, 120, 110, 116);

        assertEquals(List.of("path grid buy 10 at 110 in cell 1"), grid.lastTrades());
    }
}
