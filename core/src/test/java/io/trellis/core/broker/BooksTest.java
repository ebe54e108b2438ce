package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.desk.RestingOrder;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;

/** Fills, fees and balances. */
class BooksTest {

    private static final long BUY = BrokerRig.PRICE - 100;
    private static final long SELL = BrokerRig.PRICE + 100;
    private static final long LOTS = BrokerRig.LOTS;

    private final BrokerRig rig = BrokerRig.armed();

    private ClientOrderId open() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        return rig.lastId();
    }

    @Test
    void fm035_givenAFillBeforeTheAnswer_thenItIsBookedAndTheAnswerChangesNothing() {
        rig.wants(Side.BUY, BUY, 3);
        VenueOrder order = rig.accepts(rig.lastPlace());
        rig.fills(rig.lastId(), LOTS);
        assertEquals(OrderState.FILLED, rig.state(rig.lastId()));
        rig.answers(rig.lastPlace(), new WriteOutcome.Accepted(order.venueId()));
        assertEquals(OrderState.FILLED, rig.state(rig.lastId()));
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
    }

    @Test
    void fm036_givenTheSameFillFromEverySide_thenItIsBookedOnce() {
        ClientOrderId id = open();
        rig.fills(id, 400_000);
        VenueFill fill = rig.fills.getLast();
        for (int i = 0; i < 3; i++) {
            rig.happened(new VenueEvent.Filled(fill));
            rig.lost();
            rig.live();
            rig.settle();
            rig.broker.began(2 + i);
        }
        assertEquals(List.of("filled 3 400000"), rig.told);
        assertEquals(400_000, rig.broker.exposure().inventoryLots());
        assertTrue(rig.broker.hasBooked(fill.executionId()));
    }

    @Test
    void fm037_givenTheLastFillIsToldBeforeTheEnd_thenOnlyTheEndCompletesIt() {
        ClientOrderId id = open();
        rig.happened(new VenueEvent.Filled(rig.trades(id, LOTS)));
        assertEquals(OrderState.OPEN, rig.state(id));
        assertEquals(0, rig.broker.exposure().buyLots());
        rig.happened(new VenueEvent.OrderReported(rig.atVenue(id)));
        assertEquals(OrderState.FILLED, rig.state(id));
    }

    @Test
    void fm037_givenTheEndIsToldBeforeItsFills_thenItWaitsForThem() {
        ClientOrderId id = open();
        VenueFill fill = rig.trades(id, LOTS);
        rig.answersReads = false;
        rig.happened(new VenueEvent.OrderReported(rig.atVenue(id)));
        assertEquals(OrderState.OPEN, rig.state(id));
        rig.happened(new VenueEvent.Filled(fill));
        assertEquals(OrderState.FILLED, rig.state(id));
    }

    @Test
    void fm037_givenTheFillsOfAnEndAreNeverTold_thenTheyAreLookedUp() {
        ClientOrderId id = open();
        rig.trades(id, LOTS);
        rig.happened(new VenueEvent.OrderReported(rig.atVenue(id)));
        rig.pass(Duration.ofSeconds(2));
        assertEquals(OrderState.FILLED, rig.state(id));
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
    }

    @Test
    void fm039_givenAFillWhileTheCancelIsUnderWay_thenItCountsAndTheRestIsCancelled() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        order.cancel();
        rig.broker.turn();
        rig.fills(rig.lastId(), 400_000);
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        assertEquals(List.of("filled 3 400000", "cancelled 3"), rig.told);
        assertEquals(OrderState.CANCELLED, rig.state(rig.lastId()));
    }

    @Test
    void fm039_givenAFillAfterTheEnd_thenItIsToldAsOneOfNoCell() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        order.cancel();
        rig.broker.turn();
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        rig.happened(new VenueEvent.Filled(rig.trades(rig.lastId(), 400_000)));
        assertEquals(List.of("cancelled 3", "filled -1 400000"), rig.told);
        assertEquals(400_000, rig.broker.exposure().inventoryLots());
    }

    @Test
    void fm056_givenMoreTradesThanWasOrdered_thenTheTruthIsBookedAndTheTraderHolds() {
        ClientOrderId id = open();
        rig.fills(id, LOTS + 1);
        assertEquals(LOTS + 1, rig.broker.exposure().inventoryLots());
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
        assertEquals("overfilled", rig.broker.doubt().orElseThrow().code());
    }

    @Test
    void fm058_givenTheVenueHasAnotherPriceThanWeSent_thenItGoesAndTheTraderHalts() {
        rig.wants(Side.BUY, BUY, 3);
        VenueOrder order = rig.accepts(rig.lastPlace());
        rig.happened(
                new VenueEvent.OrderReported(
                        new VenueOrder(
                                order.venueId(),
                                order.clientId(),
                                order.symbol(),
                                order.side(),
                                order.priceTicks() + 1,
                                order.lots(),
                                0,
                                BigDecimal.ZERO,
                                BigDecimal.ZERO,
                                VenueOrder.State.OPEN,
                                order.opened(),
                                "")));
        assertEquals("changed-by-venue", rig.broker.doubt().orElseThrow().code());
        assertEquals(1, rig.cancels().size());
    }

    @Test
    void fm126_givenAFeeInCoins_thenTheSaleIsCutAndItsOwnerIsToldOfAll() {
        ClientOrderId id = open();
        rig.fills(id, LOTS, "BTC", new BigDecimal("0.000025"));
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
        assertEquals(LOTS - 2_500, rig.broker.exposure().inventoryLots());
        RestingOrder sale = rig.wants(Side.SELL, SELL, 3);
        assertEquals(LOTS - 2_500, rig.lastPlace().order().lots());
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), LOTS - 2_500);
        assertEquals("filled 3 " + LOTS, rig.told.getLast());
        assertFalse(sale.isLive());
        assertEquals(0, rig.broker.exposure().inventoryLots());
        assertTrue(rig.broker.isSettled());
    }

    @Test
    void fm055_givenFeesInCoinsOfManyCells_thenNoSaleIsLeftWithNothing() {
        for (int cell = 0; cell < 5; cell++) {
            rig.wants(Side.BUY, BUY - cell, cell);
            rig.acknowledges(rig.lastPlace());
            rig.fills(rig.lastId(), LOTS, "BTC", new BigDecimal("0.000025"));
        }
        for (int cell = 0; cell < 5; cell++) {
            rig.wants(Side.SELL, SELL + cell, cell);
            assertEquals(LOTS - 2_500, rig.lastPlace().order().lots());
            rig.acknowledges(rig.lastPlace());
        }
    }

    @Test
    void fm055_givenAFeeInAThirdAsset_thenAPersonIsTold() {
        ClientOrderId id = open();
        rig.fills(id, LOTS, "KFEE", new BigDecimal("1"));
        assertTrue(rig.alarms().contains("fee-in-other-asset"));
    }

    @Test
    void fm121_givenATakeLeavesDust_thenItIsToldWholeAndLaterSalesMakeGood() {
        rig.takes(Side.BUY, LOTS, Reason.START);
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), LOTS - 10);
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        assertEquals(1, rig.told.size());
        assertEquals(1, rig.places().size());
        assertTrue(rig.alarms().contains("dust"));
        rig.wants(Side.SELL, SELL, 3);
        assertEquals(LOTS - 10, rig.lastPlace().order().lots());
    }

    @Test
    void givenASaleAtTheMarketOfMoreThanIsThere_thenWhatIsThereIsSoldAndItIsToldWhole() {
        ClientOrderId id = open();
        rig.fills(id, LOTS, "BTC", new BigDecimal("0.000025"));
        rig.takes(Side.SELL, LOTS, Reason.EXIT);
        assertEquals(LOTS - 2_500, rig.lastPlace().order().lots());
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), LOTS - 2_500);
        assertEquals(2, rig.told.size());
        assertEquals(0, rig.broker.exposure().inventoryLots());
    }

    @Test
    void fm081_givenADeposit_thenItIsToldAsFromOutsideAndDisturbsNothing() {
        rig.happened(
                new VenueEvent.BalanceChanged(
                        rig.enters(
                                "deposit", "D1", "USD", new BigDecimal("500"), BigDecimal.ZERO)));
        rig.pass(Duration.ofMinutes(5));
        assertEquals(1, rig.facts.stream().filter(Fact.Outside.class::isInstance).count());
        assertTrue(rig.broker.isSettled());
        assertTrue(rig.broker.doubt().isEmpty());
    }

    @Test
    void fm081_givenADepositWhileWeWereAway_thenItIsFoundInTheLedger() {
        rig.pass(Duration.ofSeconds(10));
        rig.lost();
        rig.enters("deposit", "D1", "USD", new BigDecimal("500"), BigDecimal.ZERO);
        rig.live();
        rig.settle();
        assertEquals(1, rig.facts.stream().filter(Fact.Outside.class::isInstance).count());
        assertTrue(rig.broker.isSettled());
    }

    @Test
    void fm063_givenMoneyIsMissingWithoutAnEntry_thenTheTraderHoldsAndThenHalts() {
        rig.pass(Duration.ofSeconds(10));
        rig.lost();
        rig.totals.merge("USD", new BigDecimal("-1"), BigDecimal::add);
        rig.live();
        rig.settle();
        assertFalse(rig.broker.isSettled());
        assertTrue(rig.broker.doubt().isEmpty(), "one reading is none");
        rig.pass(Duration.ofMinutes(2));
        assertEquals(TraderMode.HOLD, rig.broker.doubt().orElseThrow().wants());
        rig.pass(Duration.ofMinutes(30));
        assertEquals(TraderMode.HALTED, rig.broker.doubt().orElseThrow().wants());
        rig.broker.rearmed();
        rig.pass(Duration.ofSeconds(1));
        assertTrue(rig.broker.isSettled());
        assertTrue(rig.broker.doubt().isEmpty());
    }

    @Test
    void fm063_givenATradeIsTakenBack_thenTheTraderHalts() {
        ClientOrderId id = open();
        rig.fills(id, LOTS);
        rig.happened(
                new VenueEvent.BalanceChanged(
                        rig.enters(
                                rig.fills.getLast().executionId(),
                                "BTC",
                                new BigDecimal("-0.01"),
                                BigDecimal.ZERO)));
        assertEquals("execution-changed", rig.broker.doubt().orElseThrow().code());
    }

    @Test
    void fm086_givenAFillWhoseBalanceIsNotToldYet_thenItsMoneyIsNotFreeAnyMore() {
        long before = rig.broker.exposure().freeQuote();
        ClientOrderId id = open();
        rig.happened(new VenueEvent.Filled(rig.trades(id, LOTS)));
        long spent = 59_990L * 1_000_000L;
        assertTrue(rig.broker.exposure().freeQuote() <= before - spent);
    }
}
