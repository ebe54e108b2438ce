package io.trellis.trading.paper;

import static io.trellis.trading.paper.PaperScenario.BTC;
import static io.trellis.trading.paper.PaperScenario.at;
import static io.trellis.trading.paper.PaperScenario.id;
import static io.trellis.trading.paper.PaperScenario.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the venue on paper does with each request and with the market. */
class PaperVenueTest {

    @Test
    void givenTheMarketComesToAnOrder_thenItFillsWholeAtItsLimitForTheMakerFee() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);

        paper.print(985, 1);

        assertThat(paper.fills())
                .singleElement()
                .satisfies(fill -> {
                    assertThat(fill.priceTicks()).isEqualTo(990);
                    assertThat(fill.lots()).isEqualTo(10);
                    assertThat(fill.cost()).isEqualByComparingTo("0.99");
                    assertThat(fill.fees())
                            .containsExactly(
                                    new VenueFill.Fee("USD", new BigDecimal("0.00247500")));
                    assertThat(fill.maker()).isTrue();
                });
        assertThat(paper.balances().balances())
                .extracting("asset", "total", "held")
                .containsExactly(
                        tuple("BTC", new BigDecimal("2.010"), BigDecimal.ZERO),
                        tuple("USD", new BigDecimal("999.00752500"), BigDecimal.ZERO));
    }

    @Test
    void givenAMargin_thenAnOrderFillsOnlyWhenTheMarketHasPassedItByThatMuch() {
        PaperScenario paper = at(settings().with(new PaperFills.Law(2)), 1_000);
        paper.rest(1, Side.SELL, 1_010, 10);

        paper.print(1_011, 1);
        assertThat(paper.fills()).isEmpty();

        paper.print(1_012, 1);
        assertThat(paper.fills()).hasSize(1);
    }

    @Test
    void givenSeveralOrdersAreReached_thenSellsFillBeforeBuysAndTheBestPriceFirst() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.SELL, 1_020, 10);
        paper.rest(2, Side.SELL, 1_010, 10);
        paper.rest(3, Side.BUY, 980, 10);
        paper.rest(4, Side.BUY, 990, 10);

        paper.print(1_030, 1);
        paper.print(970, 1);

        assertThat(paper.fills())
                .extracting(VenueFill::priceTicks)
                .containsExactly(1_010L, 1_020L, 990L, 980L);
    }

    @Test
    void givenAFill_thenItIsToldBeforeTheTradeThatMadeIt() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);
        paper.told().clear();

        paper.print(990, 1);

        assertThat(paper.told())
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "Filled", "BalanceChanged", "BalanceChanged", "OrderReported", "Market");
    }

    @Test
    void givenAnAskAtABuysLimit_thenItFills() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);

        paper.happens(
                new BookUpdate(
                        paper.millis(),
                        true,
                        List.of(
                                new BookUpdate.Level(Side.BUY, 985, 5),
                                new BookUpdate.Level(Side.SELL, 990, 5))));

        assertThat(paper.fills()).hasSize(1);
    }

    @Test
    void givenAPostOnlyOrderAtTheMarket_thenItIsRefused() {
        PaperScenario paper = at(settings(), 1_000);

        assertRefused(paper, paper.rest(1, Side.BUY, 1_000, 10), Refusal.WOULD_TAKE);
        assertRefused(paper, paper.rest(2, Side.SELL, 999, 10), Refusal.WOULD_TAKE);
    }

    @Test
    void givenAnOrderThatTakes_thenItTradesAtTheLastPriceWorsenedBySlippageForTheTakerFee() {
        PaperScenario paper = at(settings(), 1_000);

        paper.take(1, Side.BUY, 1_010, 10);

        assertThat(paper.fills())
                .singleElement()
                .satisfies(fill -> {
                    assertThat(fill.cost()).isEqualByComparingTo("1.001");
                    assertThat(fill.fees())
                            .containsExactly(
                                    new VenueFill.Fee("USD", new BigDecimal("0.00400400")));
                    assertThat(fill.maker()).isFalse();
                });
    }

    @Test
    void givenSlippageBeyondTheLimitOfAnOrderThatTakes_thenItTradesAtItsLimit() {
        PaperScenario paper =
                at(
                        new PaperSettings(
                                BTC,
                                PaperScenario.INSTRUMENT,
                                new BigDecimal("0.1"),
                                new PaperFills.Law(0),
                                Duration.ZERO,
                                new BigDecimal("1000"),
                                BigDecimal.ONE),
                        1_000);

        paper.take(1, Side.SELL, 995, 10);

        assertThat(paper.fills().getFirst().cost()).isEqualByComparingTo("0.995");
    }

    @Test
    void givenAPriceBeyondTheLimitOfAnOrderThatTakes_thenNothingOfItTrades() {
        PaperScenario paper = at(settings(), 1_000);

        long request = paper.take(1, Side.BUY, 999, 10);

        assertThat(paper.outcome(request)).isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(paper.fills()).isEmpty();
        assertThat(lastReport(paper).state()).isEqualTo(VenueOrder.State.CANCELLED);
    }

    @Test
    void givenQueuePessimism_thenAnOrderWaitsForThoseAheadAtItsPriceAndFillsWholeBehindIt() {
        PaperScenario paper = at(settings().with(new PaperFills.QueuePessimistic()), 1_000);
        paper.happens(
                new BookUpdate(
                        paper.millis(),
                        true,
                        List.of(
                                new BookUpdate.Level(Side.BUY, 990, 30),
                                new BookUpdate.Level(Side.BUY, 980, 1_000),
                                new BookUpdate.Level(Side.SELL, 1_001, 5))));
        paper.rest(1, Side.BUY, 990, 10);
        paper.rest(2, Side.BUY, 980, 10);

        paper.print(990, 30, Aggressor.SELLER);
        assertThat(paper.fills()).isEmpty();
        paper.print(990, 4, Aggressor.SELLER);
        assertThat(paper.fills()).extracting(VenueFill::lots).containsExactly(4L);
        paper.print(979, 1, Aggressor.SELLER);
        assertThat(paper.fills()).extracting(VenueFill::lots).containsExactly(4L, 6L, 10L);
    }

    @Test
    void givenLatency_thenAnOrderIsNotThereBeforeItHasArrived() {
        PaperScenario paper = at(settings().with(Duration.ofMillis(300)), 1_000);
        long request = paper.rest(1, Side.BUY, 990, 10);

        paper.run(Duration.ofMillis(299));
        paper.print(985, 1);
        assertThat(paper.fills()).isEmpty();

        paper.print(1_000, 1);
        paper.run(Duration.ofMillis(1));
        assertThat(paper.outcome(request)).isInstanceOf(WriteOutcome.Accepted.class);
        paper.print(985, 1);
        assertThat(paper.fills()).hasSize(1);
    }

    @Test
    void givenTooSmallAnOrder_thenItIsRefused() {
        PaperScenario paper = at(settings(), 1_000);

        assertRefused(paper, paper.rest(1, Side.BUY, 990, 4), Refusal.BELOW_MINIMUM);
        assertRefused(paper, paper.rest(2, Side.BUY, 40, 10), Refusal.BELOW_MINIMUM);
    }

    @Test
    void givenWhatOtherOrdersHold_thenNoMoreThanTheRestCanBeUsed() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.SELL, 1_010, 1_500);
        paper.rest(2, Side.BUY, 990, 9_000);

        assertRefused(paper, paper.rest(3, Side.SELL, 1_020, 501), Refusal.INSUFFICIENT_FUNDS);
        assertRefused(paper, paper.rest(4, Side.BUY, 990, 1_100), Refusal.INSUFFICIENT_FUNDS);

        assertAccepted(paper, paper.rest(5, Side.SELL, 1_020, 500));
        paper.cancel(2);
        assertAccepted(paper, paper.rest(6, Side.BUY, 990, 1_100));
    }

    @Test
    void givenANameThatWasUsed_thenItIsRefusedForEver() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);
        paper.cancel(1);

        assertRefused(paper, paper.rest(1, Side.BUY, 990, 10), Refusal.INVALID_ORDER);
    }

    @Test
    void givenACancel_thenTheOrderEndsAndAnotherCancelFindsNone() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);

        assertAccepted(paper, paper.cancel(1));
        assertThat(lastReport(paper).state()).isEqualTo(VenueOrder.State.CANCELLED);
        assertRefused(paper, paper.cancel(1), Refusal.UNKNOWN_ORDER);
        paper.print(980, 1);
        assertThat(paper.fills()).isEmpty();
    }

    @Test
    void givenAnOrderIsAmended_thenItRestsAtTheNewPriceWithTheNewQuantity() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);

        assertAccepted(paper, paper.amend(1, 20, 995));
        assertRefused(paper, paper.amend(1, 20, 1_000), Refusal.WOULD_TAKE);
        paper.print(995, 1);

        assertThat(paper.fills())
                .extracting(VenueFill::priceTicks, VenueFill::lots)
                .containsExactly(tuple(995L, 20L));
    }

    @Test
    void givenTheDeadMansTimeIsNotRefreshed_thenEveryOrderIsCancelled() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);
        paper.rest(2, Side.SELL, 1_010, 10);
        paper.cancelAllAfter(60);

        paper.run(Duration.ofSeconds(40));
        paper.cancelAllAfter(60);
        paper.run(Duration.ofSeconds(59));
        assertThat(paper.openOrders().orders()).hasSize(2);
        paper.run(Duration.ofSeconds(1));
        assertThat(paper.openOrders().orders()).isEmpty();
    }

    @Test
    void givenAnOrderWithAnEnd_thenItExpires() {
        PaperScenario paper = at(settings(), 1_000);
        var end = new TimeInForce.GoodTillDate(Instant.ofEpochMilli(paper.millis() + 5_000));
        paper.place(1, Side.BUY, 10, new Pricing.Limit(990, true, end));

        paper.run(Duration.ofSeconds(6));

        assertThat(lastReport(paper).state()).isEqualTo(VenueOrder.State.EXPIRED);
    }

    @ParameterizedTest
    @EnumSource(TradingMode.class)
    void givenAModeOfTheMarket_thenOnlyWhatItTakesIsAccepted(TradingMode mode) {
        PaperScenario paper = at(settings(), 1_000);
        paper.venue().happened(new VenueEvent.ModeChanged(Optional.of(BTC), mode));
        paper.run(Duration.ZERO);

        boolean rests =
                paper.outcome(paper.rest(1, Side.BUY, 990, 10)) instanceof WriteOutcome.Accepted;
        boolean takes =
                paper.outcome(paper.place(2, Side.BUY, 10, new Pricing.Market()))
                        instanceof WriteOutcome.Accepted;

        assertThat(rests)
                .isEqualTo(
                        switch (mode) {
                            case ONLINE, LIMIT_ONLY, POST_ONLY -> true;
                            case REDUCE_ONLY, CANCEL_ONLY, MAINTENANCE, DELISTED, UNKNOWN -> false;
                        });
        assertThat(takes).isEqualTo(mode == TradingMode.ONLINE);
    }

    @Test
    void givenOtherSteps_thenEveryOrderIsCancelledAndTheFeesStay() {
        PaperScenario paper = at(settings(), 1_000);
        paper.rest(1, Side.BUY, 990, 10);
        var coarser =
                new Instrument(
                        BigDecimal.ONE,
                        new BigDecimal("0.001"),
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO,
                        BigDecimal.ZERO);

        paper.venue().happened(new VenueEvent.InstrumentRevised(BTC, coarser));
        paper.run(Duration.ZERO);

        assertThat(lastReport(paper).state()).isEqualTo(VenueOrder.State.CANCELLED);
        var fees =
                (VenueAnswer.Fees) paper.read(new VenueRequest.ReadFees(paper.nextRequest(), BTC));
        assertThat(fees.makerFee()).isEqualByComparingTo("0.0025");
    }

    @Test
    void givenWhatIsLookedUp_thenEveryReadTellsTheSame() {
        PaperScenario paper = at(settings(), 1_000);
        var start = Instant.ofEpochMilli(paper.millis());
        paper.rest(1, Side.BUY, 990, 10);
        paper.rest(2, Side.SELL, 1_010, 10);
        paper.print(990, 1);

        assertThat(orders(paper, new VenueRequest.ReadOpenOrders(paper.nextRequest())))
                .extracting(VenueOrder::state)
                .containsExactly(VenueOrder.State.OPEN);
        assertThat(orders(paper, new VenueRequest.ReadClosedOrders(paper.nextRequest(), start)))
                .extracting(VenueOrder::state)
                .containsExactly(VenueOrder.State.FILLED);
        assertThat(orders(paper, new VenueRequest.FindOrder(paper.nextRequest(), id(1), start)))
                .extracting(VenueOrder::filledLots)
                .containsExactly(10L);
        assertThat(orders(paper, new VenueRequest.FindOrder(paper.nextRequest(), id(9), start)))
                .isEmpty();
        var fills =
                (VenueAnswer.Fills)
                        paper.read(new VenueRequest.ReadFills(paper.nextRequest(), start));
        assertThat(fills.fills()).isEqualTo(paper.fills());
        var ledger =
                (VenueAnswer.Ledger)
                        paper.read(new VenueRequest.ReadLedger(paper.nextRequest(), start));
        assertThat(ledger.entries()).hasSize(2);
    }

    private static List<VenueOrder> orders(PaperScenario paper, VenueRequest.Read read) {
        return ((VenueAnswer.Orders) paper.read(read)).orders();
    }

    private static VenueOrder lastReport(PaperScenario paper) {
        return paper.told().stream()
                .filter(VenueEvent.OrderReported.class::isInstance)
                .map(event -> ((VenueEvent.OrderReported) event).order())
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    private static void assertAccepted(PaperScenario paper, long request) {
        assertThat(paper.outcome(request)).isInstanceOf(WriteOutcome.Accepted.class);
    }

    private static void assertRefused(PaperScenario paper, long request, Refusal reason) {
        assertThat(paper.outcome(request))
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
