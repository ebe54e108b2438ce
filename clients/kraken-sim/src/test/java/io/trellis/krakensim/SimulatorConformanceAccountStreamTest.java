package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.truth.TrueOrder;

import org.junit.jupiter.api.Test;

import java.util.List;

/**
 * What a simulator of Kraken must do on the stream of an account, one test a statement of the
 * venue's conformance list.
 */
class SimulatorConformanceAccountStreamTest {

    private final RawCaller kraken = new RawCaller();

    @Test
    void s40_executionsAreDeltasAndTheFillThatEndsAnOrderIsFollowedByFilled() {
        var line = kraken.followed();
        kraken.buy("0.01", "60000.0", "grid-1");
        kraken.sweep("60000.0");

        List<String> frames = line.take("executions");

        assertThat(frames).hasSize(4);
        assertThat(Frames.names(frames.get(1)))
                .containsExactly(
                        "timestamp",
                        "order_status",
                        "exec_type",
                        "post_only",
                        "cl_ord_id",
                        "order_id");
        assertThat(frames.get(2)).contains("\"order_status\":\"partially_filled\"");
        assertThat(Frames.names(frames.get(3)))
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
        assertThat(Frames.sequences(line.take("executions"))).containsExactly(1L);
        kraken.buy("0.01", "60000.0", "a");
        assertThat(Frames.sequences(line.take("executions"))).containsExactly(2L, 3L);
        kraken.exchange.dropFrames("executions", 1);
        kraken.post("CancelAll");
        kraken.exchange.duplicateFrames("executions", 1);
        kraken.buy("0.01", "60000.0", "b");
        assertThat(Frames.sequences(line.take("executions"))).containsExactly(5L, 5L, 6L);
        line.send("subscribe", "\"channel\":\"executions\"");
        assertThat(Frames.sequences(line.take("executions"))).containsExactly(1L);
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
        assertThat(kraken.exchange.truth().orders(kraken.account))
                .hasSize(2)
                .noneMatch(TrueOrder::isOpen);
    }

    @Test
    void s21_aBatchOverTheStreamFailsWholeIfOneIsWrongAndAloneIfOneHasNoFunds() {
        var line = kraken.account();
        line.take();
        line.send(
                "batch_add",
                "\"symbol\":\"BTC/USD\",\"orders\":["
                        + row("sell", "0.01", "61000.0", "a")
                        + ","
                        + row("sell", "0.00001", "61000.0", "b")
                        + "]");
        assertThat(line.answer().get("error").orElseThrow().scalar())
                .hasValue("EOrder:Order minimum not met");
        assertThat(kraken.exchange.truth().orders(kraken.account)).isEmpty();

        line.send(
                "batch_add",
                "\"symbol\":\"BTC/USD\",\"orders\":["
                        + row("sell", "0.01", "61000.0", "a")
                        + ","
                        + row("sell", "5", "61000.0", "b")
                        + ","
                        + row("sell", "0.02", "62000.0", "c")
                        + "]");
        Json result = line.answer().get("result").orElseThrow();
        assertThat(RawCaller.walk(result, 0, "cl_ord_id").scalar()).hasValue("a");
        assertThat(RawCaller.walk(result, 1, "error").scalar())
                .hasValue("EOrder:Insufficient funds");
        assertThat(RawCaller.walk(result, 1, "cl_ord_id").scalar()).hasValue("b");
        assertThat(RawCaller.walk(result, 2, "cl_ord_id").scalar()).hasValue("c");
        assertThat(kraken.exchange.truth().orders(kraken.account)).hasSize(2);
    }

    private static String row(String side, String quantity, String price, String id) {
        return "{\"order_type\":\"limit\",\"side\":\""
                + side
                + "\",\"order_qty\":"
                + quantity
                + ",\"limit_price\":"
                + price
                + ",\"post_only\":true,\"cl_ord_id\":\""
                + id
                + "\"}";
    }

    @Test
    void s19_validateOverTheStreamAnswersWithoutAnIdAndChangesNothing() {
        var line = kraken.followed();
        line.send(
                "add_order",
                "\"order_type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC/USD\","
                        + "\"order_qty\":1000,\"limit_price\":59000.0,\"cl_ord_id\":\"v\","
                        + "\"validate\":true");

        assertThat(line.take())
                .singleElement()
                .asString()
                .contains("\"result\":{\"cl_ord_id\":\"v\"}", "\"success\":true")
                .doesNotContain("order_id");
        assertThat(kraken.exchange.truth().orders(kraken.account)).isEmpty();
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
        assertThat(Frames.field(frames.get(0), "ref_id"))
                .isEqualTo(Frames.field(frames.get(1), "ref_id"));
        assertThat(Frames.field(frames.get(0), "timestamp"))
                .isEqualTo(Frames.field(frames.get(1), "timestamp"));
        assertThat(Frames.sequences(frames)).containsExactly(2L, 3L);
    }

    @Test
    void s57_aClientsIdCanComeBackSpelledOtherwise() {
        var line = kraken.followed();
        kraken.exchange.rules(kraken.now, kraken.exchange.rules().with(Quirk.CLIENT_IDS_RESPELLED));
        String sent = "12345678123412341234123456789ABC";
        String id = kraken.buy("0.01", "59000.0", sent).at("txid", 0);

        String shown = "12345678-1234-1234-1234-123456789abc";
        assertThat(line.take("executions")).hasSize(2).allMatch(frame -> frame.contains(shown));
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
        assertThat(kraken.post("ClosedOrders").at("count")).isEqualTo("0");
        assertThat(kraken.post("BalanceEx").at("ZUSD", "hold_trade")).isEqualTo("0.0000");
        assertThat(late("2026-11-20T10:00:02Z")).as("the nearest that is allowed").isEmpty();
        kraken.post("CancelAll");
        assertThat(late("2026-11-20T10:01:00Z")).as("the farthest that is allowed").isEmpty();
        kraken.post("CancelAll");
        line.take();

        kraken.exchange.rules(kraken.now, kraken.exchange.rules().with(Quirk.LATE_ORDERS_REST));
        assertThat(late("2026-11-20T09:59:59Z")).isEqualTo("EService:Deadline elapsed");
        assertThat(line.take("executions")).hasSize(2);
        assertThat(kraken.exchange.truth().orders(kraken.account))
                .hasSize(3)
                .last()
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
}
