package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.market.Side;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.CRC32;

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

        silent.raw("{\"method\":\"ping\",\"req_id\":101}");
        assertThat(silent.take())
                .singleElement()
                .asString()
                .startsWith(
                        "{\"method\":\"pong\",\"req_id\":101,\"time_in\":\"2026-11-20T10:00:10");
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
    }

    @Test
    void s36_theBookIsCutRefilledInTheSameMessageAndMayRepeatAPrice() {
        var market = kraken.exchange;
        market.list(kraken.now, RawCaller.bare("ETH/USD"), new BigDecimal("3000.00"));
        int many =
                market.openAccount(
                        kraken.now,
                        Map.of("USD", new BigDecimal("100000")),
                        Tier.PRO,
                        BigDecimal.ZERO);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(bid(many, "2999." + (90 - i)));
        }
        var line = kraken.open(Face.PUBLIC);
        line.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"ETH/USD\"],\"depth\":10");
        var book = new ClientBook(2, 8);
        line.take("book").forEach(book::apply);
        assertThat(book.bids.lastKey()).isEqualByComparingTo("2999.81");

        market.foreignCancel(kraken.now, ids.get(0), "gone");
        String refill = line.take("book").getFirst();
        book.apply(refill);
        assertThat(refill)
                .contains("{\"price\":2999.90,\"qty\":0.00000000}")
                .contains("{\"price\":2999.80,\"qty\":0.01000000}");

        bid(many, "2999.95");
        String pushed = line.take("book").getFirst();
        book.apply(pushed);
        assertThat(pushed).doesNotContain("2999.80").doesNotContain("0.00000000");

        market.rules(kraken.now, market.rules().with(Quirk.BOOK_REPEATS_PRICES));
        bid(many, "2999.96");
        String repeated = line.take("book").getFirst();
        book.apply(repeated);
        assertThat(repeated)
                .contains("2999.96,\"qty\":0.01000001")
                .contains("2999.96,\"qty\":0.01000000");
        market.rules(kraken.now, market.rules().without(Quirk.BOOK_REPEATS_PRICES));

        for (int i = 0; i < 60; i++) {
            String price = "29" + (90 + i * 7 % 20) + "." + (10 + i * 13 % 80);
            if (i % 3 == 0) {
                market.sweep(kraken.now, "ETH/USD", new BigDecimal(price));
            } else {
                bid(many, price);
            }
            line.take("book").forEach(book::apply);
        }
        assertThat(book.checked).isGreaterThan(40);
    }

    private String bid(int account, String price) {
        return kraken.exchange.humanOrder(
                kraken.now,
                account,
                OrderEntry.limit(
                        "ETH/USD", Side.BUY, new BigDecimal("0.01"), new BigDecimal(price)));
    }

    @Test
    void s40_executionsAreDeltasAndTheFillThatEndsAnOrderIsFollowedByFilled() {
        var line = kraken.followed();
        kraken.buy("0.01", "60000.0", "grid-1");
        kraken.sweep("60000.0");

        List<String> frames = line.take("executions");

        assertThat(frames).hasSize(4);
        assertThat(names(frames.get(1)))
                .containsExactly(
                        "timestamp",
                        "order_status",
                        "exec_type",
                        "post_only",
                        "cl_ord_id",
                        "order_id");
        assertThat(frames.get(2)).contains("\"order_status\":\"partially_filled\"");
        assertThat(names(frames.get(3)))
                .containsExactly(
                        "timestamp",
                        "order_status",
                        "exec_type",
                        "cum_qty",
                        "cum_cost",
                        "fee_usd_equiv",
                        "avg_price",
                        "cl_ord_id",
                        "order_id");
        assertThat(frames.get(3)).contains("\"exec_type\":\"filled\"");
    }

    @Test
    void s42_sequencesBeginAtOneWithTheSnapshotAndRiseByOneEvenWhereAFrameIsLost() {
        var line = kraken.account();
        line.send("subscribe", "\"channel\":\"executions\"");
        assertThat(sequences(line.take("executions"))).containsExactly(1L);
        kraken.buy("0.01", "60000.0", "a");
        assertThat(sequences(line.take("executions"))).containsExactly(2L, 3L);
        kraken.exchange.dropFrames("executions", 1);
        kraken.post("CancelAll");
        kraken.exchange.duplicateFrames("executions", 1);
        kraken.buy("0.01", "60000.0", "b");
        assertThat(sequences(line.take("executions"))).containsExactly(5L, 5L, 6L);
        line.send("subscribe", "\"channel\":\"executions\"");
        assertThat(sequences(line.take("executions"))).containsExactly(1L);
    }

    @Test
    void s43_anEmptyAccountGetsAnEmptySnapshot() {
        var line = kraken.account();
        line.send("subscribe", "\"channel\":\"executions\",\"snap_orders\":true");
        assertThat(line.take("executions"))
                .filteredOn(frame -> frame.contains("\"type\""))
                .containsExactly(
                        "{\"channel\":\"executions\",\"type\":\"snapshot\",\"data\":[],\"sequence\":1}");
    }

    @Test
    void s44_aCancelOfManyIdsHasAnAnswerEach() {
        var line = kraken.account();
        String a = kraken.buy("0.01", "59000.0", "a").at("txid", 0);
        String b = kraken.buy("0.01", "58000.0", "b").at("txid", 0);
        line.take();
        line.send(
                "cancel_order",
                "\"order_id\":[\"" + a + "\",\"" + b + "\",\"OAAAAA-BBBBB-CCCCCC\"]");

        assertThat(line.take())
                .hasSize(3)
                .allMatch(frame -> frame.contains("\"method\":\"cancel_order\",\"req_id\":1"))
                .anyMatch(frame -> frame.contains("{\"order_id\":\"" + a + "\"}"))
                .anyMatch(frame -> frame.contains("{\"order_id\":\"" + b + "\"}"))
                .anyMatch(frame -> frame.startsWith("{\"error\":\"EOrder:Unknown order\""));
    }

    @Test
    void s46_balancesAreEntriesInPairsWithOneReferenceTheBaseFirst() {
        var line = kraken.followed();
        kraken.buy("0.01", "60000.0", "a");
        kraken.sweep("60000.0");

        List<String> frames = line.take("balances");

        assertThat(frames).hasSize(2);
        assertThat(frames.get(0))
                .contains("\"asset\":\"BTC\"")
                .contains("\"amount\":0.0100000000,\"fee\":0.0000000000,\"balance\":1.0100000000");
        assertThat(frames.get(1))
                .contains("\"asset\":\"USD\"")
                .contains("\"amount\":-600.0000,\"fee\":1.5000,\"balance\":9398.5000");
        assertThat(field(frames.get(0), "ref_id")).isEqualTo(field(frames.get(1), "ref_id"));
        assertThat(field(frames.get(0), "timestamp")).isEqualTo(field(frames.get(1), "timestamp"));
        assertThat(sequences(frames)).containsExactly(2L, 3L);
    }

    @Test
    void s47_theExchangesOwnFaultsHappenAndEnd() {
        var line = kraken.followed();
        Rules lagging =
                kraken.exchange.rules().withLags(Duration.ofSeconds(60), Duration.ofSeconds(5));
        kraken.pass(1);
        kraken.exchange.rules(kraken.now, lagging);
        kraken.buy("0.01", "60000.0", "a");
        kraken.sweep("60000.0");
        assertThat(line.take("balances")).isEmpty();
        assertThat(kraken.post("Balance").at("ZUSD")).isEqualTo("10000.0000");
        assertThat(kraken.post("TradesHistory").at("count")).isEqualTo("0");
        kraken.pass(5);
        assertThat(line.take("balances")).hasSize(2);
        kraken.pass(55);
        assertThat(kraken.post("Balance").at("ZUSD")).isEqualTo("9398.5000");

        var silent = kraken.open(Face.PUBLIC);
        kraken.exchange.silenceSubscriptions("book", 1);
        silent.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"BTC/USD\"]");
        assertThat(silent.take()).hasSize(2).last().asString().contains("\"success\":true");
        silent.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"BTC/USD\"]");
        var book = new ClientBook(1, 8);
        silent.take("book").stream().filter(f -> f.contains("\"type\"")).forEach(book::apply);
        kraken.exchange.corruptChecksums(RawCaller.BTC, 1);
        kraken.sweep("59990.0");
        String wrong = silent.take("book").getFirst();
        assertThatThrownBy(() -> book.apply(wrong)).isInstanceOf(AssertionError.class);

        kraken.exchange.rules(kraken.now, lagging.withClockOffset(Duration.ofSeconds(-30)));
        assertThat(kraken.get("Time", "").at("unixtime"))
                .isEqualTo(Long.toString(kraken.now / RawCaller.SECOND - 30));
        kraken.exchange.restartProxy(kraken.now);
        assertThat(silent.take()).last().isEqualTo("CloudFlare WebSocket proxy restarting");
        assertThat(silent.session.isOpen()).isFalse();
    }

    @Test
    void s48_modesAllowWhatTheirTableSays() {
        kraken.sell("0.01", "61000.0", "resting");
        var walk = kraken.exchange;

        walk.mode(kraken.now, SystemMode.MAINTENANCE);
        assertThat(kraken.buy("0.01", "59000.0", "a").error()).isEqualTo("EService:Unavailable");
        assertThat(kraken.post("CancelAll").error()).isEqualTo("EService:Unavailable");

        walk.mode(kraken.now, SystemMode.CANCEL_ONLY);
        assertThat(kraken.buy("0.01", "59000.0", "a").error())
                .isEqualTo("EService:Market in cancel_only mode");

        walk.mode(kraken.now, SystemMode.POST_ONLY);
        assertThat(kraken.buy("0.01", "59000.0", "a").error()).isEmpty();
        assertThat(
                        kraken.post(
                                        "AddOrder",
                                        "ordertype",
                                        "limit",
                                        "type",
                                        "buy",
                                        "pair",
                                        "XBTUSD",
                                        "volume",
                                        "0.01",
                                        "price",
                                        "59000.0")
                                .error())
                .isEqualTo("EService:Market in post_only mode");
        kraken.sweep("61500.0");
        assertThat(kraken.exchange.truth().orders(kraken.account).getFirst().isOpen())
                .as("nothing is matched")
                .isTrue();

        walk.mode(kraken.now, SystemMode.ONLINE);
        assertThat(kraken.exchange.truth().orders(kraken.account).getFirst().status())
                .as("the price went through while nothing was matched")
                .isEqualTo("closed");

        walk.pairStatus(kraken.now, RawCaller.BTC, PairStatus.LIMIT_ONLY);
        assertThat(
                        kraken.post(
                                        "AddOrder",
                                        "ordertype",
                                        "market",
                                        "type",
                                        "buy",
                                        "pair",
                                        "XBTUSD",
                                        "volume",
                                        "0.01")
                                .error())
                .isEqualTo("EService:Market in limit_only mode");
        assertThat(kraken.get("AssetPairs", "pair=XBTUSD").at("XXBTZUSD", "status"))
                .isEqualTo("limit_only");
        walk.pairStatus(kraken.now, RawCaller.BTC, PairStatus.DELISTED);
        assertThat(kraken.get("AssetPairs", "pair=XBTUSD").error())
                .isEqualTo("EQuery:Unknown asset pair");
    }

    @Test
    void s57_aClientsIdCanComeBackSpelledOtherwise() {
        var line = kraken.followed();
        kraken.exchange.rules(kraken.now, kraken.exchange.rules().with(Quirk.CLIENT_IDS_RESPELLED));
        String sent = "12345678123412341234123456789ABC";
        String id = kraken.buy("0.01", "59000.0", sent).at("txid", 0);

        String shown = "12345678-1234-1234-1234-123456789abc";
        assertThat(line.take("executions")).allMatch(frame -> frame.contains(shown));
        assertThat(kraken.post("QueryOrders", "txid", id).at(id, "cl_ord_id")).isEqualTo(shown);
        assertThat(kraken.post("CancelOrder", "cl_ord_id", sent).error()).isEmpty();
    }

    @Test
    void s59_aLateOrderLeavesNoTraceAndRestsWhereTheSwitchSaysSo() {
        var line = kraken.followed();
        assertThat(late("2026-11-20T09:59:59Z")).isEqualTo("EService:Deadline elapsed");
        assertThat(late("2026-11-20T10:00:01Z")).isEqualTo("EGeneral:Invalid arguments:deadline");
        assertThat(late("2026-11-20T10:01:01Z")).isEqualTo("EGeneral:Invalid arguments:deadline");
        assertThat(line.take()).isEmpty();
        assertThat(kraken.exchange.truth().orders(kraken.account)).isEmpty();

        kraken.exchange.rules(kraken.now, kraken.exchange.rules().with(Quirk.LATE_ORDERS_REST));
        assertThat(late("2026-11-20T09:59:59Z")).isEqualTo("EService:Deadline elapsed");
        assertThat(line.take("executions")).hasSize(2);
        assertThat(kraken.exchange.truth().orders(kraken.account))
                .singleElement()
                .matches(order -> order.isOpen() && order.late());
    }

    private String late(String deadline) {
        return kraken.post(
                        "AddOrder",
                        "ordertype",
                        "limit",
                        "type",
                        "buy",
                        "pair",
                        "XBTUSD",
                        "volume",
                        "0.01",
                        "price",
                        "59000.0",
                        "deadline",
                        deadline,
                        "cl_ord_id",
                        "late")
                .error();
    }

    @Test
    void tokensAreGoodForFifteenMinutesOrAsLongAsTheyAreInUse() {
        var line = kraken.followed();
        var other = kraken.account();
        kraken.pass(901);
        line.send("cancel_all", "\"x\":1");
        assertThat(line.take()).last().asString().contains("\"count\":0");
        var third = kraken.open(Face.ACCOUNT);
        third.token = other.token;
        third.send("cancel_all", "\"x\":1");
        assertThat(third.take()).last().asString().contains("ESession:Invalid session");
        third.token = "";
        third.send("cancel_all", "\"x\":1");
        assertThat(third.take()).last().asString().contains("Token(s) not found");

        IssuedKey reader = kraken.other(Permission.reading(), 0);
        third.token = kraken.post(reader, "GetWebSocketsToken", 1).at("token");
        third.send("cancel_all", "\"x\":1");
        assertThat(third.take()).last().asString().contains("EGeneral:Permission denied");
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

    // Readers.

    private static Json.Fields report(String frame) {
        Json.Fields fields = JsonReader.readFields(frame).orElseThrow();
        return (Json.Fields) RawCaller.walk(fields, "data", 0);
    }

    private static List<String> names(String frame) {
        return List.copyOf(report(frame).byName().keySet());
    }

    private static String field(String frame, String name) {
        return report(frame).get(name).flatMap(Json::scalar).orElseThrow();
    }

    private static List<Long> sequences(List<String> frames) {
        return frames.stream()
                .filter(frame -> frame.contains("\"sequence\""))
                .map(frame -> JsonReader.readFields(frame).orElseThrow())
                .map(fields -> RawCaller.walk(fields, "sequence").scalar().orElseThrow())
                .map(Long::parseLong)
                .toList();
    }

    /** A subscriber's book, kept by the venue's rules, that checks every sum by its own means. */
    private static final class ClientBook {

        final NavigableMap<BigDecimal, String> bids = new TreeMap<>(Comparator.reverseOrder());
        final NavigableMap<BigDecimal, String> asks = new TreeMap<>();
        private final int priceDecimals;
        private final int lotDecimals;
        int checked;

        ClientBook(int priceDecimals, int lotDecimals) {
            this.priceDecimals = priceDecimals;
            this.lotDecimals = lotDecimals;
        }

        void apply(String frame) {
            if (!frame.contains("\"type\"")) {
                return;
            }
            side(frame, "bids", bids);
            side(frame, "asks", asks);
            var text = new StringBuilder();
            append(text, asks);
            append(text, bids);
            var crc = new CRC32();
            crc.update(text.toString().getBytes(StandardCharsets.US_ASCII));
            assertThat(field(frame, "checksum")).isEqualTo(Long.toString(crc.getValue()));
            checked++;
        }

        private void side(String frame, String name, NavigableMap<BigDecimal, String> side) {
            for (Json row : ((Json.Values) RawCaller.walk(report(frame), name)).values()) {
                String price = RawCaller.walk(row, "price").scalar().orElseThrow();
                String lots = RawCaller.walk(row, "qty").scalar().orElseThrow();
                assertThat(new BigDecimal(price).scale()).isEqualTo(priceDecimals);
                assertThat(new BigDecimal(lots).scale()).isEqualTo(lotDecimals);
                if (new BigDecimal(lots).signum() == 0) {
                    side.remove(new BigDecimal(price));
                } else {
                    side.put(new BigDecimal(price), lots);
                }
            }
            while (side.size() > 10) {
                side.pollLastEntry();
            }
        }

        private static void append(StringBuilder text, NavigableMap<BigDecimal, String> side) {
            side.forEach((price, lots) -> {
                text.append(bare(price.toPlainString()));
                text.append(bare(lots));
            });
        }

        private static String bare(String number) {
            return number.replace(".", "").replaceFirst("^0+", "");
        }
    }
}
