package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.limits.EngineCounter;
import io.trellis.clients.net.Http;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

class WritesTest {

    private static final String PLACED =
            "{\"txid\":[\"OUF4EM-FRGI2-MQMWZD\"],\"descr\":{\"order\":\"buy\"}}";
    private static final ClientOrderId ID = new ClientOrderId("grid-1");

    private final Rig rig = new Rig();

    @Test
    void givenAnOrder_thenTheParametersAreExactAndTheFeeIsInTheQuote() {
        rig.http.result(PLACED);

        assertThat(write(Rig.place(1))).isEqualTo(new WriteOutcome.Accepted("OUF4EM-FRGI2-MQMWZD"));
        assertThat(rig.http.last().path()).isEqualTo("/0/private/AddOrder");
        assertThat(rig.http.last().body())
                .isEqualTo(
                        "nonce=1795168800000000&ordertype=limit&type=buy&volume=0.00100000"
                                + "&cl_ord_id=grid-1&price=30000.0&oflags=fciq%2Cpost"
                                + "&timeinforce=GTC&pair=XBTUSD"
                                + "&deadline=2026-11-20T10%3A00%3A05Z");
    }

    @Test
    void givenOtherKindsOfOrders_thenTheirParametersFollow() {
        rig.http.result(PLACED);

        write(place(new OrderTicket.Pricing.Market()));
        assertThat(rig.http.last().body())
                .contains("ordertype=market", "oflags=fciq&")
                .doesNotContain("price", "timeinforce", "validate");
        write(place(limit(new TimeInForce.GoodTillDate(Instant.ofEpochSecond(1_800_000_000)))));
        assertThat(rig.http.last().body()).contains("timeinforce=GTD&expiretm=1800000000");
        write(place(limit(new TimeInForce.ImmediateOrCancel())));
        assertThat(rig.http.last().body()).contains("timeinforce=IOC", "oflags=fciq&");
        write(place(limit(new TimeInForce.FillOrKill())));
        assertThat(rig.http.last().body()).contains("timeinforce=FOK");
    }

    private static OrderTicket.Pricing limit(TimeInForce timeInForce) {
        return new OrderTicket.Pricing.Limit(300_000, false, timeInForce);
    }

    private static VenueRequest.Place place(OrderTicket.Pricing pricing) {
        return new VenueRequest.Place(
                1, new OrderTicket(ID, "BTC/USD", Side.SELL, 100_000, pricing), Rig.DEADLINE);
    }

    @Test
    void givenACheckOnly_thenNothingIsPlacedAndAnIdWouldBeABreach() {
        rig.http
                .result("{\"descr\":{\"order\":\"buy 0.001\"}}")
                .result(PLACED.replace("\"buy\"", "\"x\""));

        assertThat(rig.loop.result(rig.rest.validate(Rig.ticket("a"), Rig.DEADLINE)))
                .isEqualTo(new WriteOutcome.Accepted("buy 0.001"));
        assertThat(rig.http.last().body()).contains("&validate=true");
        assertThat(rig.loop.result(rig.rest.validate(Rig.ticket("a"), Rig.DEADLINE)))
                .isInstanceOf(WriteOutcome.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "502 | text/html | <html>Bad gateway</html>",
                "500 | application/json | {\"error\":[\"EOrder:Insufficient funds\"]}",
                "307 | application/json | {\"error\":[\"EOrder:Insufficient funds\"]}",
                "200 | text/html | <html>just a moment</html>",
                "200 | text/plain | {\"error\":[\"EOrder:Insufficient funds\"]}",
                "200 | ~~ | {\"error\":[\"EOrder:Insufficient funds\"]}",
                "200 | application/json | {\"error\":[\"EOrder:Insufficient fu",
                "200 | application/json | ~~",
                "200 | application/json | []",
                "200 | application/json | {\"error\":[]}",
                "200 | application/json | {\"error\":[],\"result\":null}",
                "200 | application/json | {\"error\":[],\"result\":{}}",
                "200 | application/json | {\"error\":[],\"result\":{\"txid\":[]}}",
                "200 | application/json | {\"error\":[],\"result\":{\"txid\":[\"\"]}}",
                "200 | application/json | {\"error\":[],\"result\":{\"txid\":\"OUF4EM\"}}",
                "200 | application/json | {\"error\":[],\"result\":{\"txid\":[\"A\",\"B\"]}}",
                "200 | application/json | {\"result\":{\"txid\":[\"OUF4EM\"]}}",
                "200 | application/json | {\"error\":[\"EOrder:Insufficient funds\"],"
                        + "\"result\":{\"txid\":[\"OUF4EM\"]}}",
                "200 | application/json | {\"error\":[\"EService:Unavailable\"]}",
                "200 | application/json | {\"error\":[\"EGeneral:Internal error\"]}",
                "200 | application/json | {\"error\":[\"EService:Deadline elapsed\"]}",
                "200 | application/json | {\"error\":[\"EGeneral:Invalid arguments:cl_ord_id\"]}",
                "200 | application/json | {\"error\":[\"sorry\"]}",
            })
    void c08_givenAnAnswerThatDoesNotSayNo_thenTheOutcomeIsUnknownAndNothingIsSentAgain(
            int status, String type, String text) {
        rig.http.then(ScriptedHttp.answer(status, type, text));

        assertThat(write(Rig.place(1))).isInstanceOf(WriteOutcome.Unknown.class);
        assertThat(rig.http.asked()).hasSize(1);
    }

    @Test
    void c08_givenNoAnswer_thenItIsUnknownUnlessNothingEverLeft() {
        rig.http
                .then(new Http.Reply.Failure(true, "the connection breaks"))
                .then(new Http.Reply.Failure(false, "no host is found"));

        assertThat(write(Rig.place(1)))
                .isEqualTo(new WriteOutcome.Unknown("Kraken AddOrder: the connection breaks."));
        assertThat(write(Rig.place(2)))
                .isEqualTo(new WriteOutcome.Refused(Refusal.NOT_SENT, "no host is found"));
        assertThat(rig.http.asked()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EOrder:Insufficient funds | INSUFFICIENT_FUNDS",
                "EOrder:Order minimum not met | BELOW_MINIMUM",
                "EGeneral:Invalid arguments:volume minimum not met | BELOW_MINIMUM",
                "EService:Market in cancel_only mode | MODE",
                "EAnything:New | OTHER",
            })
    void c09_givenARefusal_thenItIsOnTheListAndNothingIsSentAgain(String error, Refusal refusal) {
        rig.http.then("{\"error\":[\"" + error + "\"],\"result\":{}}");

        assertThat(write(Rig.place(1))).isEqualTo(new WriteOutcome.Refused(refusal, error));
        assertThat(rig.http.asked()).hasSize(1);
    }

    @Test
    void c17_givenAnOrderBelowAMinimum_thenNothingIsSent() {
        var small =
                new OrderTicket(
                        ID, "BTC/USD", Side.BUY, 4_999, limit(new TimeInForce.GoodTillCancelled()));
        var cheap =
                new OrderTicket(
                        ID,
                        "BTC/USD",
                        Side.BUY,
                        5_000,
                        new OrderTicket.Pricing.Limit(
                                99_999, true, new TimeInForce.GoodTillCancelled()));

        assertRefused(place(small), Refusal.BELOW_MINIMUM, "its quantity is below 0.00005");
        assertRefused(place(cheap), Refusal.BELOW_MINIMUM, "its value is below 0.5");
        assertRefused(
                new VenueRequest.Amend(1, "BTC/USD", ID, 1, 300_000, true, Rig.DEADLINE),
                Refusal.BELOW_MINIMUM,
                "its quantity is below 0.00005");
    }

    private static VenueRequest.Place place(OrderTicket ticket) {
        return new VenueRequest.Place(1, ticket, Rig.DEADLINE);
    }

    @Test
    void c17_givenAModeThatTakesNoSuchOrder_thenNothingIsSent() {
        var doge =
                new OrderTicket(
                        ID,
                        "DOGE/USD",
                        Side.BUY,
                        10_000_000_000L,
                        limit(new TimeInForce.GoodTillCancelled()));
        assertRefused(place(doge), Refusal.MODE, "CANCEL_ONLY");

        rig.rest.know(TradingMode.POST_ONLY);
        assertRefused(place(limit(new TimeInForce.GoodTillCancelled())), Refusal.MODE, "POST_ONLY");
        assertRefused(place(new OrderTicket.Pricing.Market()), Refusal.MODE, "POST_ONLY");
        rig.http.result(PLACED);
        assertThat(write(Rig.place(1))).isInstanceOf(WriteOutcome.Accepted.class);
        rig.rest.know(TradingMode.UNKNOWN);
        assertRefused(Rig.place(2), Refusal.MODE, "UNKNOWN");
    }

    @Test
    void givenAMarketThatIsNotListed_thenNothingIsSent() {
        var unknown =
                new OrderTicket(
                        ID, "XBT/USD", Side.BUY, 1, limit(new TimeInForce.GoodTillCancelled()));

        assertRefused(place(unknown), Refusal.UNKNOWN_MARKET, "no such market");
    }

    private void assertRefused(VenueRequest.Write write, Refusal reason, String words) {
        int before = rig.http.asked().size();
        WriteOutcome outcome = write(write);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        WriteOutcome.Refused.class,
                        refused -> {
                            assertThat(refused.reason()).isEqualTo(reason);
                            assertThat(refused.words()).contains(words);
                        });
        assertThat(rig.http.asked()).hasSize(before);
    }

    @Test
    void givenABatch_thenItIsJsonAndEachOrderHasItsOutcome() {
        rig.http.result(
                """
                {"orders":[
                 {"txid":"O5OR23-ADFAD-Y2G61C","descr":{"order":"buy"}},
                 {"error":"EOrder:Insufficient funds","descr":{"order":"sell"}},
                 {"descr":{"order":"sell"}},
                 {"txid":"A","error":"EOrder:Insufficient funds"},
                 {"error":"EService:Unavailable"}]}
                """);
        var batch =
                new VenueRequest.PlaceBatch(
                        1,
                        IntStream.range(0, 5).mapToObj(i -> Rig.ticket("g-" + i)).toList(),
                        Rig.DEADLINE);

        List<WriteOutcome> outcomes = rig.loop.result(rig.rest.carryOut(batch));

        assertThat(outcomes.get(0)).isEqualTo(new WriteOutcome.Accepted("O5OR23-ADFAD-Y2G61C"));
        assertThat(outcomes.get(1))
                .isEqualTo(
                        new WriteOutcome.Refused(
                                Refusal.INSUFFICIENT_FUNDS, "EOrder:Insufficient funds"));
        assertThat(outcomes.subList(2, 5)).allMatch(WriteOutcome.Unknown.class::isInstance);
        assertThat(rig.http.last().call().body().contentType()).isEqualTo("application/json");
        assertThat(rig.http.last().body())
                .startsWith(
                        "{\"deadline\":\"2026-11-20T10:00:05Z\",\"nonce\":1795168800000000,\"orders\":[{")
                .contains(
                        "\"cl_ord_id\":\"g-0\"",
                        "\"oflags\":\"fciq,post\"",
                        "\"price\":\"30000.0\"",
                        "\"volume\":\"0.00100000\"")
                .endsWith("],\"pair\":\"XBTUSD\"}");
        // Half a point an order.
        assertThat(rig.counters.of("BTC/USD", 0).points(20_000_000L)).isEqualByComparingTo("2.425");
    }

    @Test
    void givenABatchThatIsNone_thenNothingIsSent() {
        var alone = new VenueRequest.PlaceBatch(1, List.of(Rig.ticket("a")), Rig.DEADLINE);

        assertRefused(alone, Refusal.INVALID_ORDER, "2 to 15");
        assertThat(
                        rig.loop.result(
                                rig.rest.carryOut(
                                        new VenueRequest.PlaceBatch(1, List.of(), Rig.DEADLINE))))
                .isEmpty();
    }

    @Test
    void givenABatchWithFewerAnswersThanOrders_thenAllAreUnknown() {
        rig.http.result("{\"orders\":[{\"txid\":\"O5OR23-ADFAD-Y2G61C\"}]}");
        var batch =
                new VenueRequest.PlaceBatch(
                        1, List.of(Rig.ticket("a"), Rig.ticket("b")), Rig.DEADLINE);

        assertThat(rig.loop.result(rig.rest.carryOut(batch)))
                .hasSize(2)
                .allMatch(WriteOutcome.Unknown.class::isInstance);
    }

    @Test
    void givenAChangeAndCancels_thenTheirParametersAndOutcomesAreTheirs() {
        rig.http
                .result("{\"amend_id\":\"TTW6PD-RC36L-ZZSWNU\"}")
                .result("{\"count\":1}")
                .result("{\"count\":1,\"pending\":true}")
                .result("{\"count\":4}")
                .result(
                        "{\"currentTime\":\"2026-11-20T17:41:56Z\","
                                + "\"triggerTime\":\"2026-11-20T17:42:56Z\"}")
                .result("{\"currentTime\":\"2026-11-20T17:41:56Z\",\"triggerTime\":\"0\"}")
                .result("{\"count\":2}");

        assertThat(
                        write(
                                new VenueRequest.Amend(
                                        1, "BTC/USD", ID, 200_000, 300_001, true, Rig.DEADLINE)))
                .isEqualTo(new WriteOutcome.Accepted("TTW6PD-RC36L-ZZSWNU"));
        assertThat(rig.http.last().body())
                .endsWith(
                        "&cl_ord_id=grid-1&order_qty=0.00200000&limit_price=30000.1&post_only=true"
                                + "&deadline=2026-11-20T10%3A00%3A05Z");
        assertThat(write(new VenueRequest.Cancel(2, "BTC/USD", ID)))
                .isEqualTo(new WriteOutcome.Accepted(""));
        assertThat(rig.http.last().body()).endsWith("&cl_ord_id=grid-1");
        assertThat(rig.loop.result(rig.rest.cancel("OUF4EM-FRGI2-MQMWZD")))
                .isEqualTo(new WriteOutcome.Accepted(""));
        assertThat(rig.http.last().body()).endsWith("&txid=OUF4EM-FRGI2-MQMWZD");
        assertThat(write(new VenueRequest.CancelAll(3))).isEqualTo(new WriteOutcome.Accepted(""));
        assertThat(write(new VenueRequest.CancelAllAfter(4, 60)))
                .isEqualTo(new WriteOutcome.Accepted("2026-11-20T17:42:56Z"));
        assertThat(rig.http.last().body()).endsWith("&timeout=60");
        assertThat(write(new VenueRequest.CancelAllAfter(5, 0)))
                .isEqualTo(new WriteOutcome.Accepted("0"));
        assertThat(rig.loop.result(rig.rest.cancelBatch("BTC/USD", List.of(ID))))
                .isEqualTo(new WriteOutcome.Accepted(""));
        assertThat(rig.http.last().body()).startsWith("{\"cl_ord_ids\":[\"grid-1\"],\"nonce\":");
    }

    @Test
    void c24_givenACancelOfWhatIsGone_thenItIsUnknownToTheVenueAndItsEndIsToBeLookedUp() {
        rig.http.error("EOrder:Unknown order").result("{\"count\":0}");
        var gone = new VenueRequest.Cancel(1, "BTC/USD", ID);

        assertThat(write(gone))
                .isEqualTo(new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, "EOrder:Unknown order"));
        assertThat(write(gone))
                .isEqualTo(
                        new WriteOutcome.Refused(Refusal.UNKNOWN_ORDER, "no order was cancelled"));
    }

    @Test
    void c28_givenAFullCounter_thenOrdersAreRefusedHereAndCancelsGoOut() {
        rig.http.result(PLACED);
        for (int i = 0; i < 160; i++) {
            rig.counters.of("BTC/USD", 0).charge(new EngineCounter.Request.Add(), 0);
        }
        assertRefused(Rig.place(1), Refusal.RATE_LIMIT, "there is room in ");

        rig.http.result("{\"count\":1}");
        rig.http.result("{\"count\":1}");
        rig.loop.result(rig.rest.carryOut(new VenueRequest.Cancel(2, "BTC/USD", ID)));
        assertThat(rig.http.asked()).hasSize(1);
    }

    @Test
    void givenAnOrderWhoseDeadlinePassesInTheQueue_thenItIsNotSent() {
        rig.http.then(asked -> ScriptedHttp.json("{\"error\":[],\"result\":{\"open\":{}}}"));
        var late =
                new VenueRequest.Place(
                        1, Rig.ticket("late"), rig.loop.now().plus(Duration.ofMillis(5)));

        var read = rig.rest.openOrders();
        var placed = rig.rest.carryOut(late);
        // The clock on the wall is set back meanwhile; what counts is how long it waited.
        rig.loop.execute(() -> rig.loop.stepWallClock(Duration.ofHours(-1)));
        List<WriteOutcome> outcomes = rig.loop.result(placed);

        assertThat(read).isCompleted();
        assertThat(outcomes)
                .containsExactly(
                        new WriteOutcome.Refused(
                                Refusal.NOT_SENT, "its deadline passed before its turn came"));
        assertThat(rig.http.asked()).hasSize(1);
    }

    @Test
    void givenADeadlineBeforeOrBeyondAllTime_thenItIsJudgedLikeAnyOther() {
        rig.http.result(PLACED);
        var past = new VenueRequest.Place(1, Rig.ticket("past"), Instant.MIN);
        var cancel =
                new VenueRequest.Amend(2, "BTC/USD", ID, 200_000, 300_001, true, Instant.EPOCH);

        assertRefused(past, Refusal.NOT_SENT, "its deadline passed");
        assertRefused(cancel, Refusal.NOT_SENT, "its deadline passed");
    }

    @Test
    void givenReadsThatWait_thenAWriteGoesAheadOfThem() {
        rig.http.then(asked ->
                ScriptedHttp.json(
                        asked.path().endsWith("AddOrder")
                                ? "{\"error\":[],\"result\":" + PLACED + "}"
                                : "{\"error\":[],\"result\":{\"open\":{}}}"));
        for (int i = 0; i < 5; i++) {
            var _ = rig.rest.openOrders();
        }
        rig.loop.result(rig.rest.carryOut(Rig.place(1)));

        assertThat(rig.http.asked().get(1).path()).isEqualTo("/0/private/AddOrder");
        assertThat(rig.http.asked()).hasSize(6);
    }

    private WriteOutcome write(VenueRequest.Write write) {
        return rig.loop.result(rig.rest.carryOut(write)).getFirst();
    }
}
