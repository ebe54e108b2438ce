package io.trellis.core.broker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.trellis.core.desk.RestingOrder;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest.Cancel;
import io.trellis.core.venue.VenueRequest.Place;
import io.trellis.core.venue.VenueRequest.Write;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SplittableRandom;

/** Laws under evidence in any order, lost, late and told twice. The seed is the argument. */
class BrokerLawsTest {

    private static final int CELLS = 6;

    /** A venue that loses and delays what a random generator says, and a desk that wants things. */
    private static final class Storm {

        final SplittableRandom random;
        final boolean twice;
        final BrokerRig rig = BrokerRig.armed();
        final List<RestingOrder> wanted = new ArrayList<>();
        final LinkedHashSet<ClientOrderId> names = new LinkedHashSet<>();
        int seen;

        Storm(long seed, boolean twice) {
            this.random = new SplittableRandom(seed);
            this.twice = twice;
        }

        void run(int steps) {
            for (int step = 0; step < steps; step++) {
                step();
                venue();
                laws();
            }
        }

        private void step() {
            switch (random.nextInt(6)) {
                case 0, 1 -> want();
                case 2 ->
                        wanted.stream()
                                .skip(random.nextInt(CELLS))
                                .findFirst()
                                .ifPresent(RestingOrder::cancel);
                case 3 -> trade();
                case 4 -> {
                    rig.lost();
                    rig.pass(Duration.ofSeconds(random.nextInt(5)));
                    rig.live();
                }
                default -> rig.pass(Duration.ofSeconds(random.nextInt(30)));
            }
            rig.broker.turn();
        }

        private void want() {
            int cell = random.nextInt(CELLS);
            wanted.removeIf(order -> !order.isLive());
            boolean isFree = wanted.stream().noneMatch(order -> order.cell() == cell);
            if (isFree) {
                wanted.add(rig.wants(Side.BUY, BrokerRig.PRICE - 100 - cell, cell));
            }
        }

        private void trade() {
            List<VenueOrder> open =
                    rig.book.values().stream().filter(order -> !order.state().isFinal()).toList();
            if (open.isEmpty()) {
                return;
            }
            VenueOrder order = open.get(random.nextInt(open.size()));
            ClientOrderId id = order.clientId().orElseThrow();
            long lots =
                    Math.min(
                            order.lots() - order.filledLots(), 1 + random.nextLong(BrokerRig.LOTS));
            int known = rig.ledger.size();
            var fill = rig.trades(id, lots);
            boolean told = random.nextInt(4) != 0;
            if (told) {
                happened(new VenueEvent.Filled(fill));
                happened(new VenueEvent.OrderReported(rig.atVenue(id)));
                List.copyOf(rig.ledger.subList(known, rig.ledger.size()))
                        .forEach(entry -> happened(new VenueEvent.BalanceChanged(entry)));
            } else {
                rig.lost();
                rig.live();
            }
        }

        private void happened(VenueEvent event) {
            rig.happened(event);
            if (twice) {
                rig.happened(event);
            }
        }

        /** Every write that left is answered, truly or not at all. */
        private void venue() {
            while (seen < rig.writes.size()) {
                Write write = rig.writes.get(seen++);
                switch (write) {
                    case Place place -> place(place);
                    case Cancel cancel -> cancel(cancel);
                    default -> throw new AssertionError("not asked for: " + write);
                }
            }
        }

        private void place(Place place) {
            assertTrue(names.add(place.order().id()), "INV-01: " + place);
            switch (random.nextInt(5)) {
                case 0 -> happened(unknown(place));
                case 1 -> {
                    rig.accepts(place);
                    happened(unknown(place));
                }
                case 2 ->
                        happened(
                                new VenueEvent.Answered(
                                        place.id(),
                                        List.of(
                                                new WriteOutcome.Refused(
                                                        Refusal.RATE_LIMIT, "too fast"))));
                default -> rig.acknowledges(place);
            }
        }

        private static VenueEvent unknown(Write write) {
            return new VenueEvent.Answered(
                    write.id(), List.of(new WriteOutcome.Unknown("nothing came")));
        }

        private void cancel(Cancel cancel) {
            VenueOrder order = rig.book.get(cancel.order());
            if (order == null || order.state().isFinal()) {
                happened(
                        new VenueEvent.Answered(
                                cancel.id(),
                                List.of(
                                        new WriteOutcome.Refused(
                                                Refusal.UNKNOWN_ORDER, "no such order"))));
                return;
            }
            VenueOrder ended =
                    rig.change(cancel.order(), order.filledLots(), VenueOrder.State.CANCELLED, "");
            happened(unknown(cancel));
            if (random.nextBoolean()) {
                happened(new VenueEvent.OrderReported(ended));
            }
        }

        private void laws() {
            long openAtVenue =
                    rig.book.values().stream()
                            .filter(order -> !order.state().isFinal())
                            .mapToLong(order -> order.lots() - order.filledLots())
                            .sum();
            long held = rig.fills.stream().mapToLong(fill -> fill.lots()).sum();
            var exposure = rig.broker.exposure();
            assertTrue(
                    openAtVenue + held <= exposure.buyLots() + exposure.inventoryLots(),
                    "INV-04: " + exposure + ", at the venue " + openAtVenue + " and " + held);
            for (int cell = 0; cell < CELLS; cell++) {
                int its = cell;
                long outs =
                        names.stream()
                                .filter(id -> !rig.state(id).isFinal())
                                .filter(id -> cellOf(id) == its)
                                .filter(id -> !isWhole(id))
                                .count();
                assertTrue(outs <= 1, "INV-08: cell " + cell + " has " + outs);
            }
        }

        private boolean isWhole(ClientOrderId id) {
            var last = rig.changes(id).getLast();
            return last.filledLots() >= last.lots();
        }

        private static int cellOf(ClientOrderId id) {
            return BrokerRig.NAMES.read(id).orElseThrow().cell();
        }

        /** Nothing goes wrong any more. */
        void heal() {
            for (int i = 0; i < 60; i++) {
                rig.pass(Duration.ofSeconds(10));
                while (seen < rig.writes.size()) {
                    Write write = rig.writes.get(seen++);
                    if (write instanceof Place place) {
                        assertTrue(names.add(place.order().id()), "INV-01: " + place);
                        rig.acknowledges(place);
                    } else {
                        cancel((Cancel) write);
                    }
                }
            }
        }

        long toldLots() {
            return rig.told.stream()
                    .filter(line -> line.startsWith("filled"))
                    .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void inv01_inv04_inv08_inv17_givenAStorm_thenEveryLawHoldsAndAllIsKnownInTheEnd(long seed) {
        var storm = new Storm(seed, false);
        storm.run(80);
        storm.heal();
        long traded = storm.rig.fills.stream().mapToLong(fill -> fill.lots()).sum();
        assertEquals(0, storm.rig.broker.exposure().unknown(), "seed " + seed);
        assertTrue(storm.rig.broker.isSettled(), "seed " + seed);
        assertEquals(traded, storm.toldLots(), "seed " + seed);
        assertEquals(traded, storm.rig.broker.exposure().inventoryLots(), "seed " + seed);
        assertTrue(storm.rig.broker.doubt().isEmpty(), "seed " + seed + storm.rig.broker.doubt());
        assertEquals(openWanted(storm), storm.rig.broker.ownOrders(), "seed " + seed);
    }

    private static long openWanted(Storm storm) {
        return storm.wanted.stream().filter(RestingOrder::isLive).count();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void inv14_givenEverythingIsToldTwice_thenNothingIsOtherwise(long seed) {
        var once = new Storm(seed, false);
        var twice = new Storm(seed, true);
        once.run(60);
        twice.run(60);
        assertEquals(once.rig.told, twice.rig.told, "seed " + seed);
        assertEquals(once.rig.writes, twice.rig.writes, "seed " + seed);
        assertEquals(once.rig.broker.exposure(), twice.rig.broker.exposure(), "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    void inv15_givenEvidenceAboutDifferentOrdersInAnyOrder_thenTheSameIsKnown(long seed) {
        var random = new SplittableRandom(seed);
        BrokerRig one = threeOrders();
        BrokerRig other = threeOrders();
        List<List<VenueEvent>> byOrder = new ArrayList<>();
        for (ClientOrderId id : List.copyOf(one.book.keySet())) {
            byOrder.add(evidence(one, id, random));
        }
        byOrder.forEach(events -> events.forEach(one::happened));
        while (byOrder.stream().anyMatch(events -> !events.isEmpty())) {
            List<VenueEvent> next = byOrder.get(random.nextInt(byOrder.size()));
            if (!next.isEmpty()) {
                other.happened(next.removeFirst());
            }
        }
        for (ClientOrderId id : one.book.keySet()) {
            assertEquals(one.state(id), other.state(id), "seed " + seed);
        }
        assertEquals(one.broker.exposure(), other.broker.exposure(), "seed " + seed);
        assertEquals(
                one.told.stream().sorted().toList(),
                other.told.stream().sorted().toList(),
                "seed " + seed);
    }

    private static BrokerRig threeOrders() {
        BrokerRig rig = BrokerRig.armed();
        rig.answersReads = false;
        for (int cell = 0; cell < 3; cell++) {
            rig.wants(Side.BUY, BrokerRig.PRICE - 100 - cell, cell);
            rig.accepts(rig.lastPlace());
        }
        return rig;
    }

    private static List<VenueEvent> evidence(
            BrokerRig rig, ClientOrderId id, SplittableRandom random) {
        var events = new ArrayList<VenueEvent>();
        events.add(new VenueEvent.OrderReported(rig.atVenue(id)));
        long lots = 1 + random.nextLong(BrokerRig.LOTS - 1);
        events.add(new VenueEvent.Filled(rig.trades(id, lots)));
        events.add(new VenueEvent.OrderReported(rig.atVenue(id)));
        if (random.nextBoolean()) {
            events.add(new VenueEvent.Filled(rig.trades(id, BrokerRig.LOTS - lots)));
            events.add(new VenueEvent.OrderReported(rig.atVenue(id)));
        }
        return events;
    }
}
