package io.trellis.core.strategy.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.trellis.core.grid.RecenterRules;
import io.trellis.core.grid.StartMode;
import io.trellis.core.session.Books;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Section 7 of the grid law: when a grid is rebuilt around the market, and what that trades. */
class GridRecenterTest {

    private static final RecenterRules NONE =
            new RecenterRules(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    BigDecimal.ZERO,
                    true);

    private static RecenterRules deviation(String share) {
        return with(NONE, Optional.of(new BigDecimal(share)), "0", true);
    }

    private static RecenterRules pumpDump(String move, String hours) {
        return new RecenterRules(
                Optional.empty(),
                Optional.of(
                        new RecenterRules.PumpDump(new BigDecimal(move), new BigDecimal(hours))),
                Optional.empty(),
                Optional.empty(),
                BigDecimal.ZERO,
                true);
    }

    private static RecenterRules dominance(String share, String hours) {
        return new RecenterRules(
                Optional.empty(),
                Optional.empty(),
                Optional.of(
                        new RecenterRules.Dominance(new BigDecimal(share), new BigDecimal(hours))),
                Optional.empty(),
                BigDecimal.ZERO,
                true);
    }

    private static RecenterRules maxAge(String hours, String cooldownHours) {
        return new RecenterRules(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(new BigDecimal(hours)),
                new BigDecimal(cooldownHours),
                true);
    }

    private static RecenterRules with(
            RecenterRules rules,
            Optional<BigDecimal> deviation,
            String cooldown,
            boolean compound) {
        return new RecenterRules(
                deviation,
                rules.pumpDump(),
                rules.dominance(),
                rules.maxAgeHours(),
                new BigDecimal(cooldown),
                compound);
    }

    @Test
    void givenACloseAtTheLastSell_thenADeviationOfZeroDoesNotTriggerYet() {
        assertEquals(
                0, new GridScenario().recenter(deviation("0")).bar(140).run().books().recenters());
        assertEquals(
                1, new GridScenario().recenter(deviation("0")).bar(141).run().books().recenters());
    }

    @Test
    void givenARiseOutOfTheGrid_thenItIsRebuiltAroundTheCloseWithTheGains() {
        var grid = new GridScenario().recenter(deviation("0")).bar(120).bar(120, 141, 120, 141);

        // All sold: cash 4500 - 2400 + 1300 + 1400 = 4800. Around 141 the levels are 121, 131, 141,
        // 151, 161; cells at 121 and 131 are flat: 4800 / (121 + 131 + 2 · 141) = 8.99.
        assertEquals(
                List.of(
                        "path grid sell 10 at 130 in cell 2",
                        "path grid sell 10 at 140 in cell 3",
                        "close recenter buy 16 at 141 for 2256"),
                grid.lastTrades());
    }

    @Test
    void givenNoCompounding_thenTheNewGridIsSizedFromTheStartingCapitalAtMost() {
        var rules = with(NONE, Optional.of(BigDecimal.ZERO), "0", false);
        var grid = new GridScenario().lot("0.1").recenter(rules).bar(120).bar(120, 141, 120, 141);

        // 4500 / 534 = 8.427: 84 lots of 0.1 in every cell; with the gains it would be 89.
        assertEquals("close recenter buy 168 at 141 for 2368.8", grid.lastTrades().getLast());
    }

    @Test
    void givenAFallOutOfTheGrid_thenTheSurplusIsSoldAtTheAverageCost() {
        var grid =
                new GridScenario()
                        .recenter(deviation("0"))
                        .bar(120)
                        .bar(120, 120, 99, 99)
                        .bar(99, 109, 99, 105);

        // 40 lots cost 2400 + 1100 + 1000 = 4500. Around 99: levels 79, 89, 99, 109, 119;
        // 3960 / (79 + 89 + 2 · 99) = 10.8, so that 20 lots stay. Half the cost leaves with the
        // sale: 1980 - 2250 = -270. The cell 99-109 then earns 1090 - 1125 = -35.
        assertEquals(
                List.of(
                        "open start buy 20 at 120 for 2400",
                        "path grid buy 10 at 110 in cell 1",
                        "path grid buy 10 at 100 in cell 0",
                        "close recenter sell 20 at 99 for 1980",
                        "path grid sell 10 at 109 in cell 2"),
                grid.trades());
        Books books = grid.run().books();
        assertEquals(new BigDecimal("-270"), GridScenario.quote(books.adjustProfit()));
        assertEquals(new BigDecimal("-35"), GridScenario.quote(books.roundTripProfit()));
    }

    @Test
    void givenSlippageAndATakerFee_thenTheCapitalIsWhatTheInventoryWouldFetch() {
        var grid =
                new GridScenario()
                        .lot("0.01")
                        .recenter(maxAge("1", "0"))
                        .slippage("0.01")
                        .fees("0", "0.01")
                        .capital("4548.24")
                        .bar(120)
                        .bar(120);

        // 4548.24 / (210 + 2 · 120 · 1.0201) is 10 of base (and cash 2100 is left); an hour later
        // (2100 + 20 · 120 · 0.99 · 0.99) / 454.824 is 9.789.
        assertEquals(
                List.of(
                        "open start buy 2000 at 120 for 2424, fee 24.24",
                        "close recenter sell 44 at 120 for 52.272, fee 0.52272"),
                grid.trades());
    }

    @Test
    void givenAStartWithCash_thenARecentringSellsAllInventory() {
        var grid =
                new GridScenario()
                        .start(StartMode.CASH)
                        .capital("4600")
                        .recenter(maxAge("1", "0"))
                        .bar(120)
                        .bar(110);

        assertEquals(
                List.of(
                        "open grid buy 10 at 110 in cell 1",
                        "close recenter sell 10 at 110 for 1100"),
                grid.trades());
    }

    @Test
    void givenAMoveBetweenClosesAnHourApart_thenPumpDumpRebuilds() {
        // 126 / 120 - 1 = 0.05 exactly; a close two hours old is not looked at.
        var grid = new GridScenario().recenter(pumpDump("0.05", "1")).bar(120).bar(126);
        assertEquals(1, grid.run().books().recenters());

        var slow = new GridScenario().recenter(pumpDump("0.05", "1")).bar(120).bar(123).bar(126);
        assertEquals(0, slow.run().books().recenters());
    }

    @Test
    void givenARecentring_thenPumpDumpForgetsTheClosesBeforeIt() {
        // The third bar is two hours after a close 10 % away, but that one is older than the grid.
        var rules = pumpDump("0.05", "2");
        var grid =
                new GridScenario()
                        .recenter(with(rules, Optional.of(new BigDecimal("0.01")), "0", true))
                        .bar(120)
                        .bar(142)
                        .bar(142)
                        .bar(135);

        assertEquals(1, grid.run().books().recenters());
    }

    @Test
    void givenMostClosesAboveTheCenter_thenDominanceRebuilds() {
        // Two hours: the closes of the last two bars. The center is 120, the midpoint.
        var grid = new GridScenario().recenter(dominance("1", "2"));

        assertEquals(0, grid.bar(125).bar(125).run().books().recenters(), "the grid is too young");
        assertEquals(1, grid.bar(125).run().books().recenters());
    }

    @Test
    void givenACloseOnTheCenter_thenItCountsForNeitherSide() {
        var grid = new GridScenario().recenter(dominance("0.6", "2")).bar(125).bar(120).bar(125);

        assertEquals(0, grid.run().books().recenters());
    }

    @Test
    void givenAnAgeReached_thenTheGridIsRebuiltEveryTime() {
        var grid = new GridScenario().recenter(maxAge("2", "0"));

        assertEquals(
                2, grid.bar(120).bar(120).bar(120).bar(120).bar(120).run().books().recenters());
    }

    @Test
    void givenACooldown_thenNothingTriggersBeforeItsEnd() {
        var grid = new GridScenario().recenter(maxAge("1", "2")).bar(120).bar(120);
        assertEquals(0, grid.run().books().recenters());

        assertEquals(1, grid.bar(120).run().books().recenters());
    }

    @Test
    void givenSeveralTriggersAtOnce_thenTheFirstIsTheReason() {
        var rules = with(maxAge("1", "0"), Optional.of(BigDecimal.ZERO), "0", true);
        var grid = new GridScenario().recenter(rules).bar(120).bar(145);

        assertEquals(
                List.of("Started[priceTicks=120]", "Recentered[trigger=deviation, priceTicks=145]"),
                grid.notes());
    }

    @Test
    void givenANewGridThatWouldBeRefused_thenTheOldOneStaysAndIsLookedAtAgain() {
        // At 19 the levels would begin at 19 - 20 = -1; at 25 the grid 5 ... 45 can be built.
        var grid = new GridScenario().recenter(deviation("0.5")).bar(120).bar(19).bar(25);

        assertEquals(1, grid.run().books().recenters());
        assertEquals(
                List.of(
                        "Started[priceTicks=120]",
                        "RecenterRefused[trigger=deviation, reason=cell 0 buys at -1, not above 0]",
                        "Recentered[trigger=deviation, priceTicks=25]"),
                grid.notes());
    }
}
