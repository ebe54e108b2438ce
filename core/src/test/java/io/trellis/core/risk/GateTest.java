package io.trellis.core.risk;

import static io.trellis.core.risk.GateScene.GRID_BUY;
import static io.trellis.core.risk.GateScene.GRID_SELL;
import static io.trellis.core.risk.GateScene.KILL;
import static io.trellis.core.risk.GateScene.LATE;
import static io.trellis.core.risk.GateScene.NOON;
import static io.trellis.core.risk.GateScene.at;
import static io.trellis.core.risk.GateScene.cut;
import static io.trellis.core.risk.GateScene.instrument;
import static io.trellis.core.risk.GateScene.limits;
import static io.trellis.core.risk.GateScene.market;
import static io.trellis.core.risk.GateScene.place;
import static io.trellis.core.risk.GateScene.quote;
import static io.trellis.core.risk.GateScene.resting;
import static io.trellis.core.risk.GateScene.taking;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Verdict.Denied;
import io.trellis.core.risk.Verdict.Permitted;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueRequest.Amend;
import io.trellis.core.venue.VenueRequest.Cancel;
import io.trellis.core.venue.VenueRequest.CancelAll;
import io.trellis.core.venue.VenueRequest.Place;
import io.trellis.core.venue.VenueRequest.PlaceBatch;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.List;

class GateTest {

    private static Denied denied(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Denied.class);
        return (Denied) verdict;
    }

    private static Denied denied(Limits limits, OrderTicket order, Errand errand, Cut cut) {
        return denied(new Gate(limits).check(place(order), errand, cut));
    }

    private static void permitted(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Permitted.class);
    }

    @Test
    void givenAHealthyTrader_thenAnOrderWithinItsLimitsGetsAPermitForItselfOnly() {
        Place write = place(resting(Side.BUY, 9_900, 1_000));

        Verdict verdict = new Gate(limits()).check(write, GRID_BUY, at(5, NOON));

        assertThat(verdict).isInstanceOf(Permitted.class);
        var permit = ((Permitted) verdict).permit();
        assertThat(permit.untilNanos()).isEqualTo(12);
        assertThat(permit.use()).isSameAs(write);
    }

    @Test
    void givenALimitIsBroken_thenTheDenialNamesItWithValueAndBound() {
        Denied denied =
                denied(limits("50", 80, "0.5"), resting(Side.BUY, 9_900, 1_000), GRID_BUY, cut());

        assertThat(denied)
                .isEqualTo(
                        new Denied(
                                "order-value",
                                "the order value of 99 is above the limit of 50",
                                true));
    }

    @Test
    void givenNoPriceAtAll_thenNothingCanBeMeasuredAndNothingIsLetOut() {
        OrderTicket order = resting(Side.BUY, 9_900, 1_000);

        assertThat(denied(limits(), order, GRID_BUY, market(0, 0, 0, 10)).limit())
                .isEqualTo("price");
        assertThat(denied(limits(), order, GRID_BUY, market(-1, -1, -1, 10)).limit())
                .isEqualTo("price");
    }

    @Test
    void givenACrossedOrLockedBook_thenNothingIsMeasuredByIt() {
        OrderTicket order = resting(Side.BUY, 9_000, 1_000);

        assertThat(denied(limits(), order, GRID_BUY, market(9_999, 9_999, 9_999, 10)).limit())
                .isEqualTo("price");
        assertThat(denied(limits(), order, GRID_BUY, market(9_999, 9_998, 9_999, 10)).limit())
                .isEqualTo("price");
    }

    @Test
    void givenOldWordsOfTheMarket_thenNothingIsLetOut() {
        OrderTicket order = resting(Side.BUY, 9_900, 1_000);
        long limit = limits().priceAgeMillis();

        permitted(
                new Gate(limits())
                        .check(place(order), GRID_BUY, market(9_999, 10_001, 10_000, limit)));
        for (long age : new long[] {limit + 1, Long.MAX_VALUE, -1}) {
            assertThat(
                            denied(limits(), order, GRID_BUY, market(9_999, 10_001, 10_000, age))
                                    .limit())
                    .isEqualTo("price-age");
        }
    }

    @Test
    void givenTheLastPriceOnly_thenAnOrderIsMeasuredByThat() {
        Cut cut = market(0, 0, 10_000, 10);
        Limits limits = limits("1000", 80, "0.1");

        permitted(new Gate(limits).check(place(resting(Side.BUY, 9_000, 100)), GRID_BUY, cut));
        assertThat(denied(limits, resting(Side.BUY, 8_999, 100), GRID_BUY, cut).limit())
                .isEqualTo("price-collar");
        assertThat(denied(limits, resting(Side.BUY, 10_001, 100), GRID_BUY, cut).limit())
                .isEqualTo("would-take");
    }

    @ParameterizedTest
    @CsvSource({"BUY, 10001", "BUY, 10002", "SELL, 9999", "SELL, 9998"})
    void givenAPostOnlyOrderAtOrBeyondTheBestPrice_thenItIsDenied(Side side, long ticks) {
        Errand errand = side == Side.BUY ? GRID_BUY : GRID_SELL;

        Denied denied = denied(limits(), resting(side, ticks, 100), errand, cut());

        assertThat(denied.limit()).isEqualTo("would-take");
        assertThat(denied.lasting()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"BUY, 10500", "SELL, 9500"})
    void givenAnOrderThatTakes_thenItsOwnCollarIsNarrower(Side side, long ticks) {
        Errand errand = side == Side.BUY ? GRID_BUY : GRID_SELL;
        long further = side == Side.BUY ? ticks + 1 : ticks - 1;

        permitted(new Gate(limits()).check(place(taking(side, ticks, 100)), errand, cut()));
        assertThat(denied(limits(), taking(side, further, 100), errand, cut()).limit())
                .isEqualTo("take-collar");
    }

    @Test
    void givenAWideBook_thenAnOrderWithoutALimitIsDeniedEvenForAKill() {
        Cut wide = market(5_000, 15_000, 10_000, 10);

        assertThat(denied(limits(), GateScene.market(Side.SELL, 100), KILL, wide).limit())
                .isEqualTo("take-collar");
        permitted(new Gate(limits()).check(place(GateScene.market(Side.SELL, 100)), KILL, cut()));
    }

    @ParameterizedTest
    @CsvSource({
        "0.01, 0, 9, minimum-quantity",
        "0, 0.9901, 10, minimum-cost",
        "0.01, 0.99, 10, permitted"
    })
    void givenTheVenuesMinimums_thenASmallerOrderIsDeniedForGood(
            String minQty, String minCost, long lots, String expected) {
        Cut cut = cut(instrument("0.01", "0.001", minQty, minCost, "0.0025"));

        Verdict verdict =
                new Gate(limits()).check(place(resting(Side.BUY, 9_900, lots)), GRID_BUY, cut);

        if (expected.equals("permitted")) {
            permitted(verdict);
        } else {
            assertThat(denied(verdict).limit()).isEqualTo(expected);
            assertThat(denied(verdict).lasting()).isTrue();
        }
    }

    @Test
    void givenARevisedInstrument_thenItsRulesCountFromTheNextOrderOn() {
        var gate = new Gate(limits());
        Place write = place(resting(Side.BUY, 9_900, 100));
        permitted(gate.check(write, GRID_BUY, cut()));

        Cut revised = cut(instrument("0.01", "0.001", "1", "0.5", "0.0025"));

        assertThat(denied(gate.check(write, GRID_BUY, revised)).limit())
                .isEqualTo("minimum-quantity");
    }

    @Test
    void givenAHigherFeeThanAgreed_thenNothingNewIsBoughtAndWhatIsHeldCanBeSold() {
        Cut dear = cut(instrument("0.01", "0.001", "0.01", "0.5", "0.0101"));

        assertThat(denied(limits(), resting(Side.BUY, 9_900, 100), GRID_BUY, dear).limit())
                .isEqualTo("maker-fee");
        permitted(
                new Gate(limits()).check(place(resting(Side.SELL, 10_100, 100)), GRID_SELL, dear));
    }

    @Test
    void givenEverythingOutCountsAsBought_thenOneUnitMoreThanTheLimitIsDenied() {
        // 2 base held at 100.01, 100 out: 300.02; the order costs 100 with its fee of 0.25 %.
        OrderTicket order = resting(Side.BUY, 9_950, 1_000);
        String cost = "99.74875";
        Limits exact = withPairExposure(quote("300.02") + quote(cost));
        Limits tooLow = withPairExposure(quote("300.02") + quote(cost) - 1);

        permitted(new Gate(exact).check(place(order), GRID_BUY, cut()));
        assertThat(denied(tooLow, order, GRID_BUY, cut()).limit()).isEqualTo("pair-exposure");
    }

    private static Limits withPairExposure(long most) {
        Limits all = limits();
        return new Limits(
                all.orderValue(),
                all.cellValue(),
                most,
                all.totalExposure(),
                all.openOrders(),
                all.unknownOrders(),
                all.priceCollar(),
                all.takeCollar(),
                all.priceAgeMillis(),
                all.makerFee(),
                all.ordersPerSecond(),
                all.ordersPerMinute(),
                all.ordersPerDay(),
                all.valuePerDay(),
                all.dailyLoss(),
                all.dayDrawdown(),
                all.runDrawdown(),
                all.leastFreeQuote(),
                all.leastFreeBase());
    }

    @Test
    void givenTheFeeIsNotFreeAnyMore_thenAnOrderTheAccountCouldJustPayIsDenied() {
        OrderTicket order = resting(Side.BUY, 9_950, 1_000);
        Exposure enough = free(quote("99.74875"));
        Exposure withoutFee = free(quote("99.5"));

        permitted(new Gate(limits()).check(place(order), GRID_BUY, cut(enough)));
        assertThat(denied(limits(), order, GRID_BUY, cut(withoutFee)).limit())
                .isEqualTo("free-quote");
    }

    private static Exposure free(long quote) {
        return new Exposure(2_000, 1_000, quote("100"), 1_000, 8, 0, quote, 1_000);
    }

    @Test
    void givenASaleOfMoreThanIsHeldLessWhatIsOut_thenItIsDenied() {
        permitted(
                new Gate(limits())
                        .check(place(resting(Side.SELL, 10_100, 1_000)), GRID_SELL, cut()));
        assertThat(denied(limits(), resting(Side.SELL, 10_100, 1_001), KILL, cut()).limit())
                .isEqualTo("position");
    }

    @Test
    void givenABuyThatSaysItReduces_thenItIsDenied() {
        assertThat(denied(limits(), resting(Side.BUY, 9_900, 100), GRID_SELL, cut()).limit())
                .isEqualTo("reduces");
    }

    @Test
    void givenTheMostUnknownOrders_thenNothingNewIsLetOutButWhatClosesIs() {
        Exposure unknown =
                new Exposure(2_000, 1_000, quote("100"), 1_000, 8, 5, quote("600"), 1_000);

        assertThat(denied(limits(), resting(Side.BUY, 9_900, 100), GRID_BUY, cut(unknown)).limit())
                .isEqualTo("unknown-orders");
        permitted(
                new Gate(limits()).check(place(taking(Side.SELL, 9_990, 100)), KILL, cut(unknown)));
    }

    @Test
    void givenAFullBookOfOurs_thenTheNextOrderIsDenied() {
        Limits limits = limits("1000", 9, "0.5");
        var two = batch(resting(Side.BUY, 9_900, 100), resting(Side.BUY, 9_800, 100));

        permitted(new Gate(limits).check(place(resting(Side.BUY, 9_900, 100)), GRID_BUY, cut()));
        assertThat(denied(new Gate(limits).check(two, GRID_BUY, cut())).limit())
                .isEqualTo("open-orders");
    }

    private static PlaceBatch batch(OrderTicket... orders) {
        return new PlaceBatch(1, List.of(orders), LATE);
    }

    @Test
    void givenSeveralOrdersOfOneCell_thenTheyCountTogetherWithWhatIsOutForIt() {
        var errand = new Errand(3, Reason.GRID, false, quote("900"));
        var half = batch(resting(Side.BUY, 9_900, 500), resting(Side.BUY, 9_900, 500));
        var other = new Errand(4, Reason.GRID, false, quote("900"));
        var more = batch(resting(Side.BUY, 9_900, 511), resting(Side.BUY, 9_900, 500));

        permitted(new Gate(limits()).check(half, errand, cut()));
        assertThat(denied(new Gate(limits()).check(more, errand, cut())).limit())
                .isEqualTo("cell-value");
        permitted(new Gate(limits()).check(more, List.of(errand, other), cut()));
        assertThat(denied(new Gate(limits()).check(more, List.of(errand), cut())).limit())
                .isEqualTo("errands");
    }

    @Test
    void givenAnAmend_thenOnlyWhatItAddsIsNewAtStake() {
        OrderTicket old = resting(Side.BUY, 9_900, 1_000);
        var larger = new Amend(1, "BTC/USD", old.id(), 1_500, 9_900, true, LATE);
        Exposure tight = free(quote("50"));

        permitted(new Gate(limits()).checkAmend(larger, old, 0, GRID_BUY, cut(tight)));
        Verdict tooMuch =
                new Gate(limits()).checkAmend(larger, old, 0, GRID_BUY, cut(free(quote("49"))));
        assertThat(denied(tooMuch).limit()).isEqualTo("free-quote");
    }

    @Test
    void givenAnAmendWithoutTheOrderAsItIs_thenItIsDenied() {
        OrderTicket old = resting(Side.BUY, 9_900, 1_000);
        var amend = new Amend(1, "BTC/USD", old.id(), 500, 9_900, true, LATE);
        var gate = new Gate(limits());

        assertThat(denied(gate.check(amend, GRID_BUY, cut())).limit()).isEqualTo("amend");
        assertThat(denied(gate.checkAmend(amend, old, 500, GRID_BUY, cut())).limit())
                .isEqualTo("amend");
        OrderTicket other =
                new OrderTicket(GateScene.name(2), "BTC/USD", Side.BUY, 1_000, old.pricing());
        assertThat(denied(gate.checkAmend(amend, other, 0, GRID_BUY, cut())).limit())
                .isEqualTo("amend");
    }

    @Test
    void givenACancelOfAllOrders_thenItIsNeverLetOut() {
        Denied denied = denied(new Gate(limits()).check(new CancelAll(1), KILL, cut()));

        assertThat(denied.limit()).isEqualTo("mode");
        assertThat(denied.lasting()).isTrue();
    }

    @Test
    void givenEveryLimitIsUsedUpAndNothingIsKnown_thenACancelOfOursStillLeaves() {
        var gate = new Gate(limits().tightenedBy(LimitsTest.ordersPerDay(0)));
        Cut dark = market(0, 0, 0, Long.MAX_VALUE);
        var cancel = new Cancel(1, "BTC/USD", GateScene.name(1));

        for (int i = 0; i < 10_000; i++) {
            permitted(gate.check(cancel, KILL, dark));
        }
    }

    @Test
    void givenAnIntentOlderThanItsDeadline_thenItIsNotSent() {
        var late = new Place(1, resting(Side.BUY, 9_900, 100), Instant.ofEpochMilli(NOON));

        assertThat(denied(new Gate(limits()).check(late, GRID_BUY, cut())).limit())
                .isEqualTo("deadline");
    }

    @Test
    void givenAContradictionInWhatIsAtStake_thenNothingIsLetOut() {
        Exposure negative = new Exposure(2_000, -1, 0, 0, 0, 0, quote("600"), 1_000);

        assertThat(denied(limits(), resting(Side.BUY, 9_900, 100), GRID_BUY, cut(negative)).limit())
                .isEqualTo("exposure");
    }

    @Test
    void givenAmountsNearTheEdgeOf63Bits_thenTheyAreDeniedAndNeverTurnNegative() {
        long huge = Long.MAX_VALUE / 4;
        Limits none = withPairExposure(Long.MAX_VALUE).tightenedBy(LimitsTest.nothing());

        for (long lots : new long[] {1L << 40, 1L << 52, huge, Long.MAX_VALUE}) {
            assertThat(denied(none, resting(Side.BUY, 9_900, lots), GRID_BUY, cut()).limit())
                    .isIn("overflow", "order-value");
        }
        Exposure full = new Exposure(huge, huge, Long.MAX_VALUE, 0, 8, 0, Long.MAX_VALUE, huge);
        assertThat(denied(none, resting(Side.BUY, 9_900, 100), GRID_BUY, cut(full)).limit())
                .isEqualTo("overflow");
        Exposure owed = new Exposure(0, 0, 0, 0, 8, 0, Long.MIN_VALUE, 0);
        assertThat(denied(none, resting(Side.BUY, 9_900, 100), GRID_BUY, cut(owed)).limit())
                .isEqualTo("overflow");
        assertThat(denied(none, resting(Side.BUY, Long.MAX_VALUE, 1), GRID_BUY, cut()).limit())
                .isEqualTo("price-collar");
        assertThat(
                        denied(
                                        none,
                                        resting(Side.BUY, 9_900, 100),
                                        GRID_BUY,
                                        market(huge, huge + 5, huge, 1))
                                .limit())
                .isEqualTo("price");
    }

    @Test
    void givenOneSecondsOrders_thenTheNextWaitsUntilTheFirstIsASecondOld() {
        var gate = new Gate(limits());
        Place write = place(resting(Side.BUY, 9_900, 10));
        int most = limits().ordersPerSecond();
        for (int i = 0; i < most; i++) {
            permitted(gate.check(write, GRID_BUY, at(1_000 + i, NOON)));
        }

        assertThat(denied(gate.check(write, GRID_BUY, at(1_000_000_999L, NOON))).limit())
                .isEqualTo("orders-per-second");
        permitted(gate.check(write, GRID_BUY, at(1_000_001_000L, NOON)));
        assertThat(denied(gate.check(write, GRID_BUY, at(1_000_001_000L, NOON))).limit())
                .isEqualTo("orders-per-second");
    }

    @Test
    void givenAClockThatStartsAnewAfterARestart_thenWhatWasLetOutCountsAsLetOutNow() {
        var gate = new Gate(limits());
        Place write = place(resting(Side.BUY, 9_900, 10));
        for (int i = 0; i < limits().ordersPerSecond(); i++) {
            permitted(gate.check(write, GRID_BUY, at(Long.MAX_VALUE - 1_000, NOON)));
        }

        assertThat(denied(gate.check(write, GRID_BUY, at(-5, NOON))).limit())
                .isEqualTo("orders-per-second");
        permitted(gate.check(write, GRID_BUY, at(999_999_995L, NOON)));
    }

    @Test
    void givenADaysOrders_thenTheCountEndsWithTheUtcDayAndNotWithAClockThatStepsBack() {
        Limits few = limits().tightenedBy(LimitsTest.ordersPerDay(2));
        var gate = new Gate(few);
        Place write = place(resting(Side.BUY, 9_900, 10));
        long midnight = NOON + 43_200_000L;
        permitted(gate.check(write, GRID_BUY, at(1, midnight)));
        permitted(gate.check(write, GRID_BUY, at(2, midnight - 1)));

        assertThat(denied(gate.check(write, GRID_BUY, at(3, midnight + 1))).limit())
                .isEqualTo("orders-per-day");
        permitted(gate.check(write, GRID_BUY, at(4, midnight + 86_400_000L)));
    }

    @Test
    void givenADaysOrdersAreUsedUp_thenWhatClosesIsLetOutAllTheSame() {
        Limits none = limits().tightenedBy(LimitsTest.ordersPerDay(0));

        assertThat(denied(none, resting(Side.SELL, 10_100, 100), GRID_SELL, cut()).limit())
                .isEqualTo("orders-per-day");
        permitted(new Gate(none).check(place(taking(Side.SELL, 9_990, 100)), KILL, cut()));
    }
}
