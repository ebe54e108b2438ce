package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a simulator of Kraken must do over WebSocket, one test a statement of the venue's
 * conformance list, whose number the name bears.
 */
class SimulatorConformanceStreamTest {

    private final RawCaller kraken = new RawCaller();

    @Test
    void s30_theStatusComesFirstAndAgainWhenTheModeChanges() {
        var line = kraken.open(Face.PUBLIC);
        assertThat(line.take())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"channel\":\"status\",\"type\":\"update\",\"data\":[{\"api_version\":\"v2\"")
                .contains("\"connection_id\":12393906104898154338,\"system\":\"online\"");

        kraken.exchange.mode(kraken.now, SystemMode.MAINTENANCE);
        assertThat(line.take())
                .singleElement()
                .asString()
                .contains("\"system\":\"maintenance\"")
                .doesNotContain("connection_id");
        kraken.exchange.mode(kraken.now, SystemMode.CANCEL_ONLY);
        assertThat(line.take()).singleElement().asString().contains("\"system\":\"cancel_only\"");
    }

    @Test
    void s31_heartbeatsComeOnlyWhereSomethingIsSubscribedAndIdleConnectionsEnd() {
        var silent = kraken.open(Face.PUBLIC);
        var follower = kraken.open(Face.PUBLIC);
        follower.send("subscribe", "\"channel\":\"trade\",\"symbol\":[\"BTC/USD\"]");
        follower.take();
        silent.take();
        kraken.pass(10);
        assertThat(follower.take()).hasSize(10).containsOnly("{\"channel\":\"heartbeat\"}");
        assertThat(silent.take()).isEmpty();
        for (int i = 0; i < 10; i++) {
            kraken.sweep("6010" + i % 2 + ".0");
            kraken.pass(0.9);
        }
        assertThat(follower.take())
                .as("none where there is something to send")
                .hasSize(10)
                .allMatch(frame -> frame.contains("\"channel\":\"trade\""));

        silent.raw("{\"method\":\"ping\",\"req_id\":101}");
        assertThat(silent.take())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"method\":\"pong\",\"req_id\":101,\"time_in\":\"2026-11-20T10:00:19");
        silent.raw("{\"method\":\"ping\",\"params\":{},\"req_id\":1}");
        assertThat(silent.take().getFirst())
                .contains("Unsupported field: 'params' for the given msg type: ping");
        kraken.pass(59.9);
        assertThat(silent.session.isOpen()).isTrue();
        kraken.pass(0.1);
        assertThat(silent.session.isOpen()).isFalse();
        assertThat(follower.session.isOpen()).isTrue();
    }

    @Test
    void s32_thereIsOneAnswerASymbolWithTheSameNumber() {
        var line = kraken.open(Face.PUBLIC);
        line.take();
        line.raw(
                "{\"method\":\"subscribe\",\"params\":{\"channel\":\"book\",\"depth\":25,\"symbol\":"
                        + "[\"BTC/USD\",\"XBT/USD\",\"SUI/USD\"]},\"req_id\":11}");
        List<String> answers =
                line.take().stream().filter(frame -> frame.contains("\"time_in\"")).toList();

        assertThat(answers).hasSize(3).allMatch(frame -> frame.contains("\"req_id\":11"));
        assertThat(answers.get(0))
                .startsWith(
                        "{\"method\":\"subscribe\",\"req_id\":11,\"result\":{\"channel\":\"book\","
                                + "\"depth\":25,\"snapshot\":true,\"symbol\":\"BTC/USD\"},\"success\":true");
        assertThat(answers.get(1))
                .startsWith(
                        "{\"error\":\"Currency pair not supported"
                                + " XBT/USD\",\"method\":\"subscribe\","
                                + "\"req_id\":11,\"success\":false,\"symbol\":\"XBT/USD\"")
                .doesNotContain("result");

        line.raw(
                "{\"method\":\"unsubscribe\",\"params\":{\"channel\":\"book\",\"depth\":25,\"symbol\":"
                        + "[\"BTC/USD\",\"SUI/USD\",\"ETH/USD\"]},\"req_id\":12}");
        assertThat(line.take())
                .hasSize(3)
                .allMatch(frame -> frame.contains("\"req_id\":12"))
                .filteredOn(frame -> frame.contains("\"success\":true"))
                .hasSize(2);
        kraken.sweep("60200.0");
        assertThat(line.take("book")).as("nothing comes any more").isEmpty();

        line.raw("{not json");
        assertThat(line.take().getFirst())
                .startsWith(
                        "{\"error\":\"Malformed request\",\"method\":\"error\",\"success\":false")
                .doesNotContain("req_id");
        line.raw("{\"method\":\"jump\",\"req_id\":3}");
        assertThat(line.take().getFirst()).contains("Unsupported event");
        line.raw("{\"method\":\"subscribe\",\"params\":{\"channel\":\"heartbeat\"},\"req_id\":4}");
        assertThat(line.take().getFirst()).contains("\"success\":false");
    }

    @Test
    void s33_numbersAsTextsAreRefused() {
        var line = kraken.account();
        line.send(
                "add_order",
                "\"order_type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC/USD\",\"order_qty\":0.01,"
                        + "\"limit_price\":\"59000.0\"");
        assertThat(line.answer().get("error").orElseThrow().scalar())
                .hasValue("Limit_price field must be a number_float");
        line.send(
                "add_order",
                "\"order_type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC/USD\","
                        + "\"order_qty\":\"0.01\",\"limit_price\":59000.0");
        assertThat(line.answer().get("error").orElseThrow().scalar())
                .hasValue("Order_qty field must be a number_float");
        line.send(
                "add_order",
                "\"order_type\":\"market\",\"side\":\"buy\",\"symbol\":\"BTC/USD\","
                        + "\"cash_order_qty\":\"5\"");
        assertThat(line.answer().get("error").orElseThrow().scalar())
                .hasValue("Cash_order_qty field must be a number_float");
    }

    /** A limit order, a post-only one, one at the market, a cancel, and whether orders meet. */
    @ParameterizedTest
    @CsvSource({
        "ONLINE, yes, yes, yes, yes, yes",
        "POST_ONLY, no, yes, no, yes, no",
        "CANCEL_ONLY, no, no, no, yes, no",
        "MAINTENANCE, EService:Unavailable, EService:Unavailable, EService:Unavailable,"
                + " EService:Unavailable, no"
    })
    void s48_modesOfTheEngineAllowWhatTheirTableSays(
            SystemMode mode, String limit, String post, String market, String cancel, String meet) {
        String resting = kraken.sell("0.01", "60200.0", "resting").at("txid", 0);
        String other = kraken.sell("0.01", "61000.0", "other").at("txid", 0);

        kraken.exchange.mode(kraken.now, mode);

        String refused = "EService:Market in " + mode.wire() + " mode";
        assertThat(limit()).isEqualTo(answer(limit, refused));
        assertThat(kraken.buy("0.01", "59000.0", "post").error()).isEqualTo(answer(post, refused));
        assertThat(market()).isEqualTo(answer(market, refused));
        assertThat(kraken.post("CancelOrder", "txid", other).error())
                .isEqualTo(answer(cancel, refused));
        assertThat(kraken.get("SystemStatus", "").at("status")).isEqualTo(mode.wire());
        kraken.sweep("60500.0");
        assertThat(isOpen(resting)).as("orders meet").isEqualTo(meet.equals("no"));
        kraken.exchange.mode(kraken.now, SystemMode.ONLINE);
        assertThat(isOpen(resting)).as("the price went through meanwhile").isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "ONLINE, yes, yes, yes, yes, yes",
        "POST_ONLY, no, yes, no, yes, no",
        "CANCEL_ONLY, no, no, no, yes, no",
        "LIMIT_ONLY, yes, yes, no, yes, yes",
        "REDUCE_ONLY, no, no, no, yes, yes",
        "MAINTENANCE, EService:Unavailable, EService:Unavailable, EService:Unavailable,"
                + " EService:Unavailable, no",
        "DELISTED, EQuery:Unknown asset pair, EQuery:Unknown asset pair,"
                + " EQuery:Unknown asset pair, yes, no",
        "WORK_IN_PROGRESS, EQuery:Unknown asset pair, EQuery:Unknown asset pair,"
                + " EQuery:Unknown asset pair, yes, no"
    })
    void s48_statusesOfAMarketAllowWhatTheirTableSays(
            PairStatus status,
            String limit,
            String post,
            String market,
            String cancel,
            String meet) {
        String resting = kraken.sell("0.01", "60200.0", "resting").at("txid", 0);
        String other = kraken.sell("0.01", "61000.0", "other").at("txid", 0);
        var line = kraken.open(Face.PUBLIC);
        line.send("subscribe", "\"channel\":\"instrument\"");
        line.take();

        kraken.exchange.pairStatus(kraken.now, RawCaller.BTC, status);

        String refused = "EService:Market in " + status.wire() + " mode";
        assertThat(limit()).isEqualTo(answer(limit, refused));
        assertThat(kraken.buy("0.01", "59000.0", "post").error()).isEqualTo(answer(post, refused));
        assertThat(market()).isEqualTo(answer(market, refused));
        assertThat(kraken.post("CancelOrder", "txid", other).error())
                .isEqualTo(answer(cancel, refused));
        if (status != PairStatus.ONLINE) {
            assertThat(line.take("instrument"))
                    .singleElement()
                    .asString()
                    .contains("\"status\":\"" + status.wire() + "\"");
        }
        kraken.sweep("60500.0");
        assertThat(isOpen(resting)).as("orders meet").isEqualTo(meet.equals("no"));
    }

    @Test
    void s48_whatIsNotTradedAnyMoreIsNotListedAnyMore() {
        kraken.exchange.pairStatus(kraken.now, RawCaller.BTC, PairStatus.LIMIT_ONLY);
        assertThat(kraken.get("AssetPairs", "pair=XBTUSD").at("XXBTZUSD", "status"))
                .isEqualTo("limit_only");

        kraken.exchange.pairStatus(kraken.now, RawCaller.BTC, PairStatus.DELISTED);
        assertThat(kraken.get("AssetPairs", "pair=XBTUSD").error())
                .isEqualTo("EQuery:Unknown asset pair");
    }

    @Test
    void s48_theWalkBackFromMaintenanceIsToldOnEveryLine() {
        var line = kraken.open(Face.ACCOUNT);
        line.take();
        for (SystemMode mode :
                List.of(
                        SystemMode.MAINTENANCE,
                        SystemMode.CANCEL_ONLY,
                        SystemMode.POST_ONLY,
                        SystemMode.ONLINE)) {
            kraken.exchange.mode(kraken.now, mode);
            assertThat(line.take())
                    .singleElement()
                    .asString()
                    .contains("\"channel\":\"status\"", "\"system\":\"" + mode.wire() + "\"");
        }
    }

    private String limit() {
        return kraken.order("volume", "0.01", "price", "59000.0");
    }

    private String market() {
        return kraken.order("ordertype", "market", "volume", "0.01");
    }

    /** What a cell of the table means: nothing, the error of the mode, or one it names itself. */
    private static String answer(String cell, String refused) {
        return switch (cell) {
            case "yes" -> "";
            case "no" -> refused;
            default -> cell;
        };
    }

    private boolean isOpen(String id) {
        return kraken.exchange.truth().order(id).orElseThrow().isOpen();
    }

    @Test
    void tooManyRequestsAndConnectionsAreRefused() {
        var limited = new RawCaller(Rules.standard(), Tier.PRO);
        var line = limited.open(Face.PUBLIC);
        line.take();
        for (int i = 0; i < 60; i++) {
            line.raw("{\"method\":\"ping\",\"req_id\":" + i + "}");
        }
        assertThat(line.take().stream().filter(f -> f.contains("Exceeded msg rate")).count())
                .isEqualTo(10);
        for (int i = 0; i < 150; i++) {
            assertThat(limited.exchange.admits(limited.now)).isTrue();
        }
        assertThat(limited.exchange.admits(limited.now)).isFalse();
        assertThat(limited.exchange.admits(limited.now + 600 * RawCaller.SECOND)).isTrue();
        for (int i = 0; i < 15; i++) {
            assertThat(limited.get("Time", "").error()).isEmpty();
        }
        assertThat(limited.get("Time", "").error()).isEqualTo("EAPI:Rate limit exceeded");
    }

    @Test
    void instrumentsTellTheirTermsAndEveryChange() {
        var line = kraken.open(Face.PUBLIC);
        line.send("subscribe", "\"channel\":\"instrument\"");
        assertThat(line.take("instrument").getLast())
                .contains("\"symbol\":\"SUI/USD\"")
                .contains("\"qty_precision\":5,\"qty_increment\":0.00001");
        MarketRules wider = RawCaller.market(RawCaller.BTC).withTickSize(new BigDecimal("0.5"));
        kraken.exchange.revise(kraken.now, wider);
        assertThat(line.take("instrument"))
                .singleElement()
                .asString()
                .contains("\"assets\":[]")
                .contains("\"price_increment\":0.5");
    }
}
