package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/** Requests that change something: each sent once, each answered once. */
class AccountWritesTest {

    private static final ClientOrderId ID = new ClientOrderId("grid-000017-b");
    private static final ClientOrderId OTHER = new ClientOrderId("grid-000018-s");

    private final StreamFixture world = new StreamFixture();
    private final TestLoop loop = world.loop;
    private final AccountStream stream =
            new AccountStream(
                    world.host,
                    StreamFixture.URL,
                    world.markets,
                    new EngineCounters(Tier.PRO, 20, 0),
                    () -> CompletableFuture.completedFuture("the \"token\""),
                    _ -> false,
                    world.events::add);

    @BeforeEach
    void open() {
        stream.open();
        loop.passMillis(1);
        line().opens();
        loop.passMillis(300);
        line().grants("subscribe", "executions");
        line().grants("subscribe", "balances");
        line().says(Reports.executions("snapshot", 1));
        line().says(Reports.totals(1, "USD", "10000.0000"));
        line().sent.clear();
    }

    private ScriptedSockets.Line line() {
        return world.sockets.line();
    }

    @Test
    void c33_givenAnOrder_thenItsNumbersArePlainNumbersWithAllDecimals() {
        carryOut(place(1, ID));

        assertThat(line().sent)
                .containsExactly(
                        "{\"method\":\"add_order\",\"params\":{\"symbol\":\"BTC/USD\","
                                + "\"side\":\"buy\",\"order_qty\":0.01000000,"
                                + "\"order_type\":\"limit\",\"limit_price\":60000.0,"
                                + "\"time_in_force\":\"gtc\",\"post_only\":true,"
                                + "\"cl_ord_id\":\"grid-000017-b\",\"fee_preference\":\"quote\","
                                + "\"deadline\":\"2026-11-20T10:00:05.000Z\","
                                + "\"token\":\"the \\\"token\\\"\"},\"req_id\":3}");
    }

    @Test
    void givenOtherKindsOfOrders_thenTheyAreWritten() {
        carryOut(place(1, ID, new OrderTicket.Pricing.Market()));
        carryOut(place(2, OTHER, limit(new TimeInForce.ImmediateOrCancel())));
        carryOut(
                place(
                        3,
                        new ClientOrderId("third"),
                        limit(
                                new TimeInForce.GoodTillDate(
                                        Instant.parse("2026-11-21T00:00:00Z")))));
        carryOut(place(4, new ClientOrderId("fourth"), limit(new TimeInForce.FillOrKill())));

        assertThat(line().sent.get(0))
                .contains("\"order_type\":\"market\"")
                .doesNotContain("limit");
        assertThat(line().sent.get(1)).contains("\"time_in_force\":\"ioc\"");
        assertThat(line().sent.get(2))
                .contains("\"time_in_force\":\"gtd\",\"expire_time\":\"2026-11-21T00:00:00Z\"");
        assertThat(line().sent.get(3)).contains("\"time_in_force\":\"fok\"");
    }

    @Test
    void givenTheOtherRequests_thenTheyAreWritten() {
        carryOut(new VenueRequest.Amend(1, "BTC/USD", ID, 2_000_000, 610_005, true, deadline()));
        carryOut(new VenueRequest.Cancel(2, "BTC/USD", OTHER));
        carryOut(new VenueRequest.CancelAll(3));
        carryOut(new VenueRequest.CancelAllAfter(4, 60));

        assertThat(line().sent)
                .containsExactly(
                        "{\"method\":\"amend_order\",\"params\":{\"cl_ord_id\":\"grid-000017-b\","
                                + "\"order_qty\":0.02000000,\"limit_price\":61000.5,"
                                + "\"post_only\":true,\"deadline\":\"2026-11-20T10:00:05.000Z\","
                                + "\"token\":\"the \\\"token\\\"\"},\"req_id\":3}",
                        "{\"method\":\"cancel_order\",\"params\":{\"cl_ord_id\":[\"grid-000018-s\"],\"token\":\"the"
                                + " \\\"token\\\"\"},\"req_id\":4}",
                        "{\"method\":\"cancel_all\",\"params\":{"
                                + "\"token\":\"the \\\"token\\\"\"},\"req_id\":5}",
                        "{\"method\":\"cancel_all_orders_after\",\"params\":{\"timeout\":60,"
                                + "\"token\":\"the \\\"token\\\"\"},\"req_id\":6}");
    }

    @Test
    void givenAnswersInAnotherOrder_thenEachIsThatOfItsRequest() {
        carryOut(place(1, ID));
        carryOut(place(2, OTHER));
        line().says(taken("add_order", 4, "\"order_id\":\"O-2\""));
        line().says(refused("add_order", 3, "EOrder:Insufficient funds"));

        assertThat(answered())
                .containsExactly(
                        new VenueEvent.Answered(2, List.of(new WriteOutcome.Accepted("O-2"))),
                        new VenueEvent.Answered(
                                1,
                                List.of(
                                        new WriteOutcome.Refused(
                                                Refusal.INSUFFICIENT_FUNDS,
                                                "EOrder:Insufficient funds"))));
    }

    @Test
    void givenNoAnswerUntilTheDeadlineIsLongOver_thenUnknown() {
        carryOut(place(1, ID));
        world.passWithHeartbeats(6);
        assertThat(answered()).isEmpty();
        world.passWithHeartbeats(1);

        assertThat(outcome()).isEqualTo(new WriteOutcome.Unknown("no answer came in time"));
        assertThat(line().count("add_order")).isEqualTo(1);
    }

    @Test
    void givenAnAnswerAfterAll_thenItIsNoSecondOutcomeButTheOrderIsTold() {
        carryOut(place(1, ID));
        world.passWithHeartbeats(8);
        line().says(taken("add_order", 3, "\"order_id\":\"O-1\""));

        assertThat(answered()).hasSize(1);
        VenueOrder order = world.events(VenueEvent.OrderReported.class).getLast().order();
        assertThat(order.venueId()).isEqualTo("O-1");
        assertThat(order.state()).isEqualTo(VenueOrder.State.PENDING);
        assertThat(order.clientId()).contains(ID);
    }

    @Test
    void givenALostConnection_thenWhatWasSentIsUnknownAndWhatWaitedWasNotSent() {
        carryOut(place(1, ID));
        carryOut(new VenueRequest.Cancel(2, "BTC/USD", ID));
        line().ends("gone");

        assertThat(answered())
                .containsExactly(
                        new VenueEvent.Answered(
                                1,
                                List.of(
                                        new WriteOutcome.Unknown(
                                                "the connection was lost before the answer:"
                                                        + " gone"))),
                        new VenueEvent.Answered(
                                2,
                                List.of(
                                        new WriteOutcome.Refused(
                                                Refusal.NOT_SENT, "the connection was lost"))));
    }

    @Test
    void givenNoConnection_thenNotSent() {
        line().ends("gone");
        carryOut(place(1, ID));

        assertThat(outcome())
                .isEqualTo(new WriteOutcome.Refused(Refusal.NOT_SENT, "there is no connection"));
    }

    @Test
    void givenAConnectionThatTakesNothing_thenNotSent() {
        line().full = true;
        carryOut(place(1, ID));

        assertThat(outcome())
                .isEqualTo(
                        new WriteOutcome.Refused(
                                Refusal.NOT_SENT, "the connection does not take it"));
    }

    @Test
    void givenAnswersThatMakeNoSense_thenUnknown() {
        for (String answer :
                List.of(
                        taken("add_order", 3, ""),
                        taken("add_order", 4, "\"order_id\":[]"),
                        "{\"method\":\"add_order\",\"req_id\":5}",
                        "{\"method\":\"add_order\",\"req_id\":6,\"success\":false}",
                        "{\"method\":\"add_order\",\"req_id\":7,\"success\":true,"
                                + "\"error\":\"EOrder:Tick size check failed\"}",
                        refused("add_order", 8, "half asleep"),
                        refused("add_order", 9, "EService:Deadline elapsed"),
                        refused("add_order", 10, "EGeneral:Invalid arguments:cl_ord_id"))) {
            carryOut(place(1, ID));
            line().says(answer);
        }

        assertThat(answered())
                .hasSize(8)
                .allSatisfy(answer ->
                        assertThat(answer.outcomes().getFirst())
                                .isInstanceOf(WriteOutcome.Unknown.class));
    }

    @Test
    void givenASecondRequestOnAnOrder_thenItWaitsForTheFirst() {
        carryOut(place(1, ID));
        carryOut(new VenueRequest.Cancel(2, "BTC/USD", ID));
        assertThat(line().count("cancel_order")).isZero();

        line().says(taken("add_order", 3, "\"order_id\":\"O-1\""));
        loop.passSeconds(1);

        assertThat(line().count("cancel_order")).isEqualTo(1);
    }

    @Test
    void c41_givenAFillBeforeTheAnswer_thenBothAreTold() {
        carryOut(place(1, ID));
        line().says(Reports.one(2, Reports.trade("T1", "0.00400000", "240", "0.6", "0.004")));
        line().says(taken("add_order", 3, "\"order_id\":\"OVN7VD-7VYHS-APBKHA\""));

        VenueOrder order = world.events(VenueEvent.OrderReported.class).getLast().order();
        assertThat(order.filledLots()).isEqualTo(400_000);
        assertThat(order.lots()).isEqualTo(1_000_000);
        assertThat(world.events(VenueEvent.Filled.class)).hasSize(1);
        assertThat(answered()).hasSize(1);
        assertThat(world.events(VenueEvent.AccountLost.class)).isEmpty();
    }

    @Test
    void givenACancelOfOurs_thenTheEndIsNotForeign() {
        line().says(Reports.one(2, Reports.PENDING));
        carryOut(new VenueRequest.Cancel(1, "BTC/USD", ID));
        line().says(taken("cancel_order", 3, "\"order_id\":\"OVN7VD-7VYHS-APBKHA\""));
        line().says(Reports.one(3, Reports.canceled("0", "User requested")));

        assertThat(world.events(VenueEvent.OrderReported.class).getLast().order().words())
                .isEqualTo("User requested");
    }

    @Test
    void givenABatch_thenItsOutcomesAreInTheOrderOfTheRequest() {
        carryOut(batch());
        line().says(
                        taken("batch_add", 3, "")
                                .replace(
                                        "\"result\":{}",
                                        "\"result\":[{\"order_id\":\"O-2\",\"cl_ord_id\":"
                                                + "\"grid-000018-s\"},{\"error\":"
                                                + "\"EOrder:Insufficient funds\",\"cl_ord_id\":"
                                                + "\"grid-000017-b\"}]"));

        assertThat(answered().getFirst().outcomes())
                .containsExactly(
                        new WriteOutcome.Refused(
                                Refusal.INSUFFICIENT_FUNDS, "EOrder:Insufficient funds"),
                        new WriteOutcome.Accepted("O-2"));
    }

    @Test
    void givenABatchInTheOtherShape_thenTheElementWithoutANameIsTheOneThatIsLeft() {
        carryOut(batch());
        line().says(
                        taken(
                                "batch_add",
                                3,
                                "\"orders\":[{\"success\":true,\"order_id\":\"O-1\",\"cl_ord_id\":"
                                        + "\"grid-000017-b\"},{\"success\":false,\"error\":"
                                        + "\"EOrder:Insufficient funds\"}]"));

        assertThat(answered().getFirst().outcomes())
                .containsExactly(
                        new WriteOutcome.Accepted("O-1"),
                        new WriteOutcome.Refused(
                                Refusal.INSUFFICIENT_FUNDS, "EOrder:Insufficient funds"));
    }

    @Test
    void givenABatchAnswerThatNamesNobody_thenUnknownForAll() {
        carryOut(batch());
        line().says(
                        taken(
                                "batch_add",
                                3,
                                "\"orders\":[{\"order_id\":\"O-1\"},{\"order_id\":\"O-2\"}]"));

        assertThat(answered().getFirst().outcomes())
                .hasSize(2)
                .allMatch(WriteOutcome.Unknown.class::isInstance);
    }

    @Test
    void c45_givenTheCountOfCancelsInEitherPlace_thenTaken() {
        carryOut(new VenueRequest.CancelAll(1));
        line().says(taken("cancel_all", 3, "\"count\":2"));
        carryOut(new VenueRequest.CancelAll(2));
        line().says(
                        "{\"method\":\"cancel_all\",\"req_id\":4,\"orders_cancelled\":2,"
                                + "\"success\":true}");

        assertThat(answered())
                .extracting(answer -> answer.outcomes().getFirst())
                .containsExactly(new WriteOutcome.Accepted(""), new WriteOutcome.Accepted(""));
    }

    @Test
    void c17_givenAnOrderBelowTheMinimum_thenItIsNotSent() {
        carryOut(
                new VenueRequest.Place(
                        1,
                        ticket(ID, 4_999, limit(new TimeInForce.GoodTillCancelled())),
                        deadline()));

        assertThat(outcome())
                .isEqualTo(
                        new WriteOutcome.Refused(
                                Refusal.BELOW_MINIMUM, "its quantity is below 0.00005"));
        assertThat(line().sent).isEmpty();
    }

    @Test
    void givenFramesThatWaitOnTheLoop_thenAnOrderIsSentBeforeThemAndARefusalIsToldAfter() {
        loop.execute(() -> line().sent.add("a frame is read"));

        stream.carryOut(place(1, ID));
        stream.carryOut(
                new VenueRequest.Place(
                        2,
                        ticket(OTHER, 1_000_000, limit(new TimeInForce.GoodTillCancelled())),
                        loop.now()));

        assertThat(line().sent).singleElement().asString().contains("add_order");
        assertThat(world.events(VenueEvent.Answered.class)).isEmpty();
        loop.passMillis(0);
        assertThat(line().sent).hasSize(2).last().isEqualTo("a frame is read");
        assertThat(world.events(VenueEvent.Answered.class)).hasSize(1);
    }

    @Test
    void givenADeadlineThatIsTooNear_thenItIsNotSent() {
        carryOut(
                new VenueRequest.Place(
                        1,
                        ticket(ID, 1_000_000, limit(new TimeInForce.GoodTillCancelled())),
                        loop.now().plusMillis(500)));

        assertThat(outcome())
                .isEqualTo(new WriteOutcome.Refused(Refusal.NOT_SENT, "its deadline is too near"));
    }

    @Test
    void givenMoreOrdersThanTheEngineTakes_thenTheyWaitOrAreRefusedBeforeItDoes() {
        IntStream.range(0, 200)
                .forEach(i -> stream.carryOut(place(i, new ClientOrderId("order-" + i))));
        // Forty a second go out, each with its answer.
        for (int i = 0; i < 40; i++) {
            loop.passMillis(100);
            line().says(StreamFixture.HEARTBEAT);
        }

        assertThat(line().count("add_order")).isBetween(120L, 180L);
        assertThat(world.events(VenueEvent.Answered.class))
                .isNotEmpty()
                .allSatisfy(answer ->
                        assertThat(answer.outcomes().getFirst())
                                .isInstanceOf(WriteOutcome.Refused.class));
    }

    @Test
    void givenTheVenuesWordForTheCounter_thenItHolds() {
        line().says(
                        Reports.one(
                                2,
                                Reports.PENDING.replace(
                                        "\"timestamp\"", "\"ratecount\":179,\"timestamp\"")));
        carryOut(place(1, OTHER));

        assertThat(outcome())
                .isEqualTo(
                        new WriteOutcome.Refused(
                                Refusal.RATE_LIMIT, "Kraken would refuse it for its rate"));
    }

    private void carryOut(VenueRequest.Write write) {
        stream.carryOut(write);
        loop.passMillis(0);
    }

    private static VenueRequest.Place place(long id, ClientOrderId order) {
        return place(id, order, limit(new TimeInForce.GoodTillCancelled()));
    }

    private static VenueRequest.Place place(
            long id, ClientOrderId order, OrderTicket.Pricing pricing) {
        return new VenueRequest.Place(id, ticket(order, 1_000_000, pricing), deadline());
    }

    private static VenueRequest.PlaceBatch batch() {
        var limit = limit(new TimeInForce.GoodTillCancelled());
        return new VenueRequest.PlaceBatch(
                1,
                List.of(ticket(ID, 1_000_000, limit), ticket(OTHER, 1_000_000, limit)),
                deadline());
    }

    private static OrderTicket ticket(ClientOrderId id, long lots, OrderTicket.Pricing pricing) {
        return new OrderTicket(id, "BTC/USD", Side.BUY, lots, pricing);
    }

    private static OrderTicket.Pricing.Limit limit(TimeInForce timeInForce) {
        return new OrderTicket.Pricing.Limit(600_000, true, timeInForce);
    }

    private static Instant deadline() {
        return TestLoop.START.plusSeconds(5);
    }

    private static String taken(String method, long requestId, String result) {
        return "{\"method\":\""
                + method
                + "\",\"req_id\":"
                + requestId
                + ",\"result\":{"
                + result
                + "},\"success\":true}";
    }

    private static String refused(String method, long requestId, String error) {
        return "{\"error\":\""
                + error
                + "\",\"method\":\""
                + method
                + "\",\"req_id\":"
                + requestId
                + ",\"success\":false}";
    }

    private List<VenueEvent.Answered> answered() {
        return world.events(VenueEvent.Answered.class);
    }

    private WriteOutcome outcome() {
        return answered().getLast().outcomes().getFirst();
    }
}
