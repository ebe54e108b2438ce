package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A process that takes over from one that died. */
class RestartTest {

    private static final long BUY = BrokerRig.PRICE - 100;
    private static final long LOTS = BrokerRig.LOTS;

    private final BrokerRig rig = BrokerRig.armed();

    private void restart(int epoch) {
        rig.around.in(TraderMode.STARTING);
        rig.reads.clear();
        rig.broker.began(epoch);
        rig.broker.turn();
    }

    private void comeBack() {
        rig.live();
        rig.settle();
        if (rig.broker.isSettled()) {
            rig.arm();
        }
    }

    @Test
    void fm092_givenTheProcessDiedBeforeTheAnswer_thenTheOrderIsUnknownUntilItIsFound() {
        rig.wants(Side.BUY, BUY, 3);
        rig.accepts(rig.lastPlace());
        restart(2);
        assertEquals(OrderState.UNKNOWN, rig.state(rig.lastId()));
        assertEquals(Fact.Evidence.RESTART, rig.changes(rig.lastId()).getLast().evidence());
        comeBack();
        assertEquals(OrderState.OPEN, rig.state(rig.lastId()));
        rig.pass(Duration.ofMinutes(5));
        assertEquals(1, rig.places().size());
        assertEquals(0, rig.cancels().size());
    }

    @Test
    void fm091_givenItDiedBeforeSending_thenTheOrderIsProvedAbsentAndPlacedUnderANewEpoch() {
        rig.wants(Side.BUY, BUY, 3);
        ClientOrderId first = rig.lastId();
        restart(2);
        comeBack();
        rig.pass(Duration.ofMinutes(2));
        assertEquals(OrderState.ABSENT, rig.state(first));
        comeBack();
        rig.pass(Duration.ofSeconds(1));
        assertEquals(2, rig.places().size());
        assertEquals(2, BrokerRig.NAMES.read(rig.lastId()).orElseThrow().epoch());
    }

    @Test
    void fm090_givenItFilledWhileNobodyWasThere_thenTheOwnerIsToldOnce() {
        rig.wants(Side.BUY, BUY, 3);
        rig.acknowledges(rig.lastPlace());
        rig.trades(rig.lastId(), LOTS);
        restart(2);
        comeBack();
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
        assertTrue(rig.broker.isSettled());
        restart(3);
        comeBack();
        assertEquals(List.of("filled 3 " + LOTS), rig.told);
    }

    @Test
    void fm093_givenRestartsWithinTheRecovery_thenNothingIsSentTwice() {
        rig.wants(Side.BUY, BUY, 3);
        rig.accepts(rig.lastPlace());
        for (int epoch = 2; epoch < 12; epoch++) {
            restart(epoch);
            rig.answersReads = epoch % 3 == 0;
            rig.live();
            rig.settle();
        }
        rig.answersReads = true;
        restart(12);
        comeBack();
        assertEquals(1, rig.places().size());
        assertEquals(OrderState.OPEN, rig.state(rig.lastId()));
        assertTrue(rig.broker.isSettled());
    }

    @Test
    void fm090_givenAPlannedOrder_thenItIsSentUnderANameOfTheNewProcess() {
        rig.lost();
        rig.wants(Side.BUY, BUY, 3);
        restart(2);
        comeBack();
        assertEquals(1, rig.places().size());
        assertEquals(2, BrokerRig.NAMES.read(rig.lastId()).orElseThrow().epoch());
    }

    private VenueOrder strange(ClientOrderId id, long filled) {
        var ticket =
                new OrderTicket(
                        id,
                        BrokerRig.SYMBOL,
                        Side.BUY,
                        LOTS,
                        new Pricing.Limit(BUY, true, new TimeInForce.GoodTillCancelled()));
        var place = new VenueRequest.Place(99_999, ticket, Instant.EPOCH);
        rig.accepts(place);
        return rig.change(id, filled, VenueOrder.State.OPEN, "");
    }

    @Test
    void fm082_givenAnOrderOfOursThatNobodyWants_thenItCountsAndIsCancelled() {
        restart(5);
        ClientOrderId id = BrokerRig.NAMES.name(3, 4, Side.BUY, 17);
        strange(id, 0);
        comeBack();
        rig.pass(Duration.ofSeconds(2));
        assertTrue(rig.alarms().contains("orphan"));
        assertEquals(LOTS, rig.broker.exposure().buyLots());
        assertEquals(id, rig.cancels().getLast().order());
        rig.fills(id, 10_000);
        assertEquals(10_000, rig.broker.exposure().inventoryLots());
        rig.ends(id, VenueOrder.State.CANCELLED, "");
        assertEquals(0, rig.broker.ownOrders());
        assertEquals(List.of(), rig.told);
    }

    @Test
    void fm084_givenAnOrderOfALaterProcess_thenThisOneHaltsAndLeavesItAlone() {
        strange(BrokerRig.NAMES.name(2, 4, Side.BUY, 0), 0);
        rig.happened(new VenueEvent.OrderReported(List.copyOf(rig.book.values()).getLast()));
        rig.pass(Duration.ofMinutes(5));
        assertEquals("second-trader", rig.broker.doubt().orElseThrow().code());
        assertEquals(TraderMode.HALTED, rig.broker.doubt().orElseThrow().wants());
        assertEquals(List.of(), rig.cancels());
    }

    @Test
    void fm085_givenAnOrderOfOurEpochThatWeDidNotSend_thenThisProcessHalts() {
        strange(BrokerRig.NAMES.name(1, 4, Side.BUY, 900), 0);
        rig.lost();
        rig.live();
        assertEquals("second-trader", rig.broker.doubt().orElseThrow().code());
    }

    @Test
    void fm083_givenOrdersOfOthers_thenTheyAreNeverTouched() {
        var other = new OrderNames(new byte[16], 8);
        strange(other.name(1, 4, Side.BUY, 0), 0);
        strange(new ClientOrderId("by-hand"), 0);
        rig.lost();
        rig.live();
        rig.settle();
        rig.broker.cancelOwn("a test");
        rig.pass(Duration.ofMinutes(10));
        assertEquals(List.of(), rig.writes);
        assertEquals(Optional.empty(), rig.broker.doubt());
        assertEquals(0, rig.broker.exposure().orders());
    }

    @Test
    void fm057_givenAFillOfAnothersOrder_thenItIsNotOurs() {
        ClientOrderId id = new ClientOrderId("by-hand");
        strange(id, 0);
        rig.happened(new VenueEvent.OrderReported(rig.atVenue(id)));
        rig.fills(id, LOTS);
        assertEquals(0, rig.broker.exposure().inventoryLots());
        assertTrue(rig.facts.stream().anyMatch(Fact.Outside.class::isInstance));
        assertTrue(rig.broker.isSettled());
    }

    @Test
    void inv01_givenManyProcesses_thenNoNameIsGivenTwice() {
        var names = new java.util.LinkedHashSet<ClientOrderId>();
        for (int epoch = 2; epoch < 20; epoch++) {
            restart(epoch);
            comeBack();
            rig.wants(Side.BUY, BUY - epoch, epoch);
            rig.acknowledges(rig.lastPlace());
            assertTrue(names.add(rig.lastId()));
        }
        assertEquals(18, names.size());
        assertFalse(names.isEmpty());
        assertNotEquals(names.getFirst(), names.getLast());
    }
}
