package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.network.CallFault;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.FaultKind;
import io.trellis.krakensim.network.LineFault;
import io.trellis.krakensim.network.OpeningFault;
import io.trellis.krakensim.network.RequestFrameFault;
import io.trellis.krakensim.network.VenueFault;
import io.trellis.krakensim.truth.TrueFill;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** After whatever went wrong: the right inventory, and no order twice. */
class RecoveryConformanceTest {

    private static final long LOTS = 1_000_000;
    private static final Duration SPAN = Duration.ofSeconds(30);

    private final Machine machine = Machine.live();
    private final Instant begin = machine.now();

    @Test
    void c40_afterARestartEachFillIsBookedOnceMore() {
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.print(Side.SELL, "59900.0", "0.003");
        machine.run(1);
        machine.venue().close();
        machine.run(1);
        machine.print(Side.SELL, "59900.0", "0.002");
        machine.run(5);

        Machine next = Machine.in(machine.host());
        next.booked().addAll(machine.inventory().keySet());
        next.venue().open();
        next.run(3);
        next.print(Side.SELL, "59900.0", "0.001");
        next.run(1);

        assertThat(machine.fills()).hasSize(1);
        assertThat(next.fills())
                .extracting(VenueFill::executionId)
                .doesNotContainAnyElementsOf(machine.inventory().keySet());
        assertThat(next.all(VenueEvent.AccountLive.class).getFirst().open())
                .singleElement()
                .satisfies(order -> assertThat(order.filledLots()).isEqualTo(500_000));
        assertThat(next.last("grid-1").filledLots()).isEqualTo(600_000);
        assertThat(inventory(next)).isEqualTo(truth(next)).hasSize(3);
    }

    /** By what each is of: a fill has the same lots wherever it is told. */
    private static Map<String, Long> inventory(Machine machine) {
        var lots = new TreeMap<String, Long>();
        machine.inventory().forEach((id, fill) -> lots.put(id, fill.lots()));
        return lots;
    }

    private static Map<String, Long> truth(Machine machine) {
        var lots = new TreeMap<String, Long>();
        for (var order : machine.trueOrders()) {
            for (TrueFill fill : order.fills()) {
                lots.put(fill.execId(), fill.quantity().movePointRight(8).longValueExact());
            }
        }
        return lots;
    }

    @Test
    void c42_aGapInTheNumbersHasTheAccountTakenAnewAndReconciled() {
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        int asked = machine.tap().frames("subscribe").size();
        machine.at((exchange, _) -> exchange.dropFrames("executions", 1));
        machine.print(Side.SELL, "59900.0", "0.003");
        machine.run(1);
        machine.print(Side.SELL, "59900.0", "0.002");
        machine.run(3);

        assertThat(machine.all(VenueEvent.AccountLost.class)).hasSize(1);
        assertThat(machine.tap().frames("subscribe").subList(asked, asked + 2))
                .anyMatch(frame -> frame.contains("executions"))
                .anyMatch(frame -> frame.contains("balances"));
        var live = machine.all(VenueEvent.AccountLive.class);
        assertThat(live).hasSize(2);
        assertThat(live.getLast().open().getFirst().filledLots()).isEqualTo(500_000);
        assertThat(inventory(machine)).isEqualTo(truth(machine)).hasSize(2);
    }

    @Test
    void c47_anAnswerThatIsLostLeavesTheOrderToBeFoundByItsName() {
        machine.tap().hold(frame -> frame.contains("\"method\":\"add_order\""));

        WriteOutcome outcome = machine.place(Machine.buy("grid-1", 500_000, LOTS));

        assertThat(outcome).isInstanceOf(WriteOutcome.Unknown.class);
        assertThat(machine.last("grid-1").state()).isEqualTo(VenueOrder.State.OPEN);
        assertFoundOnce("grid-1");
    }

    private void assertFoundOnce(String name) {
        var id = new ClientOrderId(name);
        var found = machine.ask(number -> new VenueRequest.FindOrder(number, id, begin));
        assertThat(found)
                .isInstanceOfSatisfying(
                        VenueAnswer.Orders.class,
                        orders ->
                                assertThat(orders.orders())
                                        .extracting(VenueOrder::venueId)
                                        .containsExactly(
                                                machine.trueOrders().getFirst().orderId()));
        assertThat(machine.asked("add_order")).isEqualTo(1);
        assertThat(machine.trueOrders()).hasSize(1);
    }

    @Test
    void c47_unavailableAlthoughItWasPlacedIsUnknownAndNotPlacedAgain() {
        machine.tap()
                .rewriteFrames(frame ->
                        frame.contains("\"method\":\"add_order\"")
                                ? "{\"error\":\"EService:Unavailable\","
                                        + "\"method\":\"add_order\",\"req_id\":"
                                        + frame.replaceAll(".*\"req_id\":([0-9]+).*", "$1")
                                        + ",\"success\":false}"
                                : frame);

        WriteOutcome outcome = machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.run(60);

        assertThat(outcome).isEqualTo(new WriteOutcome.Unknown("EService:Unavailable"));
        assertThat(machine.last("grid-1").state()).isEqualTo(VenueOrder.State.OPEN);
        assertFoundOnce("grid-1");
    }

    @Test
    void c47_whatTheStreamSaysHoldsWhileRestLiesAMinuteBehind() {
        machine.strike(
                Fault.once(VenueFault.REST_LAG, Duration.ZERO)
                        .of(Duration.ofSeconds(60).toNanos())
                        .lasting(Duration.ofSeconds(600)));
        machine.run(70);
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.sweep("59900.0");
        machine.run(1);

        assertThat(machine.last("grid-1").state()).isEqualTo(VenueOrder.State.FILLED);
        assertThat(machine.ask(id -> new VenueRequest.ReadFills(id, begin)))
                .isEqualTo(new VenueAnswer.Fills(List.of(), List.of()));
        machine.run(60);
        assertThat(machine.ask(id -> new VenueRequest.ReadFills(id, begin)))
                .isEqualTo(new VenueAnswer.Fills(machine.namelessFills(), List.of()));
        assertThat(machine.last("grid-1").state()).isEqualTo(VenueOrder.State.FILLED);
    }

    @Test
    void c47_whereTheStreamIsDeadACancelGoesOverRestOnce() {
        machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.strike(Fault.once(LineFault.LINE_BREAK, "account", Duration.ZERO));
        machine.strike(Fault.once(CallFault.HTML_DONE, "CancelOrder", Duration.ZERO));
        machine.host().run(Duration.ofMillis(20));

        WriteOutcome outcome = machine.cancel("grid-1");
        machine.run(30);

        assertThat(outcome).isInstanceOf(WriteOutcome.Unknown.class);
        assertThat(machine.tap().calls("CancelOrder")).hasSize(1);
        assertThat(machine.trueOrders().getFirst().status()).isEqualTo("canceled");
    }

    /** A nonce that was used already has no innocent cause that we could tell from the other. */
    @Test
    void c47_aCallThatIsMadeTwiceOnTheWayStopsPrivateCalls() {
        machine.strike(Fault.once(CallFault.REPEATED_CALL, "OpenOrders", Duration.ZERO));

        assertThat(machine.ask(VenueRequest.ReadOpenOrders::new))
                .isInstanceOfSatisfying(
                        VenueAnswer.Failed.class,
                        failed -> assertThat(failed.sentence()).contains("EAPI:Invalid nonce"));
        assertThat(machine.ask(VenueRequest.ReadOpenOrders::new))
                .isInstanceOfSatisfying(
                        VenueAnswer.Failed.class,
                        failed ->
                                assertThat(failed.sentence()).contains("second user of this key"));
        assertThat(machine.asked("OpenOrders")).isEqualTo(2);
        assertThat(machine.tap().calls("OpenOrders")).hasSize(1);
    }

    static Stream<Fault> faults() {
        return FaultKind.all().stream()
                .filter(kind -> kind != CallFault.REPEATED_CALL)
                .map(RecoveryConformanceTest::fault);
    }

    private static Fault fault(FaultKind kind) {
        String target =
                switch (kind) {
                    case VenueFault.QUIRK -> "post-only-storm";
                    case VenueFault.MODE, VenueFault.PAIR_STATUS -> "cancel_only";
                    case RequestFrameFault _ -> "account";
                    default -> "";
                };
        return Fault.once(kind, target, Duration.ZERO).lasting(SPAN).times(3);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void c47_afterAnyFaultTheInventoryIsRightAndNoOrderIsThereTwice(Fault fault) {
        machine.strike(fault);
        if (fault.kind() instanceof CallFault || fault.kind() instanceof OpeningFault) {
            machine.strike(Fault.once(LineFault.LINE_BREAK, Duration.ZERO).times(2));
        }
        for (int round = 0; round < 6; round++) {
            trade(round);
            machine.run(10);
        }
        assertThat(machine.host().network().struck()).containsKey(fault.kind());
        machine.host().network().heal();
        machine.run(150);

        // By what the streams have told, before anything is asked for.
        assertThat(inventory(machine)).isEqualTo(truth(machine));
        assertLiveAgain();
        assertThat(machine.ask(id -> new VenueRequest.ReadFills(id, begin)))
                .isInstanceOf(VenueAnswer.Fills.class);
        assertThat(inventory(machine)).isEqualTo(truth(machine));
        assertThat(machine.host().truth().clientIdsRepeated(machine.host().account())).isEmpty();
        assertThat(machine.tap().frames("add_order")).hasSizeLessThanOrEqualTo(14);
        assertThat(machine.asked("add_order")).isLessThanOrEqualTo(14);
        assertThat(machine.host().truth().brokenSums()).isEmpty();
        assertThat(machine.venueOpen()).isEqualTo(machine.trulyOpen());
    }

    /** What is placed now is taken, and what trades is told by the stream at once. */
    private void assertLiveAgain() {
        int before = truth(machine).size();
        trade(6);
        machine.run(5);

        assertThat(truth(machine)).hasSizeGreaterThanOrEqualTo(before + 2);
        assertThat(inventory(machine)).isEqualTo(truth(machine));
    }

    /** Two orders, of which one is filled in part and the other whole. */
    private void trade(int round) {
        machine.venue().read(new VenueRequest.ReadOpenOrders(-1 - round));
        var deadline = machine.now().plusSeconds(5);
        machine.send(id ->
                new VenueRequest.Place(
                        id, Machine.buy("buy-" + round, 599_900 - round, LOTS), deadline));
        machine.send(id ->
                new VenueRequest.Place(
                        id, Machine.sell("sell-" + round, 600_500 + round, LOTS), deadline));
        machine.run(1);
        machine.print(Side.BUY, Machine.price(600_500 + round), "0.004");
        machine.run(1);
        machine.sweep(Machine.price(599_900 - round));
        machine.run(1);
        machine.sweep("60000.0");
    }
}
