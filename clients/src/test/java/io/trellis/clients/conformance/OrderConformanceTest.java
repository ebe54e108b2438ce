package io.trellis.clients.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;
import io.trellis.krakensim.network.Fault;
import io.trellis.krakensim.network.LineFault;
import io.trellis.krakensim.network.RequestFrameFault;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.truth.TrueFill;
import io.trellis.krakensim.truth.TrueOrder;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;

/** Orders on the private stream, from their placing to their end. */
class OrderConformanceTest {
    private static final String BTC = Machine.BTC;
    private static final long LOTS = 1_000_000;

    private final Machine machine = Machine.live();

    @Test
    void c20_aPostOnlyOrderThatCrossesIsAcceptedAndThenNotPlaced() {
        WriteOutcome outcome = machine.place(Machine.buy("grid-1", 600_500, LOTS));
        machine.run(1);

        assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
        VenueOrder last = machine.last("grid-1");
        assertThat(last.state()).isEqualTo(VenueOrder.State.CANCELLED);
        assertThat(last.filledLots()).isZero();
        assertThat(last.words()).startsWith("Post only order");
        assertThat(machine.fills()).isEmpty();
    }

    @Test
    void c24_aCancelOfAFinishedOrderIsUnknownAndItsEndIsLookedUp() {
        Instant since = machine.now();
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.sweep("59900.0");

        WriteOutcome outcome = machine.cancel("grid-1");

        assertThat(outcome)
                .isEqualTo(new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, "EOrder:Unknown order"));
        var id = new ClientOrderId("grid-1");
        var found =
                (VenueAnswer.Orders)
                        machine.ask(number -> new VenueRequest.FindOrder(number, id, since));
        assertThat(found.orders())
                .singleElement()
                .satisfies(order -> assertThat(order.state()).isEqualTo(VenueOrder.State.FILLED))
                .satisfies(order -> assertThat(order.filledLots()).isEqualTo(LOTS));
        var fills =
                (VenueAnswer.Fills)
                        machine.ask(number -> new VenueRequest.ReadFills(number, since));
        assertThat(fills.fills()).isEqualTo(machine.namelessFills()).hasSize(1);
    }

    /**
     * How often the switch is set anew, and when it is taken back, is the trader's: {@code fm060}
     * of {@code ModesTest} in {@code core.machine}.
     */
    @Test
    void c25_theDeadMansSwitchIsSetSetAnewAndTakenBack() {
        machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.place(Machine.buy("grid-2", 500_010, LOTS));
        for (int i = 0; i < 20; i++) {
            assertThat(deadMan(60)).isInstanceOf(WriteOutcome.Accepted.class);
            machine.run(20);
        }
        assertThat(deadMan(0)).isInstanceOf(WriteOutcome.Accepted.class);
        machine.run(300);
        assertThat(machine.trueOrders()).allMatch(TrueOrder::isOpen);

        deadMan(60);
        machine.run(59);
        assertThat(machine.trueOrders()).allMatch(TrueOrder::isOpen);
        machine.run(2);
        assertThat(List.of(machine.last("grid-1"), machine.last("grid-2")))
                .allSatisfy(order -> {
                    assertThat(order.state()).isEqualTo(VenueOrder.State.CANCELLED);
                    assertThat(order.words()).contains("not asked for by this client");
                });
    }

    private WriteOutcome deadMan(int seconds) {
        return machine.outcome(id -> new VenueRequest.CancelAllAfter(id, seconds));
    }

    @Test
    void c25_aLostConnectionCancelsNothingByItself() {
        machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.strike(Fault.once(LineFault.LINE_BREAK, "account", Duration.ZERO));
        machine.run(600);

        assertThat(machine.all(VenueEvent.AccountLive.class).getLast().open())
                .singleElement()
                .satisfies(order ->
                        assertThat(order.clientId()).contains(new ClientOrderId("grid-1")));
    }

    @Test
    void c40_theLastFillSaysPartlyFilledAndTheOrderEndsByTheReportAfterIt() {
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.print(Side.SELL, "59900.0", "0.004");
        machine.run(1);
        assertThat(machine.last("grid-1").filledLots()).isEqualTo(400_000);
        assertThat(machine.last("grid-1").state()).isEqualTo(VenueOrder.State.OPEN);
        machine.sweep("59900.0");
        machine.run(1);

        VenueOrder last = machine.last("grid-1");
        TrueOrder order = machine.trueOrders().getFirst();
        assertThat(machine.fills()).hasSize(2);
        assertThat(last.state()).isEqualTo(VenueOrder.State.FILLED);
        assertThat(last.cost()).isEqualByComparingTo(order.cost());
        assertThat(last.fee()).isEqualByComparingTo(order.fee());
        assertThat(machine.fills().stream().map(VenueFill::executionId))
                .containsExactlyElementsOf(order.fills().stream().map(TrueFill::execId).toList());
    }

    @Test
    void c40_aFillIsToldOnceHoweverOftenItComes() {
        machine.at((exchange, _) -> exchange.duplicateFrames("executions", 20));
        machine.place(Machine.buy("grid-1", 599_000, LOTS));
        machine.sweep("59900.0");
        machine.run(1);

        assertThat(machine.fills()).hasSize(1);
        assertThat(machine.last("grid-1").filledLots()).isEqualTo(LOTS);
        assertThat(machine.all(VenueEvent.AccountLost.class)).isEmpty();
    }

    @Test
    void c41_aFillBeforeTheAnswerIsToldAndSoIsTheAnswer() {
        machine.tap().hold(frame -> frame.contains("\"add_order\""));
        long request =
                machine.send(id ->
                        new VenueRequest.Place(
                                id,
                                Machine.buy("grid-1", 599_000, LOTS),
                                machine.now().plusSeconds(5)));
        machine.run(1);
        machine.sweep("59900.0");
        machine.run(1);
        assertThat(machine.isAnswered(request)).isFalse();
        assertThat(machine.fills()).hasSize(1);
        assertThat(machine.last("grid-1").state()).isEqualTo(VenueOrder.State.FILLED);
        machine.forget();

        machine.tap().release(false);
        machine.run(1);

        assertThat(machine.outcome(request))
                .isEqualTo(new WriteOutcome.Accepted(machine.trueOrders().getFirst().orderId()));
        assertThat(machine.events()).hasSize(1);
    }

    @Test
    void c44_answersToCancelsMayComeInAnyOrder() {
        for (int i = 1; i <= 3; i++) {
            machine.place(Machine.buy("grid-" + i, 500_000 + i, LOTS));
        }
        machine.tap().hold(frame -> frame.contains("\"method\":\"cancel_order\""));
        List<Long> requests =
                LongStream.of(1, 2, 3, 3)
                        .mapToObj(i ->
                                machine.send(id ->
                                        new VenueRequest.Cancel(
                                                id, BTC, new ClientOrderId("grid-" + i))))
                        .toList();
        machine.run(1);
        assertThat(requests).noneMatch(machine::isAnswered);

        machine.tap().release(true);
        machine.run(1);

        assertThat(requests.subList(0, 3))
                .allSatisfy(id ->
                        assertThat(machine.outcome(id)).isInstanceOf(WriteOutcome.Accepted.class));
        assertThat(machine.outcome(requests.getLast()))
                .isEqualTo(new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, "EOrder:Unknown order"));
        assertThat(machine.trueOrders()).noneMatch(TrueOrder::isOpen);
    }

    /** Orders are cancelled in batches over REST alone, whose answer has one shape. */
    @Test
    void c45_aBatchOfCancelsIsCarriedOut() {
        machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.place(Machine.buy("grid-2", 500_010, LOTS));

        WriteOutcome outcome =
                machine.get(
                        machine.informedRest()
                                .cancelBatch(
                                        BTC,
                                        List.of(
                                                new ClientOrderId("grid-1"),
                                                new ClientOrderId("grid-2"))));

        assertThat(outcome).isInstanceOf(WriteOutcome.Accepted.class);
        assertThat(machine.trueOrders()).noneMatch(TrueOrder::isOpen);
    }

    @Test
    void c56_anOrderEndsOnlyOnceItsFillsAddUpInEitherOrder() {
        for (Machine each : List.of(Machine.live(), Machine.live(Quirk.FILLED_BEFORE_TRADE))) {
            each.place(Machine.buy("grid-1", 599_000, LOTS));
            each.print(Side.SELL, "59900.0", "0.003");
            each.sweep("59900.0");
            each.run(1);

            List<VenueEvent> events = each.events();
            int lastFill = events.lastIndexOf(each.all(VenueEvent.Filled.class).getLast());
            assertThat(each.fills()).hasSize(2);
            assertThat(each.last("grid-1").state()).isEqualTo(VenueOrder.State.FILLED);
            assertThat(events.subList(0, lastFill))
                    .noneMatch(event ->
                            event instanceof VenueEvent.OrderReported(var order)
                                    && order.state() == VenueOrder.State.FILLED);
        }
    }

    @Test
    void c57_aNameThatIsSpelledAnewIsTheSameOrder() {
        Machine each = Machine.live(Quirk.CLIENT_IDS_RESPELLED);
        String name = "0F1E2D3C4B5A69788796A5B4C3D2E1F0";
        Instant since = each.now();
        each.place(Machine.buy(name, 599_000, LOTS));
        each.print(Side.SELL, "59900.0", "0.003");
        each.run(1);

        assertThat(each.fills()).hasSize(1);
        assertThat(each.fills().getFirst().clientId()).contains(new ClientOrderId(name));
        assertThat(each.last(name).filledLots()).isEqualTo(300_000);
        assertThat(each.cancel(name)).isInstanceOf(WriteOutcome.Accepted.class);
        each.run(1);
        assertThat(each.last(name).words()).doesNotContain("not asked for");
        assertThat(each.ask(id -> new VenueRequest.FindOrder(id, new ClientOrderId(name), since)))
                .isInstanceOfSatisfying(
                        VenueAnswer.Orders.class, orders -> assertThat(orders.orders()).hasSize(1));
    }

    @Test
    void c58_aCancelThatWasNotAskedForIsForeignWhateverItsReason() {
        machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.place(Machine.buy("grid-2", 500_010, LOTS));
        String first = machine.trueOrders().getFirst().orderId();
        machine.at((exchange, now) -> exchange.foreignCancel(now, first, "User requested"));
        machine.cancel("grid-2");
        machine.run(1);

        assertThat(machine.last("grid-1").words())
                .isEqualTo("User requested; not asked for by this client");
        assertThat(machine.last("grid-2").words()).isEqualTo("User requested");
    }

    @Test
    void c59_aLateOrderIsUnknownAndLeavesNoTrace() {
        machine.strike(late());

        WriteOutcome outcome = machine.place(Machine.buy("grid-1", 500_000, LOTS));
        machine.run(10);

        assertThat(outcome).isEqualTo(new WriteOutcome.Unknown("EService:Deadline elapsed"));
        assertThat(machine.reports("grid-1")).isEmpty();
        assertThat(machine.trueOrders()).isEmpty();
    }

    private static Fault late() {
        return Fault.once(RequestFrameFault.LATE_FRAME, "account", Duration.ZERO)
                .of(Duration.ofSeconds(6).toNanos());
    }

    /**
     * To count such a breach and to stop is the trader's; the client tells when the order began by
     * the venue's clock, which is after its deadline, and cancels it.
     */
    @Test
    void c59_aLateOrderThatRestsAllTheSameIsToldAndCanBeCancelled() {
        Machine each = Machine.live(Quirk.LATE_ORDERS_REST);
        Instant deadline = each.now().plusSeconds(5);
        each.strike(late());

        each.place(Machine.buy("grid-1", 500_000, LOTS));
        each.run(10);

        assertThat(each.last("grid-1").state()).isEqualTo(VenueOrder.State.OPEN);
        assertThat(each.last("grid-1").opened()).isAfter(deadline);
        assertThat(each.trueOrders()).singleElement().matches(TrueOrder::late);
        assertThat(each.cancel("grid-1")).isInstanceOf(WriteOutcome.Accepted.class);
        each.run(1);
        assertThat(each.trueOrders()).noneMatch(TrueOrder::isOpen);
    }
}
