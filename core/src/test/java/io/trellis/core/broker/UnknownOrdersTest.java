package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.desk.RestingOrder;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** What becomes of an order whose answer never came. */
class UnknownOrdersTest {

    private static final long BUY = BrokerRig.PRICE - 100;
    private static final long LOTS = BrokerRig.LOTS;

    private final BrokerRig rig = BrokerRig.armed();

    private ClientOrderId unknown() {
        rig.wants(Side.BUY, BUY, 3);
        rig.saysNothing(rig.lastPlace());
        return rig.lastId();
    }

    @Test
    void fm030_givenTheAnswerIsLostAndTheOrderLives_thenItIsFoundAndNotPlacedAgain() {
        rig.wants(Side.BUY, BUY, 3);
        rig.accepts(rig.lastPlace());
        rig.lost();
        rig.saysNothing(rig.lastPlace());
        assertEquals(OrderState.UNKNOWN, rig.state(rig.lastId()));
        assertEquals(1, rig.broker.exposure().unknown());
        assertEquals(LOTS, rig.broker.exposure().buyLots());
        rig.live();
        rig.settle();
        assertEquals(OrderState.OPEN, rig.state(rig.lastId()));
        assertTrue(rig.broker.isSettled());
        rig.pass(Duration.ofMinutes(10));
        assertEquals(1, rig.places().size());
    }

    @Test
    void fm030_givenTheAnswerIsLostOnALiveStream_thenALookFindsTheOrder() {
        rig.wants(Side.BUY, BUY, 3);
        rig.accepts(rig.lastPlace());
        rig.saysNothing(rig.lastPlace());
        rig.settle();
        assertEquals(OrderState.OPEN, rig.state(rig.lastId()));
        assertEquals(Fact.Evidence.OPEN_ROW, rig.changes(rig.lastId()).getLast().evidence());
    }

    @Test
    void fm031_givenTheRequestIsLost_thenItIsProvedAbsentAndPlacedUnderANewName() {
        ClientOrderId first = unknown();
        rig.pass(Duration.ofSeconds(80));
        assertEquals(OrderState.UNKNOWN, rig.state(first));
        assertEquals(1, rig.places().size());
        rig.pass(Duration.ofSeconds(15));
        assertEquals(OrderState.ABSENT, rig.state(first));
        assertEquals(Fact.Evidence.ABSENCE_PROOF, rig.changes(first).getLast().evidence());
        assertEquals(2, rig.places().size());
        assertNotEquals(first, rig.lastId());
        assertEquals(1, rig.broker.exposure().orders());
    }

    @Test
    void givenAnUnknownOrder_thenACancelOfItIsSentAtOnceAndIsNoEvidence() {
        ClientOrderId first = unknown();
        assertEquals(List.of(first), rig.cancels().stream().map(c -> c.order()).toList());
        rig.refuses(rig.cancels().getLast(), Refusal.UNKNOWN_ORDER);
        rig.settle();
        assertEquals(OrderState.UNKNOWN, rig.state(first));
        assertEquals(1, rig.places().size());
    }

    @Test
    void givenTheCancelOfAnUnknownOrderMeetsIt_thenTheWishIsServedAnewAtOnce() {
        rig.wants(Side.BUY, BUY, 3);
        rig.answersReads = false;
        rig.accepts(rig.lastPlace());
        rig.saysNothing(rig.lastPlace());
        ClientOrderId first = rig.lastId();
        rig.ends(first, VenueOrder.State.CANCELLED, "");
        assertEquals(OrderState.CANCELLED, rig.state(first));
        assertEquals(2, rig.places().size());
        assertEquals(List.of(), rig.told);
    }

    @Test
    void fm031_givenAFillIsFoundInTheSecondLook_thenNothingIsProved() {
        rig.wants(Side.BUY, BUY, 3);
        ClientOrderId id = rig.lastId();
        rig.saysNothing(rig.lastPlace());
        rig.pass(Duration.ofSeconds(60));
        rig.accepts(rig.lastPlace());
        rig.trades(id, LOTS);
        rig.pass(Duration.ofMinutes(3));
        assertEquals(OrderState.FILLED, rig.state(id));
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
        assertEquals(1, rig.places().size());
    }

    @Test
    void fm031_givenAGapBetweenTheLooks_thenTheProofBeginsAnew() {
        ClientOrderId first = unknown();
        rig.pass(Duration.ofSeconds(60));
        rig.lost();
        rig.live();
        rig.settle();
        rig.pass(Duration.ofSeconds(60));
        assertEquals(OrderState.UNKNOWN, rig.state(first));
        rig.pass(Duration.ofSeconds(30));
        assertEquals(OrderState.ABSENT, rig.state(first));
    }

    @Test
    void fm064_givenNoReadIsAnswered_thenNothingIsConcludedHoweverLongItTakes() {
        ClientOrderId first = unknown();
        rig.answersReads = false;
        for (int minute = 0; minute < 120; minute++) {
            rig.pass(Duration.ofMinutes(1));
            List.copyOf(rig.reads)
                    .forEach(read ->
                            rig.happened(
                                    new VenueEvent.Told(read.id(), new VenueAnswer.Failed("no"))));
            rig.reads.removeIf(read -> true);
        }
        assertEquals(OrderState.UNKNOWN, rig.state(first));
        assertEquals(1, rig.places().size());
        assertEquals(LOTS, rig.broker.exposure().buyLots());
        assertTrue(rig.alarms().contains("venue-not-read"));
        rig.answersReads = true;
        rig.pass(Duration.ofMinutes(3));
        assertEquals(OrderState.ABSENT, rig.state(first));
    }

    @Test
    void fm062_givenLifeAfterTheProof_thenItCountsIsCancelledAndTheTraderHalts() {
        ClientOrderId first = unknown();
        rig.refuses(rig.cancels().getLast(), Refusal.UNKNOWN_ORDER);
        rig.pass(Duration.ofSeconds(87));
        VenueRequest.Place place = rig.places().getFirst();
        assertEquals(OrderState.ABSENT, rig.state(first));
        int cancels = rig.cancels().size();
        rig.happened(new VenueEvent.OrderReported(rig.accepts(place)));
        rig.pass(Duration.ofSeconds(10));
        assertEquals(OrderState.OPEN, rig.state(first));
        assertEquals(TraderMode.HALTED, rig.broker.doubt().orElseThrow().wants());
        assertEquals("life-after-absence", rig.broker.doubt().orElseThrow().code());
        assertEquals(2, rig.broker.exposure().orders());
        assertTrue(rig.cancels().size() > cancels);
    }

    @Test
    void fm041_givenTheAnswerToACancelIsLost_thenTheCellStaysOccupiedUntilItIsKnown() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        order.cancel();
        rig.broker.turn();
        rig.saysNothing(rig.cancels().getLast());
        rig.pass(Duration.ofMinutes(1));
        assertTrue(order.isLive());
        assertEquals(List.of(), rig.told);
        assertTrue(rig.cancels().size() > 1);
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        assertEquals(List.of("cancelled 3"), rig.told);
    }

    @Test
    void fm040_givenTheVenueDoesNotKnowTheOrderToCancel_thenItsEndIsLookedUp() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.trades(rig.lastId(), LOTS);
        order.cancel();
        rig.broker.turn();
        rig.refuses(rig.cancels().getLast(), Refusal.UNKNOWN_ORDER);
        rig.pass(Duration.ofSeconds(1));
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
        assertFalse(order.isLive());
        int cancels = rig.cancels().size();
        rig.pass(Duration.ofHours(1));
        assertEquals(cancels, rig.cancels().size());
    }

    @Test
    void fm040_givenTheVenueNeverKnowsIt_thenCancelsBecomeSeldom() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        order.cancel();
        rig.broker.turn();
        for (int i = 0; i < 3_600; i++) {
            rig.pass(Duration.ofSeconds(1));
            int sent = rig.cancels().size();
            if (i < sent) {
                rig.refuses(rig.cancels().getLast(), Refusal.UNKNOWN_ORDER);
            }
        }
        assertTrue(order.isLive());
        assertTrue(rig.cancels().size() < 80, "cancels: " + rig.cancels().size());
    }

    @Test
    void fm044_givenAnOrderVanishesFromTheOpenOnesWithoutAWord_thenItIsUnknownAndLookedUp() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        ClientOrderId id = rig.lastId();
        VenueOrder order = rig.atVenue(id);
        rig.book.remove(id);
        rig.pass(Duration.ofMinutes(20));
        assertEquals(OrderState.UNKNOWN, rig.state(id));
        assertEquals(1, rig.places().size());
        assertTrue(rig.alarms().contains("order-unknown"));
        rig.book.put(id, order);
        rig.change(id, 0, VenueOrder.State.CANCELLED, "by support");
        rig.pass(Duration.ofMinutes(2));
        assertEquals(OrderState.CANCELLED, rig.state(id));
    }

    @Test
    void fm044_givenOneListThatLagsBehind_thenNothingIsDoubted() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.pass(Duration.ofMinutes(3));
        VenueOrder order = rig.atVenue(rig.lastId());
        rig.book.remove(rig.lastId());
        rig.pass(Duration.ofSeconds(60));
        rig.book.put(rig.lastId(), order);
        rig.pass(Duration.ofMinutes(10));
        assertEquals(OrderState.OPEN, rig.state(rig.lastId()));
        assertEquals(1, rig.writes.size());
    }

    @Test
    void givenATakeIsUnknown_thenNothingElseIsSentForItUntilItIsKnown() {
        rig.takes(Side.BUY, LOTS, Reason.START);
        rig.saysNothing(rig.lastPlace());
        rig.pass(Duration.ofSeconds(60));
        assertEquals(1, rig.places().size());
        rig.pass(Duration.ofSeconds(60));
        assertEquals(2, rig.places().size());
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), LOTS);
        assertEquals(1, rig.told.size());
    }

    @Test
    void fm060_givenTheSwitchFiredWhileWeWereAway_thenAllIsPlacedAgainAfterItWasRead() {
        rig.broker.cancelAllAfter(60);
        for (int cell = 0; cell < 3; cell++) {
            rig.wants(Side.BUY, BUY - 10L * cell, cell);
            rig.acknowledges(rig.lastPlace());
        }
        rig.lost();
        rig.pass(Duration.ofSeconds(61));
        for (ClientOrderId id : List.copyOf(rig.book.keySet())) {
            rig.change(id, 0, VenueOrder.State.CANCELLED, "");
        }
        rig.live();
        assertEquals(3, rig.places().size());
        rig.pass(Duration.ofSeconds(2));
        assertEquals(6, rig.places().size());
        assertEquals(List.of("switch-fired"), rig.alarms());
    }

    @Test
    void fm060_givenTheVenueCancelledEverythingWhileWeWereAway_thenAllIsReadBeforeAnythingIsSent() {
        for (int cell = 0; cell < 3; cell++) {
            rig.wants(Side.BUY, BUY - 10L * cell, cell);
            rig.acknowledges(rig.lastPlace());
        }
        rig.lost();
        rig.pass(Duration.ofSeconds(61));
        rig.answersReads = false;
        for (ClientOrderId id : List.copyOf(rig.book.keySet())) {
            rig.change(id, 0, VenueOrder.State.CANCELLED, "");
        }
        rig.live();
        assertEquals(3, rig.broker.exposure().unknown());
        assertFalse(rig.broker.isSettled());
        assertEquals(3, rig.places().size());
        rig.answersReads = true;
        rig.settle();
        assertTrue(rig.broker.isSettled());
        assertEquals(0, rig.broker.exposure().orders());
        rig.pass(Duration.ofMinutes(11));
        assertEquals(6, rig.places().size());
    }

    @Test
    void givenAFillInAGap_thenItIsFoundAndToldOnce() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.lost();
        rig.trades(rig.lastId(), 400_000);
        rig.pass(Duration.ofSeconds(10));
        rig.live();
        rig.settle();
        rig.pass(Duration.ofMinutes(5));
        assertEquals(List.of("filled 3 400000"), rig.told);
        assertTrue(rig.broker.isSettled());
        assertEquals(OrderState.OPEN, rig.state(rig.lastId()));
    }
}
