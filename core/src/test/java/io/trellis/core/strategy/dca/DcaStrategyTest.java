package io.trellis.core.strategy.dca;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.dca.Dips;
import io.trellis.core.session.RunSummary;

import org.junit.jupiter.api.Test;

/** The law of docs/dca.md, sentence by sentence. */
class DcaStrategyTest {

    private final DcaScenario dca = new DcaScenario();

    @Test
    void givenADueTimeAtTheFirstOpen_thenItIsServedAndThenEveryFourHours() {
        dca.hours(10, 50);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 200 at 50, market",
                        "4: schedule buy 200 at 50, market",
                        "8: schedule buy 200 at 50, market");
    }

    @Test
    void givenAnAnchorAfterTheStart_thenTheFirstPurchaseWaitsForIt() {
        dca.anchorHour(3).hours(8, 50);

        assertThat(dca.run())
                .containsExactly(
                        "3: schedule buy 200 at 50, market", "7: schedule buy 200 at 50, market");
    }

    @Test
    void givenSeveralDueTimesInAGap_thenOnePurchaseIsMadeAtTheNextOpen() {
        dca.hours(2, 50).gap(11).hours(4, 50);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 200 at 50, market",
                        "13: schedule buy 200 at 50, market",
                        "16: schedule buy 200 at 50, market");
    }

    @Test
    void givenAFee_thenItIsPaidOutOfTheAmount() {
        dca.fee("0.01").slippage("0.01").hours(1, 50);

        RunSummary summary = dca.summary();

        // 1.96 · 50 · 1.01 · 1.01 = 99.9698; 1.97 would cost 100.47985.
        assertThat(summary.account().lots()).isEqualTo(196);
        assertThat(DcaScenario.quote(summary.account().cash())).isEqualTo("900.0302");
        assertThat(DcaScenario.quote(summary.account().fees())).isEqualTo("0.9898");
    }

    @Test
    void givenTheCashIsSpent_thenPurchasesAreNotMadeAndSaidSo() {
        dca.capital("250").hours(13, 50);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 200 at 50, market",
                        "4: schedule buy 200 at 50, market",
                        "8: no purchase: the cash left does not cover it",
                        "12: no purchase: the cash left does not cover it");
    }

    @Test
    void givenATakeProfit_thenEverythingIsSoldThatShareAboveTheAverageCost() {
        dca.takeProfit("0.1").hours(4, 50).hours(1, 40).bar(40, 60, 40, 60).hours(3, 60);

        RunSummary summary = dca.summary();

        // 200 at 50 and 250 at 40: the average is 44.44, and a tenth above it 48.89.
        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 200 at 50, market",
                        "4: schedule buy 250 at 40, market",
                        "5: grid sell 450 at 49, order 0",
                        "8: schedule buy 166 at 60, market");
        assertThat(DcaScenario.quote(summary.books().roundTripProfit())).isEqualTo("20.5");
    }

    @Test
    void givenFees_thenTheyAreInTheAverageCost() {
        dca.takeProfit("0.1").fee("0.05").hours(1, 40).bar(40, 60, 40, 60);

        // 238 lots for 2.38 · 40 · 1.05: 42 each; a tenth above it is 46.2.
        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 238 at 40, market", "1: grid sell 238 at 47, order 0");
    }

    @Test
    void givenDipsBelowThePurchase_thenEachBuysOnceUntilTheTakeProfit() {
        dca.dips(Dips.From.PURCHASE, "0.1", "1", "0.2", "2")
                .takeProfit("0.2")
                .bar(100, 100, 95, 95)
                .bar(95, 95, 85, 88)
                .bar(88, 92, 88, 89)
                .bar(89, 91, 89, 90)
                .bar(90, 90, 70, 75);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 100 at 100, market",
                        "1: grid buy 111 at 90, order 1",
                        "4: schedule buy 111 at 90, market",
                        "4: grid buy 277 at 72, order 2");
    }

    @Test
    void givenATakeProfit_thenTheDipsAreFreshAfterTheNextPurchase() {
        dca.dips(Dips.From.PURCHASE, "0.1", "1")
                .takeProfit("0.1")
                .bar(100, 100, 88, 88)
                .bar(88, 110, 88, 110)
                .bar(110, 110, 60, 60)
                .hours(1, 60)
                .bar(60, 60, 50, 50);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 100 at 100, market",
                        "0: grid buy 111 at 90, order 1",
                        "1: grid sell 211 at 105, order 0",
                        "4: schedule buy 166 at 60, market",
                        "4: grid buy 185 at 54, order 1");
    }

    @Test
    void givenDipsBelowTheAverage_thenTheNextOneGoesDownWithIt() {
        dca.dips(Dips.From.AVERAGE, "0.1", "1", "0.2", "1")
                .bar(100, 100, 90, 90)
                .bar(90, 90, 70, 70);

        // After 100 at 100 and 111 at 90 the average is 94.74, and a fifth below it 75.79.
        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 100 at 100, market",
                        "0: grid buy 111 at 90, order 1",
                        "1: grid buy 133 at 75, order 2");
    }

    @Test
    void givenAGapBelowSeveralDips_thenEachFillsAtItsOwnLimit() {
        dca.dips(Dips.From.PURCHASE, "0.1", "1", "0.2", "1").hours(1, 100).hours(1, 50);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 100 at 100, market",
                        "1: grid buy 111 at 90, order 1",
                        "1: grid buy 125 at 80, order 2");
    }

    @Test
    void givenADipTooSmallOrTooDear_thenItDoesNotRestAndIsNamed() {
        dca.capital("250")
                .minCost("20")
                .dips(Dips.From.PURCHASE, "0.1", "0.1", "0.2", "1", "0.3", "1")
                .hours(1, 100);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 100 at 100, market",
                        "0: no dip 1: below the minimum cost 20",
                        "0: no dip 3: the cash left does not cover it");
    }

    @Test
    void givenTheStartCannotBuyTheMinimum_thenItIsRefused() {
        dca.minCost("101").hours(1, 50);

        assertThat(dca.run())
                .containsExactly(
                        "refused: a purchase for 100 at the start price 50 is refused: below the"
                                + " minimum cost 101");
    }

    @Test
    void givenATakeProfitThatTheFeeEats_thenTheStartIsRefused() {
        dca.fee("0.01").takeProfit("0.01").hours(1, 50);

        assertThat(dca.run())
                .containsExactly(
                        "refused: takeProfit 0.01 does not cover the maker fee 0.01 of the sale");
    }

    @Test
    void givenAFallFromThePeak_thenEverythingIsSoldAtTheCloseForGood() {
        dca.capital("100").maxDrawdown("0.2").hours(2, 50).hours(6, 40).hours(6, 90);

        RunSummary summary = dca.summary();

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 200 at 50, market",
                        "2: stopped by maxDrawdown",
                        "2: kill sell 200 at 40, market");
        assertThat(DcaScenario.quote(summary.books().adjustProfit())).isEqualTo("-20");
        assertThat(summary.halted()).isTrue();
    }

    @Test
    void givenAFallWithinADay_thenTheKillSwitchSells() {
        dca.capital("100").killSwitch("0.1").hours(2, 50).hours(1, 46).hours(1, 44);

        assertThat(dca.run())
                .containsExactly(
                        "0: schedule buy 200 at 50, market",
                        "3: stopped by killSwitch",
                        "3: kill sell 200 at 44, market");
    }
}
