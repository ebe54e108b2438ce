package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.desk.RestingOrder;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueOrder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;

/** The good path, and what a desk sees of it. */
class BrokerTest {

    private static final long BUY = BrokerRig.PRICE - 100;
    private static final long LOTS = BrokerRig.LOTS;

    private final BrokerRig rig = BrokerRig.armed();

    @Test
    void givenALiveAccount_thenEverythingIsLookedUpAndItIsSettled() {
        assertTrue(rig.broker.isSettled());
        assertTrue(rig.broker.isCurrent());
        assertEquals(0, rig.broker.ownOrders());
    }

    @Test
    void givenNothingLive_thenNothingIsSettledAndNothingIsSent() {
        var dark = new BrokerRig();
        dark.broker.began(1);
        dark.arm();
        dark.wants(Side.BUY, BUY, 0);
        assertFalse(dark.broker.isSettled());
        assertEquals(List.of(), dark.writes);
    }

    @Test
    void givenAWantedOrder_thenItIsPlacedOncePostOnlyWithANameThatSaysWhatItIs() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.pass(Duration.ofSeconds(3));
        assertEquals(1, rig.places().size());
        OrderTicket ticket = rig.lastPlace().order();
        assertTrue(((OrderTicket.Pricing.Limit) ticket.pricing()).postOnly());
        OrderNames.Parts parts = BrokerRig.NAMES.read(ticket.id()).orElseThrow();
        assertEquals(new OrderNames.Parts(1, 7, 3, Side.BUY, 0), parts);
        assertEquals(LOTS, order.remainingLots());
        assertEquals(1, rig.broker.exposure().orders());
        assertEquals(LOTS, rig.broker.exposure().buyLots());
    }

    @Test
    void givenFills_thenTheOwnerIsToldOfEachAndTheOrderEndsWithTheLast() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), 400_000);
        rig.fills(rig.lastId(), 600_000);
        assertEquals(List.of("filled 3 400000", "filled 3 600000"), rig.told);
        assertEquals(0, order.remainingLots());
        assertEquals(OrderState.FILLED, rig.state(rig.lastId()));
        assertEquals(0, rig.broker.ownOrders());
        assertEquals(LOTS, rig.broker.exposure().inventoryLots());
        assertTrue(rig.broker.isSettled());
    }

    @Test
    void givenACancel_thenItIsDoneWhenTheVenueSaysSo() {
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        order.cancel();
        rig.broker.turn();
        assertTrue(order.isCancelSent());
        assertTrue(order.isLive());
        assertEquals(1, rig.cancels().size());
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        assertEquals(List.of("cancelled 3"), rig.told);
        assertFalse(order.isLive());
    }

    @Test
    void givenAPlannedOrder_thenItsCancelNeedsNoWordToTheVenue() {
        rig.lost();
        RestingOrder order = rig.wants(Side.BUY, BUY, 3);
        order.cancel();
        assertEquals(List.of("cancelled 3"), rig.told);
        assertEquals(List.of(), rig.writes);
    }

    @Test
    void givenManyWantedOrders_thenTheNearestGoFirstAndNotTooManyAtOnce() {
        rig.lost();
        for (int cell = 0; cell < 15; cell++) {
            rig.broker.order(Side.BUY, BUY - 10L * (15 - cell), LOTS, cell, rig).send();
        }
        rig.live();
        rig.settle();
        assertEquals(10, rig.places().size());
        assertEquals(
                14,
                BrokerRig.NAMES.read(rig.places().getFirst().order().id()).orElseThrow().cell());
        rig.pass(Duration.ofSeconds(1));
        assertEquals(15, rig.places().size());
    }

    @Test
    void givenATake_thenItGoesAsAnOrderThatDoesNotRestAndIsToldOnce() {
        rig.takes(Side.BUY, LOTS, Reason.START);
        var limit = (OrderTicket.Pricing.Limit) rig.lastPlace().order().pricing();
        assertFalse(limit.postOnly());
        assertTrue(limit.priceTicks() > BrokerRig.PRICE);
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), 400_000);
        assertEquals(List.of(), rig.told);
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        assertEquals(2, rig.places().size());
        assertEquals(600_000, rig.lastPlace().order().lots());
        assertNotEquals(rig.places().getFirst().order().id(), rig.lastId());
        rig.acknowledges(rig.lastPlace());
        rig.fills(rig.lastId(), 600_000);
        assertEquals(1, rig.told.size());
        assertTrue(rig.told.getFirst().startsWith("taken " + BrokerRig.PRICE + " "));
        assertTrue(rig.told.getFirst().endsWith(" 2000000"));
    }

    @Test
    void givenOwnedCoins_thenTheStartIsServedFromThemWithoutAFee() {
        var owner = new BrokerRig();
        owner.broker.owns(LOTS);
        owner.broker.began(1);
        owner.takes(Side.BUY, LOTS, Reason.START);
        assertEquals(List.of("taken 600000 60000000000 0"), owner.told);
        assertEquals(LOTS, owner.broker.exposure().inventoryLots());
    }

    @Test
    void givenNothingDue_thenATurnDoesNothing() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        int facts = rig.facts.size();
        for (int i = 0; i < 100; i++) {
            rig.broker.turn();
        }
        assertEquals(1, rig.writes.size());
        assertEquals(facts, rig.facts.size());
        assertTrue(rig.broker.nextWakeNanos() > rig.nanos);
    }

    @Test
    void givenQuietTime_thenReconcilingAgainAndAgainYieldsNothing() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        int facts = rig.facts.size();
        rig.pass(Duration.ofHours(1));
        assertEquals(1, rig.writes.size());
        assertEquals(facts, rig.facts.size());
        assertTrue(rig.broker.isSettled());
    }

    @Test
    void givenAllAreWithdrawn_thenTheyGoAndComeBackWhenArmedAnew() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.broker.cancelOwn("a test");
        rig.around.in(io.trellis.core.risk.TraderMode.HALTED);
        rig.broker.turn();
        assertEquals(1, rig.cancels().size());
        rig.ends(rig.lastId(), VenueOrder.State.CANCELLED, "");
        rig.pass(Duration.ofMinutes(5));
        assertEquals(0, rig.broker.ownOrders());
        assertEquals(List.of(), rig.told);
        rig.arm();
        assertEquals(2, rig.places().size());
    }
}
