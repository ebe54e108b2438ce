package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.grid.GridKind;
import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Section 2 of the grid law: a grid as wide as the market moves. */
class GridVolatilityTest {

    @Test
    void givenTooFewClosedCandles_thenTheGridWaits() {
        var grid = volatility("1h").bar(110, 120, 110, 115).bar(115).bar(115);

        assertEquals(List.of(), grid.trades());
        assertEquals(List.of(), grid.notes());
    }

    @Test
    void givenOneMoreClosedCandleThanThePeriod_thenTheGridStartsAtTheNextOpen() {
        // Candles of an hour, as the bars: ranges of 10 and 10 close before the fourth bar.
        var grid = moving(volatility("1h")).bar(120, 120, 110, 110);

        assertEquals(
                List.of("open start buy 20 at 120 for 2400", "path grid buy 10 at 110 in cell 1"),
                grid.trades());
    }

    @Test
    void givenLongerCandles_thenTheGridStartsWhenTheyHaveClosed() {
        var grid = moving(moving(volatility("2h")));

        // Of six bars three candles; the third ends with the sixth bar.
        assertEquals(List.of(), grid.trades());
        assertEquals(1, grid.bar(120).trades().size());
    }

    @Test
    void givenARecentering_thenTheRangeIsTakenAnewFromTheCandlesBeforeItsBar() {
        // The bar that recentres jumps by 60, which its own candle does not yet show.
        var grid =
                moving(volatility("1h").recenter(deviation()))
                        .bar(120, 120, 120, 120)
                        .bar(120, 180, 120, 180)
                        .bar(180, 180, 170, 170);

        // Ranges 10, 10 and 8 (a close of 112 before a bar at 120): 0.5 · 10 + 0.5 · 8 = 9.
        assertTrue(
                grid.notes().contains("Recentered[trigger=deviation, priceTicks=180]"),
                () -> grid.notes().toString());
        assertTrue(
                grid.lastTrades().getFirst().endsWith("at 171 in cell 1"),
                () -> grid.lastTrades().toString());
    }

    @Test
    void givenAPauseAfterAKill_thenTheNextDaysGridTakesTheRangeOfItsOpen() {
        var grid =
                moving(volatility("1h").killSwitch("0.01").resumeNextDay())
                        .bar(120)
                        .bar(120, 120, 100, 100)
                        .nextDay()
                        .bar(100);

        // Ranges 10, 10, 8 and 20: ((10 + 8) / 2 + 20) / 2 = 14.5; 85.5 rounds to 86.
        assertEquals(
                "Started[priceTicks=100]", grid.notes().getLast(), () -> grid.notes().toString());
        assertEquals(
                List.of("path grid buy 11 at 86 in cell 1"),
                grid.bar(100, 100, 86, 97).lastTrades());
    }

    /** Three bars whose true ranges, from the second on, are 10. */
    private static GridScenario moving(GridScenario grid) {
        return grid.bar(100, 110, 100, 105).bar(105, 115, 105, 110).bar(110, 120, 110, 112);
    }

    private static GridScenario volatility(String timeframe) {
        return new GridScenario()
                .kind(
                        new GridKind.Volatility(
                                Optional.empty(),
                                BigDecimal.ONE,
                                2,
                                Timeframe.parse(timeframe),
                                2,
                                new BigDecimal("0.01"),
                                new BigDecimal("0.4")));
    }

    private static RecenterRules deviation() {
        return new RecenterRules(
                Optional.of(new BigDecimal("0.02")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                true);
    }
}
