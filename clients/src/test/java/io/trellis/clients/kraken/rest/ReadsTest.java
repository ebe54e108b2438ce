package io.trellis.clients.kraken.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.Signer;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.net.Http;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

class ReadsTest {

    private static final String TIME = "{\"unixtime\":1800000000}";
    private static final String NO_ORDERS = "{\"open\":{}}";

    private final Rig rig = new Rig();

    @Test
    void givenAPublicCall_thenItIsAskedWithoutAnythingOfTheKey() {
        rig.http.result(TIME);

        Instant time = rig.loop.result(rig.rest.time());

        assertThat(time).isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(rig.http.last().call().url())
                .hasToString("https://api.kraken.com/0/public/Time");
        assertThat(rig.http.last().call().headers())
                .extracting(Http.Header::name)
                .containsExactly("User-Agent");
    }

    @Test
    void givenAPrivateCall_thenItIsSignedAndItsNonceIsTheTimeInMicroseconds() {
        rig.http.result(NO_ORDERS);

        rig.loop.result(rig.rest.openOrders());

        assertThat(rig.http.last().body()).isEqualTo("nonce=1795168800000000");
        assertThat(rig.http.last().call().body().contentType())
                .isEqualTo("application/x-www-form-urlencoded");
        assertThat(rig.http.last().header("API-Key")).isEqualTo("PUBLIC+PART");
        assertThat(rig.http.last().header("API-Sign")).hasSize(88).endsWith("==");
    }

    @Test
    void c05_givenSigns_thenTheyArePercentEncoded() {
        assertThat(Form.empty().with("expiretm", "+60").with("close[price]", "a b*~").encoded())
                .isEqualTo("expiretm=%2B60&close%5Bprice%5D=a%20b*%7E");
    }

    @Test
    void c05_givenAPlusInAParameter_thenTheEncodedBytesAreSentAndSigned() {
        rig.http.result("{\"txid\":[\"OUF4EM-FRGI2-MQMWZD\"]}");
        var order = new VenueRequest.Place(1, Rig.ticket("a+b"), Rig.DEADLINE);

        rig.loop.result(rig.rest.carryOut(order));

        ScriptedHttp.Asked asked = rig.http.last();
        String nonce = Long.toString(nonce(asked));
        assertThat(asked.body()).contains("&cl_ord_id=a%2Bb&");
        assertThat(asked.header("API-Sign"))
                .isEqualTo(
                        new Signer(Rig.key())
                                .sign(asked.call().url(), nonce, asked.call().body().bytes()));
    }

    @Test
    void c04_given200CallsAtOnce_thenTheyGoOneAfterTheOtherWithRisingNonces() throws Exception {
        var rig = new Rig(RestSettings.trading(Tier.PRO, 7));
        rig.http.result(NO_ORDERS);
        var threads = new ArrayList<Thread>();
        var futures = new ArrayList<CompletableFuture<?>>();
        for (int i = 0; i < 20; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                for (int call = 0; call < 10; call++) {
                                    var future = rig.rest.openOrders();
                                    synchronized (futures) {
                                        futures.add(future);
                                    }
                                }
                            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        rig.loop.runAll();

        assertThat(futures).hasSize(200).allMatch(CompletableFuture::isDone);
        assertThat(rig.http.mostOpen()).isEqualTo(1);
        List<Long> nonces = rig.http.asked().stream().map(ReadsTest::nonce).toList();
        assertThat(nonces).hasSize(200).doesNotHaveDuplicates().isSorted();
    }

    private static long nonce(ScriptedHttp.Asked asked) {
        var found = Pattern.compile("nonce\"?[=:]\"?([0-9]+)").matcher(asked.body());
        assertThat(found.find()).isTrue();
        return Long.parseLong(found.group(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "502 | text/html | <html>Bad gateway</html>",
                "503 | application/json | {\"error\":[],\"result\":{\"unixtime\":1}}",
                "200 | text/html | <html>just a moment</html>",
                "200 | application/json | {\"error\":[],\"result\":{\"unixtime\":18",
                "200 | application/json | ~~",
                "200 | application/json | {\"error\":[]}",
                "200 | application/json | {\"error\":[\"EService:Unavailable\"]}",
                "200 | application/json | {\"error\":[\"EGeneral:Internal error\"]}",
            })
    void c08_givenAnAnswerThatIsNone_thenTheReadIsMadeAgain(int status, String type, String text) {
        rig.http.then(ScriptedHttp.answer(status, type, text)).result(TIME);

        assertThat(rig.loop.result(rig.rest.time()))
                .isEqualTo(Instant.ofEpochSecond(1_800_000_000));
        assertThat(rig.http.asked()).hasSize(2);
    }

    @Test
    void givenFailureAfterFailure_thenTheBudgetEndsItAndTheSentenceNamesTheCall() {
        rig.http.then(new Http.Reply.Failure(true, "the connection breaks"));

        assertThatThrownBy(() -> rig.loop.result(rig.rest.time()))
                .isInstanceOf(KrakenReadException.class)
                .hasMessage("Kraken Time: the connection breaks.");
        assertThat(rig.http.asked()).hasSize(5);
        assertThat(rig.loop.elapsed()).isLessThan(Duration.ofSeconds(60));
    }

    @Test
    void givenAFamilyThatKeepsFailing_thenItRestsWhileOthersAreAsked() {
        rig.http.then(asked ->
                asked.path().endsWith("/Time")
                        ? new Http.Reply.Failure(true, "nothing comes")
                        : ScriptedHttp.json("{\"error\":[],\"result\":" + NO_ORDERS + "}"));
        assertThatThrownBy(() -> rig.loop.result(rig.rest.time()))
                .hasMessageContaining("nothing comes");

        assertThatThrownBy(() -> rig.loop.result(rig.rest.time()))
                .hasMessageContaining("rest for a while");
        assertThat(rig.loop.result(rig.rest.openOrders()).rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EQuery:Unknown asset pair",
                "EGeneral:Permission denied",
                "EGeneral:Invalid arguments",
                "EAnything:New"
            })
    void givenARefusalThatIsFinal_thenTheReadIsNotMadeAgain(String error) {
        rig.http.error(error);

        assertThatThrownBy(() -> rig.loop.result(rig.rest.openOrders()))
                .isInstanceOf(KrakenReadException.class)
                .hasMessageContaining(error);
        assertThat(rig.http.asked()).hasSize(1);
        assertThat(rig.rest.stopped()).isEmpty();
    }

    @Test
    void c10_givenThrottledUntilATime_thenNothingIsAskedBefore() {
        long until = rig.loop.now().getEpochSecond() + 21;
        rig.http.error("EService: Throttled: " + until).result(TIME);

        rig.loop.result(rig.rest.time());

        assertThat(rig.http.asked()).hasSize(2);
        assertThat(rig.http.last().nanos()).isBetween(21_000_000_000L, 22_100_000_000L);
    }

    @Test
    void givenTooManyCalls_thenTheNextWaitsFiveToFifteenSeconds() {
        rig.http.error("EAPI:Rate limit exceeded").result(NO_ORDERS);

        rig.loop.result(rig.rest.openOrders());

        assertThat(rig.http.last().nanos()).isBetween(5_000_000_000L, 15_100_000_000L);
    }

    @Test
    void c27_givenManyReads_thenTheyWaitForTheCounterOfTheKey() {
        var rig = new Rig(RestSettings.trading(Tier.STARTER, 7));
        rig.http.result("{\"ledger\":{},\"count\":0}");
        for (int i = 0; i < 12; i++) {
            var _ = rig.rest.ledger(Instant.EPOCH.plusSeconds(5));
        }
        rig.loop.runAll();

        // Seven at 2 points fit into 15; each further one takes 2 points at 0.33 a second.
        assertThat(rig.http.asked()).hasSize(12);
        assertThat(rig.http.asked().get(6).nanos()).isLessThan(1_000_000_000L);
        assertThat(rig.http.last().nanos()).isGreaterThan(27_000_000_000L);
    }

    @Test
    void c51_givenARefusedNonceWhileTrading_thenNothingPrivateIsSentAnyMore() {
        rig.http.error("EAPI:Invalid nonce");

        assertThatThrownBy(() -> rig.loop.result(rig.rest.openOrders()))
                .hasMessageContaining("is there a second user of this key?");
        assertThat(rig.rest.stopped()).isPresent();
        assertThatThrownBy(() -> rig.loop.result(rig.rest.balances()))
                .hasMessageContaining("private calls have stopped")
                .hasMessageContaining("is there a second user of this key?");
        List<WriteOutcome> outcomes = rig.loop.result(rig.rest.carryOut(Rig.place(1)));

        assertThat(outcomes.toString()).contains("NONCE", "private calls have stopped");
        assertThat(rig.http.asked()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"EAPI:Invalid key", "EAPI:Invalid signature", "EGeneral:Temporary lockout"})
    void givenAKeyThatIsNotKnown_thenItIsNotTriedASecondTime(String error) {
        rig.http.error(error);

        assertThatThrownBy(() -> rig.loop.result(rig.rest.balances())).hasMessageContaining(error);
        assertThatThrownBy(() -> rig.loop.result(rig.rest.balances()))
                .hasMessageContaining("private calls have stopped");
        assertThat(rig.http.asked()).hasSize(1);
    }

    @Test
    void givenAToolThatReads_thenItJumpsAheadThreeTimesAndNoMore() {
        var rig = new Rig(RestSettings.reading(Tier.PRO, 7));
        rig.http
                .error("EAPI:Invalid nonce")
                .error("EAPI:Invalid nonce")
                .error("EAPI:Invalid nonce")
                .result(NO_ORDERS);
        rig.loop.result(rig.rest.openOrders());
        assertThat(rig.http.asked()).hasSize(4);
        assertThat(nonce(rig.http.last()) - nonce(rig.http.asked().getFirst()))
                .isGreaterThan(Duration.ofDays(1).toMillis() * 1_000);

        rig.http.then("{\"error\":[\"EAPI:Invalid nonce\"]}");
        rig.http.then("{\"error\":[\"EAPI:Invalid nonce\"]}");
        // The result of the script is used up by one more call.
        rig.loop.result(rig.rest.openOrders());
        assertThatThrownBy(() -> rig.loop.result(rig.rest.openOrders()))
                .hasMessageContaining("EAPI:Invalid nonce");
        assertThat(rig.http.asked()).hasSize(9);
        assertThat(rig.rest.stopped()).isPresent();
    }

    /** c53: what is announced does not change what may be done now. */
    @Test
    void c53_givenMaintenanceAnnounced_thenTheModeIsThatOfTheEngine() {
        rig.http.result(
                """
                {"status":"online","timestamp":"2026-11-11T00:17:10Z",
                 "upcoming_maintenance":[{"event_id":34,"title":"Works",
                  "expected_start_utc":"2026-11-24T02:00:00Z",
                  "expected_end_utc":"2026-11-24T02:30:00Z","time_to_start_s":236940,
                  "phase":"approaching_30m","affected_services":["spot_rest","spot_ws"],
                  "order_submission":"allowed","recommended_action":"cancel_open_orders",
                  "cancel_before_utc":"2026-11-24T01:55:00Z","source_url":"https://example.com"}],
                 "emergency":[{},{}]}
                """);

        VenueStatus status = rig.loop.result(rig.rest.systemStatus());

        assertThat(status.mode()).isEqualTo(TradingMode.ONLINE);
        assertThat(status.emergencies()).isEqualTo(2);
        Maintenance window = status.upcoming().getFirst();
        assertThat(window.phase()).isEqualTo(Maintenance.Phase.WITHIN_HALF_AN_HOUR);
        assertThat(window.action()).isEqualTo(Maintenance.Action.CANCEL_OPEN_ORDERS);
        assertThat(window.ordersAllowed()).isTrue();
        assertThat(window.services()).containsExactly("spot_rest", "spot_ws");
        assertThat(window.start()).contains(Instant.parse("2026-11-24T02:00:00Z"));
        assertThat(window.cancelBefore()).contains(Instant.parse("2026-11-24T01:55:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",\"upcoming_maintenance\":[],\"emergency\":[]",
                ",\"upcoming_maintenance\":null,\"emergency\":null"
            })
    void c53_givenNothingAnnounced_thenTheListsAreEmptyHoweverThatIsSaid(String lists) {
        rig.http.result(
                "{\"status\":\"cancel_only\",\"timestamp\":\"2026-11-11T00:17:10Z\"" + lists + "}");

        assertThat(rig.loop.result(rig.rest.systemStatus()))
                .isEqualTo(
                        new VenueStatus(
                                TradingMode.CANCEL_ONLY,
                                Instant.parse("2026-11-11T00:17:10Z"),
                                List.of(),
                                0));
    }

    @Test
    void c53_givenWordsOnNoList_thenTheyCountAsTheMostCautious() {
        rig.http.result(
                "{\"events\":[{\"phase\":\"any_moment\",\"recommended_action\":\"panic\","
                        + "\"order_submission\":\"sometimes\"},"
                        + "{\"phase\":\"unspecified\",\"recommended_action\":\"unspecified\"}]}");

        List<Maintenance> windows = rig.loop.result(rig.rest.maintenanceSchedule());

        assertThat(windows)
                .hasSize(2)
                .allMatch(window -> window.phase() == Maintenance.Phase.WITHIN_SECONDS)
                .allMatch(window -> window.action() == Maintenance.Action.DISCONNECT_AND_WAIT)
                .noneMatch(Maintenance::ordersAllowed);
    }

    @Test
    void givenNoKey_thenPrivateCallsAreABugOfTheCaller() {
        var loop = new HandLoop();
        var rest =
                KrakenRest.withoutKey(
                        KrakenHosts.kraken(),
                        new ScriptedHttp(loop),
                        loop,
                        RestSettings.reading(Tier.STARTER, 1));

        assertThatThrownBy(rest::balances).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> rest.carryOut(Rig.place(1)))
                .isInstanceOf(IllegalStateException.class);
    }

    /** The token is worth an account for a quarter of an hour. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"result\":{\"token\":\"SECRETTOKEN0123456789",
                "{\"error\":[],\"result\":{\"token\":SECRETTOKEN0123456789}}",
                "{\"error\":[],\"result\":{\"token\":[\"SECRETTOKEN0123456789\"]}}",
                "SECRETTOKEN0123456789",
            })
    void c50_givenABrokenAnswerWithAToken_thenTheTokenIsInNoMessage(String broken) {
        rig.http.then(broken);

        assertThatThrownBy(() -> rig.loop.result(rig.rest.webSocketsToken()))
                .isInstanceOf(KrakenReadException.class)
                .satisfies(failure -> {
                    for (Throwable t = failure; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain("TOKEN0123");
                    }
                });
    }
}
