package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Instrument;
import io.trellis.core.venue.TradingMode;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;

import okio.Buffer;
import okio.GzipSink;
import okio.Okio;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

class KrakenPublicRestTest {

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void givenAListedMarket_thenItsRulesAreWhatAssetPairsSays() throws InterruptedException {
        answer(Answers.markets(Answers.DARK_POOL, Answers.DOGE_USD, Answers.BTC_USD));

        var listed = instrument("BTC/USD");

        assertThat(listed)
                .isEqualTo(
                        new ListedInstrument(
                                "BTC/USD",
                                new Instrument(
                                        new BigDecimal("0.5"),
                                        new BigDecimal("0.000001"),
                                        new BigDecimal("0.00007"),
                                        new BigDecimal("0.6"),
                                        new BigDecimal("0.0022"),
                                        new BigDecimal("0.0045")),
                                TradingMode.ONLINE));
        var request = server.takeRequest();
        assertThat(request.getMethod()).isEqualTo("GET");
        assertThat(request.getTarget()).isEqualTo("/0/public/AssetPairs");
        assertThat(request.getHeaders().get("User-Agent")).isEqualTo("Trellis");
    }

    @Test
    void givenOneTableOfFeesAndAnExponent_thenBothSidesPayItAndTheTickIsPlain() {
        answer(Answers.markets(Answers.DOGE_USD));

        var listed = instrument("DOGE/USD");

        assertThat(listed.instrument().makerFee()).isEqualTo(new BigDecimal("0.003"));
        assertThat(listed.instrument().takerFee()).isEqualTo(new BigDecimal("0.003"));
        assertThat(listed.instrument().tick().toString()).isEqualTo("1E-7");
        assertThat(listed.instrument().tick().toPlainString()).isEqualTo("0.0000001");
        assertThat(listed.instrument().lot()).isEqualTo(BigDecimal.ONE);
        assertThat(listed.mode()).isEqualTo(TradingMode.POST_ONLY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "XBT/USD | write BTC/USD",
                "XXBTZUSD | write BTC/USD",
                "btcusd | write BTC/USD",
                "BTC/USDT | of BTC there is BTC/EUR, BTC/USD",
                "ABC/USD | write base and quote, such as BTC/USD",
            })
    void givenAnUnknownMarket_thenNearOnesAreNamed(String symbol, String proposal) {
        answer(Answers.markets(Answers.BTC_USD, Answers.BTC_EUR, Answers.DOGE_USD));

        assertThatThrownBy(() -> instrument(symbol))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("Kraken lists no market \"" + symbol + "\"; " + proposal + ".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"0.5\" | \"half\" | tick_size \"half\" is not a decimal number",
                "\"0.5\" | \"0\" | tick must be above 0, was 0",
                "\"0.5\" | \"1e-99999\" | tick_size \"1e-99999\" is not a decimal number",
                "\"0.5\" | [] | tick_size is not a single value",
                "\"0.5\" | null | tick_size is missing",
                "[0, 0.22] | [0, 100] | makerFee must be in [0, 1), was 1",
                "[0, 0.22] | [0] | fees_maker[1] is not a pair of volume and fee",
                "tick_size\": \"0.5\" | tick_size\": \"0.55\" | has more decimals than a price may",
                "multiplier\": 1 | multiplier\": 7 | lot_multiplier \"7\" is not 1",
                "decimals\": 6 | decimals\": 19 | lot_decimals \"19\" is above 18",
            })
    void givenARuleThatMakesNoSense_thenItIsRefusedByName(
            String right, String wrong, String complaint) {
        answer(Answers.markets(Answers.BTC_USD.replace(right, wrong)));

        assertThatThrownBy(() -> instrument("BTC/USD"))
                .isInstanceOf(KrakenReadException.class)
                .hasMessageStartingWith("Kraken AssetPairs: XXBTZUSD")
                .hasMessageContaining(complaint)
                .hasMessageEndingWith(".");
    }

    @Test
    void givenTheTimeOfTheVenue_thenItIsReadFromTheUnixTime() {
        answer(Answers.result("{\"unixtime\": 1800000001, \"rfc1123\": \"?\"}"));

        try (var kraken = client()) {
            assertThat(kraken.serverTime()).isEqualTo(Instant.ofEpochSecond(1_800_000_001));
        }
    }

    @Test
    void givenAStatusWithTheResultFirst_thenItIsRead() {
        answer(
                """
                {"result": {"status": "cancel_only", "timestamp": "2026-11-20T21:00:07Z",
                 "emergency": []}, "error": []}
                """);

        try (var kraken = client()) {
            assertThat(kraken.systemStatus())
                    .isEqualTo(
                            new SystemStatus(
                                    TradingMode.CANCEL_ONLY,
                                    Instant.parse("2026-11-20T21:00:07Z")));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EAPI:Rate limit exceeded | ; it had too many calls, wait 15 seconds.",
                "EService: Throttled: 1800000000 | ; it had too many calls, wait 15 seconds.",
                "EService:Unavailable | ; it is down or overloaded, try again later.",
                "EGeneral:Internal error:7 | ; it is down or overloaded, try again later.",
                "EGeneral:Temporary lockout | ; it has locked this address out, wait 15 minutes.",
                "EQuery:Unknown asset pair | ; it knows no market or asset of this name.",
                "EAnything:New | .",
            })
    void givenAnError_thenItIsToldInKrakensWordsAndOurs(String error, String advice) {
        answer("{\"error\": [\"" + error + "\"]}");

        assertFails("the venue refuses with \"" + error + "\"" + advice);
    }

    @Test
    void givenAWarningOnly_thenTheResultCounts() {
        answer("{\"error\": [\"WGeneral:Hot\"], \"result\": {\"unixtime\": 7}}");

        try (var kraken = client()) {
            assertThat(kraken.serverTime()).isEqualTo(Instant.ofEpochSecond(7));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | the answer ends too early.",
                "{\"error\": [], \"result\": {\"unix | the answer ends too early.",
                "<html>busy</html> | the answer is not JSON; it begins with"
                        + " \"<html>busy</html>\".",
                "{\"error\": []} {} | the answer is not JSON; it begins with"
                        + " \"{\"error\": []} {}\".",
                "{\"error\": [], \"error\": []} | the answer is not JSON; it begins"
                        + " with \"{\"error\": [], \"error\": []}\".",
                "[[[[[[[[[[[[[[[[[[[[ | the answer is too deep or too long.",
                "[] | the answer is not an object.",
                "{} | error is missing.",
                "{\"error\": []} | result is missing.",
                "{\"error\": [], \"result\": {}} | unixtime is missing.",
                "{\"error\": [], \"result\": {\"unixtime\": 1e9}} | unixtime \"1e9\" is not a whole"
                        + " number.",
            })
    void givenAnAnswerThatIsNone_thenThatIsTold(String body, String complaint) {
        answer(body);

        assertFails(complaint);
    }

    @Test
    void givenABodyThatBreaksOff_thenTheBrokenConnectionIsTold() {
        server.enqueue(
                new MockResponse.Builder()
                        .body(Answers.result("{\"unixtime\": 7}"))
                        .onResponseBody(new SocketEffect.CloseSocket())
                        .build());

        assertFailsFor("the connection to 127.0.0.1 fails: ");
    }

    @Test
    void givenAServerWithoutTls_thenNothingIsAskedInTheClear() throws IOException {
        try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var kraken = KrakenPublicRest.at("https://127.0.0.1:" + plain.getLocalPort())) {
            Thread.ofVirtual().start(() -> answerInTheClear(plain));

            assertThatThrownBy(kraken::serverTime)
                    .isInstanceOf(KrakenReadException.class)
                    .hasMessageStartingWith(
                            "Kraken Time: there is no secure connection to 127.0.0.1: ");
        }
    }

    /** Does not wait for a whole line, which a greeting of TLS need not have. */
    private static void answerInTheClear(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket caller = plain.accept()) {
                caller.getInputStream().read();
                caller.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(UTF_8));
            } catch (IOException gone) {
                // The caller hung up, or the test is over.
            }
        }
    }

    @Test
    void givenNobodyThere_thenThatIsTold() {
        server.close();

        assertFailsFor("the connection to 127.0.0.1 fails: ");
    }

    @Test
    void givenABodyOfMoreThanFourMebibytes_thenItIsNotReadToItsEnd() {
        answer(" ".repeat(PublicCalls.MAX_ANSWER_BYTES + 1));

        assertFails("the answer is larger than 4 MiB.");
    }

    @Test
    void givenABodyOfFourMebibytes_thenItIsRead() {
        String right = Answers.result("{\"unixtime\": 7}");
        answer(right + " ".repeat(PublicCalls.MAX_ANSWER_BYTES - right.length()));

        try (var kraken = client()) {
            assertThat(kraken.serverTime()).isEqualTo(Instant.ofEpochSecond(7));
        }
    }

    @Test
    void givenASmallBodyThatUnpacksToAHugeOne_thenItIsRefused() throws IOException {
        server.enqueue(
                new MockResponse.Builder()
                        .setHeader("Content-Encoding", "gzip")
                        .body(gzip(" ".repeat(PublicCalls.MAX_ANSWER_BYTES + 1)))
                        .build());

        assertFails("the answer is larger than 4 MiB.");
    }

    @Test
    void givenAListThatIsTooLong_thenItIsRefused() {
        answer("[" + "0,".repeat(1_000_000) + "0]");

        assertFails("the answer is too deep or too long.");
    }

    @Test
    void givenABodyThatDrips_thenTheWholeCallEndsInTime() {
        server.enqueue(
                new MockResponse.Builder()
                        .body(Answers.result("{\"unixtime\": 7}"))
                        .throttleBody(1, 50, TimeUnit.MILLISECONDS)
                        .build());

        try (var kraken = KrakenPublicRest.at(url(), Duration.ofMillis(400))) {
            assertFails(
                    kraken::serverTime,
                    "127.0.0.1 gives no whole answer in 0.4 s; try again later.");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void givenARedirect_thenItIsNotFollowed(int status) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .setHeader("Location", url() + "/elsewhere")
                        .build());
        answer(Answers.result("{\"unixtime\": 7}"));

        assertFails(
                "127.0.0.1 answers with HTTP status "
                        + status
                        + ", a redirect, which is not followed; name its target as base URL.");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 408, 429, 500, 503})
    void givenAnotherStatus_thenItIsToldAndTheCallIsNotMadeAgain(int status) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .setHeader("Retry-After", "0")
                        .body("<html>")
                        .build());
        answer(Answers.result("{\"unixtime\": 7}"));

        assertFails("127.0.0.1 answers with HTTP status " + status + "; try again later.");
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void givenTheWrongAddress_thenTheBaseUrlIsNamed() {
        server.enqueue(new MockResponse.Builder().code(404).build());

        assertFails("127.0.0.1 answers with HTTP status 404; check the base URL " + url() + "/.");
    }

    @Test
    void givenABaseUrlWithAPath_thenCallsGoBelowIt() throws InterruptedException {
        answer(Answers.result("{\"unixtime\": 7}"));

        try (var kraken = KrakenPublicRest.at(url() + "/kraken/")) {
            kraken.serverTime();
        }

        assertThat(server.takeRequest().getTarget()).isEqualTo("/kraken/0/public/Time");
    }

    /** On Linux this address leads to the server, which would see a connection. */
    @Test
    void givenHttpToAnotherMachine_thenItIsRefusedBeforeAnyConnection() {
        String elsewhere = "http://0.0.0.0:" + server.getPort();

        assertThatThrownBy(() -> KrakenPublicRest.at(elsewhere).serverTime())
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "base URL \""
                                + elsewhere
                                + "\" is not encrypted; write https://, or name this machine"
                                + " (127.0.0.1).");
        assertThat(server.getRequestCount()).isZero();
    }

    private static Buffer gzip(String text) throws IOException {
        Buffer packed = new Buffer();
        try (var sink = Okio.buffer(new GzipSink(packed))) {
            sink.writeUtf8(text);
        }
        return packed;
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private KrakenPublicRest client() {
        return KrakenPublicRest.at(url());
    }

    private ListedInstrument instrument(String symbol) {
        try (var kraken = client()) {
            return kraken.instrument(symbol);
        }
    }

    private void assertFails(String complaint) {
        try (var kraken = client()) {
            assertFails(kraken::serverTime, complaint);
        }
    }

    private static void assertFails(ThrowingCallable call, String complaint) {
        assertThatThrownBy(call)
                .isInstanceOf(KrakenReadException.class)
                .hasMessage("Kraken Time: " + complaint);
    }

    private void assertFailsFor(String complaint) {
        try (var kraken = client()) {
            assertThatThrownBy(kraken::serverTime)
                    .isInstanceOf(KrakenReadException.class)
                    .hasMessageStartingWith("Kraken Time: " + complaint)
                    .hasMessageEndingWith(".");
        }
    }
}
