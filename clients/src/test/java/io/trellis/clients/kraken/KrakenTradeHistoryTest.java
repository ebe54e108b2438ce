package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.history.TradeHistory;
import io.trellis.core.history.TradeHistory.Answer;
import io.trellis.core.market.Aggressor;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class KrakenTradeHistoryTest {

    private static final String ROW =
            "[\"105858.40000\", \"0.00047132\", 1762819931.337618, \"s\", \"l\", \"\", 10219205]";

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
    void givenAPage_thenEveryFigureIsExact() throws InterruptedException {
        answer(Answers.markets(Answers.BTC_USD));
        answer(
                page(
                        ROW
                                + ", [\"1e-08\", \"0.0\", 1762820035.9822779, \"b\", \"m\", \"\","
                                + " 10219206]",
                        "1762820035982277754"));

        Answer answer = after("1762819931000000000");

        assertThat(answer)
                .isInstanceOfSatisfying(
                        Answer.Page.class,
                        page -> {
                            assertThat(page.trades())
                                    .containsExactly(
                                            new RecordedTrade(
                                                    1_762_819_931_337_618_000L,
                                                    new BigDecimal("105858.4"),
                                                    new BigDecimal("0.00047132"),
                                                    Aggressor.SELLER,
                                                    OrderKind.LIMIT,
                                                    10_219_205),
                                            new RecordedTrade(
                                                    1_762_820_035_982_277_900L,
                                                    new BigDecimal("0.00000001"),
                                                    new BigDecimal("0"),
                                                    Aggressor.BUYER,
                                                    OrderKind.MARKET,
                                                    10_219_206));
                            assertThat(page.last()).isEqualTo("1762820035982277754");
                            assertThat(page.full()).isFalse();
                        });
        server.takeRequest();
        assertThat(server.takeRequest().getTarget())
                .startsWith("/0/public/Trades?")
                .contains("pair=XBTUSD", "since=1762819931000000000", "count=1000");
    }

    @Test
    void givenAThousandRows_thenMoreMayFollowUnlessTheCursorStands() {
        String rows = IntStream.range(0, 1_000).mapToObj(_ -> ROW).collect(Collectors.joining(","));
        answer(Answers.markets(Answers.BTC_USD));
        answer(page(rows, "7"));
        answer(page(rows, "7"));

        try (var kraken = KrakenPublicRest.at(url())) {
            TradeHistory history = kraken.trades("BTC/USD");
            assertThat(history.after("5")).matches(a -> a instanceof Answer.Page p && p.full());
            assertThat(history.after("7")).matches(a -> a instanceof Answer.Page p && !p.full());
        }
    }

    @Test
    void givenATimeOrACursor_thenTheCursorBeginsThere() {
        try (var kraken = KrakenPublicRest.at(url())) {
            TradeHistory history = kraken.trades("BTC/USD");
            assertThat(history.from(1_762_820_035_982_277_754L)).isEqualTo("1762820035982277753");
            assertThat(history.from(0)).isEqualTo("0");
            assertThat(history.overlapping("1762820035982277754")).isEqualTo("1762820035982277753");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"EAPI:Rate limit exceeded", "EGeneral:Too many requests"})
    void givenTooManyCalls_thenItIsBusy(String error) {
        answer("{\"error\": [\"" + error + "\"]}");

        assertThat(after("1"))
                .isInstanceOfSatisfying(
                        Answer.Busy.class, busy -> assertThat(busy.until()).isEmpty());
    }

    @Test
    void givenAThrottle_thenItIsBusyUntilThen() {
        answer("{\"error\": [\"EService: Throttled: 1800000000\"]}");

        assertThat(after("1"))
                .isInstanceOfSatisfying(
                        Answer.Busy.class,
                        busy ->
                                assertThat(busy.until())
                                        .isEqualTo(
                                                Optional.of(Instant.ofEpochSecond(1_800_000_000))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>502</html>",
                "",
                "{\"error\": [], \"result\": {\"XXBTZUSD\": [[\"1\"",
                "{\"error\": [\"EService:Unavailable\"]}",
                "{\"error\": [\"EService:Busy\"]}",
                "{\"error\": [\"EGeneral:Internal error:7\"]}",
                "{\"error\": [], \"result\": {\"last\": \"1\"}}",
            })
    void givenNoAnswerThatMakesSense_thenItMayBeAskedAgain(String body) {
        answer(body);

        assertThat(after("1")).isInstanceOf(Answer.Failed.class);
    }

    @ParameterizedTest
    @CsvSource({"502", "403", "520"})
    void givenAnotherStatus_thenItMayBeAskedAgain(int status) {
        server.enqueue(new MockResponse.Builder().code(status).body("<html>").build());

        assertThat(after("1")).isInstanceOf(Answer.Failed.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "105858.40000 | -1 | XXBTZUSD[0] has no price above 0, or a quantity below 0.",
                "\"s\" | \"x\" | XXBTZUSD[0][3] \"x\" is neither b nor s.",
                "1762819931.337618 | \"soon\" | XXBTZUSD[0][2] \"soon\" is not a decimal number.",
                ", 10219205 | '' | the answer holds a trade without a number.",
            })
    void givenARowThatMakesNoSense_thenItIsNamed(String right, String wrong, String complaint) {
        answer(Answers.markets(Answers.BTC_USD));
        answer(page(ROW.replace(right, wrong), "7"));

        assertThat(after("1")).isEqualTo(new Answer.Failed("Kraken Trades: " + complaint));
    }

    @Test
    void givenARefusal_thenAskingAgainIsInVain() {
        answer("{\"error\": [\"EQuery:Unknown asset pair\"]}");

        assertThat(after("1")).isInstanceOf(Answer.Refused.class);
    }

    @Test
    void givenAnUnknownMarket_thenItIsTheCallersFault() {
        answer(Answers.markets(Answers.BTC_USD));

        try (var kraken = KrakenPublicRest.at(url())) {
            TradeHistory history = kraken.trades("XBT/USD");
            assertThatThrownBy(() -> history.after("1"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("Kraken lists no market \"XBT/USD\"; write BTC/USD.");
        }
    }

    private static String page(String rows, String last) {
        return Answers.result("{\"XXBTZUSD\": [" + rows + "], \"last\": \"" + last + "\"}");
    }

    private void answer(String body) {
        server.enqueue(new MockResponse.Builder().body(body).build());
    }

    private String url() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private Answer after(String cursor) {
        try (var kraken = KrakenPublicRest.at(url())) {
            return kraken.trades("BTC/USD").after(cursor);
        }
    }
}
