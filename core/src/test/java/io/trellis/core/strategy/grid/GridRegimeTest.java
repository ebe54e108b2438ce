package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.regime.MarketState;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * Section 8 of the grid law: market states that stop buying. A market that does the same in every
 * bar has all its percentiles at 1 and no direction, so its state is expansion, known at its 520th
 * bar; bars without any range after it are a range.
 */
class GridRegimeTest {

    private static final int BARS_UNTIL_KNOWN = 520;

    @Test
    void givenAStateThatIsNotKnownYet_thenCellsBuy() {
        var grid = steady(BARS_UNTIL_KNOWN - 1).bar(110);

        assertEquals(List.of("open grid buy 10 at 110 in cell 1"), grid.lastTrades());
    }

    @Test
    void givenABlockedState_thenCellsStopBuyingAtTheCloseAtWhichItIsKnown() {
        var grid = steady(BARS_UNTIL_KNOWN).bar(110);

        assertEquals(List.of(), grid.lastTrades());
        assertTrue(grid.notes().contains("Buying[allowed=false]"));
    }

    @Test
    void givenAnotherState_thenCellsBuyAgainFromACloseAboveTheNextBuy() {
        var grid = steady(BARS_UNTIL_KNOWN).bar(120).bar(120).bar(110);

        assertEquals(List.of("open grid buy 10 at 110 in cell 1"), grid.lastTrades());
    }

    @Test
    void givenAnotherStateAtOrUnderTheNextBuy_thenCellsDoNotBuyYet() {
        var grid = steady(BARS_UNTIL_KNOWN).bar(120, 120, 110, 110).bar(110);

        assertEquals(List.of(), grid.bar(100).lastTrades());
    }

    @Test
    void givenAStateLeftWhileTheExposureIsTooHigh_thenCellsDoNotBuy() {
        // The inventory of 20 lots at 120 is 0.53 of the equity all along.
        var grid = steady(BARS_UNTIL_KNOWN).maxExposure("0.5").bar(120).bar(120).bar(110);

        assertEquals(List.of(), grid.lastTrades());
    }

    private static GridScenario steady(int bars) {
        var grid = new GridScenario().blockedIn(MarketState.EXPANSION);
        for (int i = 0; i < bars; i++) {
            grid.bar(120, 121, 119, 120);
        }
        return grid;
    }
}
