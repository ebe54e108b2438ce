package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/** Section 8 of the grid law: exposure, kill switch and drawdown stop. */
class GridRiskTest {

    @Test
    void givenAnExposureAboveTheLimit_thenCellsStopBuying() {
        // At the start 2400 / 4500 = 0.53; at 110 30 lots are 3300 of 4300, which is 0.77.
        var grid = new GridScenario().maxExposure("0.6").bar(120).bar(110).bar(100);

        assertEquals(List.of(), grid.lastTrades());
    }

    @Test
    void givenBuyingStopped_thenItResumesAtACloseUnderTheLimitAndAboveTheNextBuy() {
        var grid = new GridScenario().maxExposure("0.6").bar(120).bar(110);

        // The high sells cells 1 to 3, so that j is 4 and b[3] is 130: the close at 130 is not
        // above it, and the fall in the next bar buys nothing.
        assertEquals(List.of(), grid.bar(110, 140, 110, 130).bar(130, 130, 110, 120).lastTrades());
        // A close at 131 is.
        assertEquals(
                List.of("path grid buy 10 at 130 in cell 3"),
                grid.bar(120, 131, 120, 131).bar(131, 131, 130, 130).lastTrades());
    }

    @Test
    void givenAFallFromTheDaysPeakOfExactlyTheThreshold_thenEverythingIsSoldAtTheClose() {
        // 20 lots lose 9 each: 180 of 4500 is 0.04.
        var grid =
                new GridScenario()
                        .killSwitch("0.04")
                        .bar(120)
                        .bar(112)
                        .bar(111)
                        .bar(120, 150, 90, 120);

        assertEquals(
                List.of("open start buy 20 at 120 for 2400", "close kill sell 20 at 111 for 2220"),
                grid.trades());
        assertTrue(grid.run().halted());
        assertEquals(new BigDecimal("-180"), GridScenario.quote(grid.run().books().adjustProfit()));
    }

    @Test
    void givenAKillSaleWithCosts_thenTheEquityOfTheBarIsTheOneAfterIt() {
        var grid =
                new GridScenario()
                        .capital("4500")
                        .slippage("0.01")
                        .killSwitch("0.04")
                        .bar(120)
                        .bar(108);

        // 4500 / (210 + 242.4) = 9.9: 9 lots, 18 bought for 2181.6, 9 more at 110 for 990;
        // 1328.4 + 27 · 108 · 0.99.
        assertEquals(List.of(new BigDecimal("4478.4"), new BigDecimal("4215.24")), grid.equity());
    }

    @Test
    void givenAResume_thenTheNextDaysFirstOpenStartsAGridAroundIt() {
        var grid =
                new GridScenario()
                        .killSwitch("0.04")
                        .resumeNextDay()
                        .bar(120)
                        .bar(111)
                        .bar(150)
                        .nextDay()
                        .bar(108, 118, 108, 118);

        // Cash 4320; around 108 the levels are 88, 98, 108, 118, 128: 4320 / 402 = 10.7.
        assertEquals(
                List.of("open start buy 20 at 108 for 2160", "path grid sell 10 at 118 in cell 2"),
                grid.lastTrades());
        assertFalse(grid.run().halted());
        assertEquals(0, grid.run().books().recenters());
    }

    @Test
    void givenAResumeThatIsRefused_thenTheNextOpenIsTried() {
        var grid =
                new GridScenario()
                        .killSwitch("0.04")
                        .resumeNextDay()
                        .takeProfit("160")
                        .bar(120)
                        .bar(111)
                        .nextDay()
                        .bar(165)
                        .bar(108);

        assertEquals(List.of("open start buy 20 at 108 for 2160"), grid.lastTrades());
    }

    @Test
    void givenANewDay_thenThePeakStartsFromTheEquityRecordedLast() {
        // 114: 4380, on the first day a fall of 120 = 0.027. On the second day the peak is 4380,
        // and 108 with 10 lots more at 110 is 4240: 140 / 4380 = 0.032.
        var days = new GridScenario().killSwitch("0.04").bar(120).bar(114).nextDay().bar(108);
        assertFalse(days.run().halted());

        // On one day 260 / 4500 = 0.058.
        var day = new GridScenario().killSwitch("0.04").bar(120).bar(114).bar(108);
        assertTrue(day.run().halted());
    }

    @Test
    void givenADrawdownOverDays_thenItHaltsForGoodAndWinsOverTheKillSwitch() {
        var grid =
                new GridScenario()
                        .killSwitch("0.04")
                        .resumeNextDay()
                        .maxDrawdown("0.04")
                        .bar(120)
                        .bar(111)
                        .nextDay()
                        .bar(108);

        assertTrue(grid.run().halted());
        assertEquals("close kill sell 20 at 111 for 2220", grid.trades().getLast());
    }

    @Test
    void givenAPauseAndASaleThatWentDeeper_thenTheDrawdownHaltsInThePause() {
        // 4320 at the close is 0.0451 under 4524; the sale costs 22.2, and 4297.8 is 0.05 under it.
        var grid =
                new GridScenario()
                        .capital("4524")
                        .slippage("0.01")
                        .killSwitch("0.04")
                        .resumeNextDay()
                        .maxDrawdown("0.048")
                        .bar(120)
                        .bar(111)
                        .bar(111)
                        .nextDay()
                        .bar(111);

        assertEquals(
                List.of(
                        "open start buy 20 at 120 for 2424",
                        "close kill sell 20 at 111 for 2197.8"),
                grid.trades());
        assertTrue(grid.run().halted());
    }
}
