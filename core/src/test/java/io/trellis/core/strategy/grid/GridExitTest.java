package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.RecenterRules;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Section 6 of the grid law: stop loss and take profit. */
class GridExitTest {

    @Test
    void givenALegThroughTheStop_thenFillsUpToItComeFirstAndEverythingIsSoldThere() {
        var grid =
                new GridScenario()
                        .stopLoss("105")
                        .slippage("0.01")
                        .fees("0", "0.001")
                        .capital("4550")
                        .bar(120)
                        .bar(120, 120, 90, 95)
                        .bar(95, 150, 95, 150);

        // 30 · 105 · 0.99 = 3118.5; the cell at 100 lies beyond the stop and does not buy.
        assertEquals(
                List.of(
                        "open start buy 20 at 120 for 2424, fee 2.424",
                        "path grid buy 10 at 110 in cell 1",
                        "path exit sell 30 at 105 for 3118.5, fee 3.1185"),
                grid.trades());
        assertTrue(grid.run().halted());
    }

    @Test
    void givenAnOpenBeyondTheStop_thenTheGapFillsAndTheSaleIsAtTheOpen() {
        var grid = new GridScenario().stopLoss("105").bar(120).bar(95, 125, 90, 120);

        assertEquals(
                List.of(
                        "open grid buy 10 at 110 in cell 1",
                        "open grid buy 10 at 100 in cell 0",
                        "open exit sell 40 at 95 for 3800"),
                grid.lastTrades());
    }

    @Test
    void givenATouchOfTheTakeProfit_thenTheRestIsSoldAtIt() {
        var grid = new GridScenario().takeProfit("135").bar(120).bar(120, 135, 120, 120);

        assertEquals(
                List.of("path grid sell 10 at 130 in cell 2", "path exit sell 10 at 135 for 1350"),
                grid.lastTrades());
    }

    @Test
    void givenAnExitWithoutInventory_thenTheGridIsHaltedAllTheSame() {
        var grid = new GridScenario().takeProfit("150").bar(120).bar(155).bar(100);

        assertEquals(
                List.of(
                        "open start buy 20 at 120 for 2400",
                        "open grid sell 10 at 130 in cell 2",
                        "open grid sell 10 at 140 in cell 3"),
                grid.trades());
        assertTrue(grid.run().halted());
    }

    @Test
    void givenARecentring_thenTheExitsStayWhereTheyAre() {
        var hourly =
                new RecenterRules(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(BigDecimal.ONE),
                        BigDecimal.ZERO,
                        true);
        var grid =
                new GridScenario()
                        .kind(new GridKind.Fibonacci(Optional.empty(), new BigDecimal("0.1"), 1))
                        .capital("2280")
                        .stopLoss("95")
                        .recenter(hourly)
                        .bar(120)
                        .bar(100)
                        .bar(100, 100, 80, 90);

        // The grid around 100 (2000 / 190: 10 lots a cell) buys at 90, beyond the stop at 95.
        assertEquals(List.of("path exit sell 10 at 95 for 950"), grid.lastTrades());
    }
}
