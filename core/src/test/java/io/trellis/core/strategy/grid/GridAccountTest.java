package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.grid.StartMode;
import io.trellis.core.session.RunSummary;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Section 9 of the grid law: cash, round trips and the split of the profit. */
class GridAccountTest {

    @Test
    void givenARoundTrip_thenItsProfitIsAfterBothFees() {
        // Buys 10 at 110 for 1100 + 1.1, sells at 120 for 1200 - 1.2.
        var grid =
                new GridScenario()
                        .start(StartMode.CASH)
                        .fees("0.001", "0.002")
                        .capital("4604.6")
                        .bar(115)
                        .bar(110)
                        .bar(120);

        RunSummary summary = grid.run();
        assertEquals(new BigDecimal("97.7"), GridScenario.quote(summary.books().roundTripProfit()));
        assertEquals(new BigDecimal("2.3"), GridScenario.quote(summary.account().fees()));
        assertEquals(new BigDecimal("4702.3"), GridScenario.quote(summary.account().cash()));
    }

    @Test
    void givenAStartPurchase_thenItsFeesAndSlippageAreInTheCostOfItsCells() {
        // 20 lots at 121.2 and a fee of 4.848: 1214.424 a cell; one sells at 130 for 1298.7.
        var grid =
                new GridScenario()
                        .capital("4530.948")
                        .fees("0.001", "0.002")
                        .slippage("0.01")
                        .bar(120)
                        .bar(130);

        RunSummary summary = grid.run();
        assertEquals(
                new BigDecimal("84.276"), GridScenario.quote(summary.books().roundTripProfit()));
        assertEquals(new BigDecimal("85.576"), GridScenario.quote(summary.unrealized()));
    }

    @Test
    void givenAnEquityCurve_thenItIsCashAndInventoryAtEachClose() {
        var grid = new GridScenario().bar(120).bar(110).bar(130);

        // 2100 + 20 · 120; 1000 + 30 · 110; 1000 + 1200 + 1300 + 10 · 130.
        assertEquals(
                List.of(new BigDecimal("4500"), new BigDecimal("4300"), new BigDecimal("4800")),
                grid.equity());
    }

    @Test
    void givenCellsThatDoNotCoverTheirFees_thenTheShortfallIsReported() {
        // Selling all and buying all back loses fees of 10 % a side, more than the capital holds.
        var grid =
                new GridScenario()
                        .start(StartMode.CASH)
                        .fees("0.1", "0.1")
                        .capital("5060")
                        .bar(145)
                        .bar(145, 145, 100, 100)
                        .bar(100, 140, 100, 100);

        // 5060 - 10 · (100 + 110 + 120 + 130) · 1.1 = 0, then sales of 5000 · 0.9 = 4500 pay for
        // 5060 of purchases.
        assertEquals(new BigDecimal("560"), GridScenario.quote(grid.run().cashShortfall()));
    }
}
