package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.trellis.core.grid.Sizing;
import io.trellis.core.grid.StartMode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Section 5 of the grid law: the start purchase, sleeping cells, quantities and refusals. */
class GridStartTest {

    @Test
    void givenSlippageAndFees_thenTheStartPaysBothAndEveryBuyStaysAffordable() {
        // (100 + 110) · 1.001 + 2 · 120 · 1.01 · 1.002 = 453.0948 a lot in every cell.
        var grid =
                new GridScenario()
                        .capital("4530.948")
                        .fees("0.001", "0.002")
                        .slippage("0.01")
                        .bar(120)
                        .bar(120, 120, 100, 100);

        assertEquals(
                List.of(
                        "open start buy 20 at 120 for 2424, fee 4.848",
                        "path grid buy 10 at 110 in cell 1, fee 1.1",
                        "path grid buy 10 at 100 in cell 0, fee 1"),
                grid.trades());
        assertEquals(BigDecimal.ZERO, GridScenario.quote(grid.run().account().cash()));
    }

    @Test
    void givenAPriceOnALevel_thenItsCellStartsHeld() {
        // b < 110 is true of the cell at 100 only.
        var grid = new GridScenario().capital("4300").bar(110);

        assertEquals(List.of("open start buy 30 at 110 for 3300"), grid.trades());
    }

    @Test
    void givenAPriceAboveTheGrid_thenNothingIsBoughtAtTheStart() {
        assertEquals(List.of(), new GridScenario().capital("4600").bar(145).trades());
    }

    @Test
    void givenAPriceBelowTheGrid_thenEveryCellIsBoughtAtTheStart() {
        assertEquals(
                List.of("open start buy 40 at 95 for 3800"),
                new GridScenario().capital("3800").bar(95).trades());
    }

    @Test
    void givenSizingByQuote_thenEveryCellGetsTheSameAmount() {
        // With cash every cell costs its own buy: a = 8000 / 4 = 2000.
        var grid =
                new GridScenario()
                        .sizing(Sizing.QUOTE)
                        .start(StartMode.CASH)
                        .capital("8000")
                        .bar(141)
                        .bar(141, 141, 100, 100);

        assertEquals(
                List.of(
                        "path grid buy 15 at 130 in cell 3",
                        "path grid buy 16 at 120 in cell 2",
                        "path grid buy 18 at 110 in cell 1",
                        "path grid buy 20 at 100 in cell 0"),
                grid.lastTrades());
    }

    @Test
    void givenAStartWithCash_thenTheCellsAboveSleepUntilThePricePassesTheirBuy() {
        // (100 + 110 + 120 + 130) · 10
        var grid = asleep().bar(115, 120, 115, 120);
        assertEquals(List.of(), grid.trades(), "120 does not lie above 120");

        assertEquals(
                List.of("path grid buy 10 at 120 in cell 2"),
                asleep().bar(115, 121, 115, 120).trades());
    }

    @Test
    void givenARiseOverSeveralSleepingCells_thenTheyWakeOneAfterTheOther() {
        assertEquals(
                List.of("path grid buy 10 at 130 in cell 3", "path grid buy 10 at 120 in cell 2"),
                asleep().bar(115, 135, 115, 120).trades());
    }

    @Test
    void givenACellBelowThatIsHeld_thenTheSleepingOneWakesOnlyAfterItsSale() {
        // The margin keeps cell 1 from selling at 121; at 122 it sells, then cell 2 wakes.
        var grid = asleep().marginTicks(2).bar(108).bar(121).bar(118);
        assertEquals(List.of("open grid buy 10 at 110 in cell 1"), grid.trades());

        assertEquals(
                List.of(
                        "open grid buy 10 at 110 in cell 1",
                        "open grid sell 10 at 120 in cell 1",
                        "open grid buy 10 at 120 in cell 2"),
                asleep().marginTicks(2).bar(108).bar(122).bar(118).trades());
    }

    private static GridScenario asleep() {
        return new GridScenario().start(StartMode.CASH).capital("4600").bar(115);
    }

    @Test
    void givenQuantitiesBetweenTwoLots_thenTheyAreRoundedDown() {
        assertEquals(
                List.of("open start buy 20 at 120 for 2400"),
                new GridScenario().capital("4949.99").bar(120).trades());
    }

    @Test
    void givenAQuotientThatIsWholeButForTheDoubles_thenItCountsAsWhole() {
        // 0.3 / 0.1 is 2.9999999999999996 in doubles: 3 lots of 0.1 in every cell.
        var grid = new GridScenario().lot("0.1").capital("135").bar(120);

        assertEquals(List.of("open start buy 6 at 120 for 72"), grid.trades());
    }

    @Test
    void givenACellUnderAMinimum_thenTheStartIsRefusedWithTheCellTheFigureAndTheMinimum() {
        assertContains(
                new GridScenario().minimums("11", "0").bar(120).refusal(), "cell 0", "10", "11");
        assertContains(
                new GridScenario().minimums("0", "1001").bar(120).refusal(),
                "cell 0",
                "1000",
                "1001");
        assertContains(new GridScenario().capital("400").bar(120).refusal(), "cell 0", "0");
    }

    @Test
    void givenAStartAtOrBeyondAnExit_thenItIsRefused() {
        assertContains(new GridScenario().stopLoss("120").bar(120).refusal(), "120", "stopLoss");
        assertContains(
                new GridScenario().takeProfit("119").bar(120).refusal(), "120", "takeProfit");
    }

    @Test
    void givenAnExitOffTheTick_thenThereIsNoSession() {
        var grid = new GridScenario().stopLoss("95.5").bar(120);

        assertThrows(ArithmeticException.class, grid::run);
    }

    private static void assertContains(String sentence, String... parts) {
        for (String part : parts) {
            assertEquals(true, sentence.contains(part), sentence + " without " + part);
        }
    }
}
