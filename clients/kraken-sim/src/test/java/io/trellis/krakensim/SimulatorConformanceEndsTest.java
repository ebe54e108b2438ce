package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.rules.SystemMode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/**
 * Statement 55: every event of an order's life shows on all faces as the venue's table says, one
 * test a row; here how it is changed and ended. A is the answer, E executions, B balances, R what
 * REST tells afterwards.
 */
class SimulatorConformanceEndsTest extends OrderLife {

    @Test
    void s55_cancelledByUsAfterTheFirstFill() {
        String id = resting("g");
        trade("0.004");
        line.take();

        assertThat(kraken.post("CancelOrder", "txid", id).at("count")).isEqualTo("1");

        List<String> all = line.take();
        assertThat(Frames.types(all, "executions")).containsExactly("canceled");
        assertThat(Frames.of(all, "executions").getFirst())
                .contains("\"cum_qty\":0.00400000,\"cum_cost\":240.00000")
                .contains("\"avg_price\":60000.0")
                .contains("\"cancel_reason\":\"User requested\",\"reason\":\"User requested\"");
        assertThat(Frames.types(all, "balances")).isEmpty();
        ended(id, "canceled", "User requested", "0.00400000");
        assertThat(hold()).isEqualTo("0.0000");
    }

    @Test
    void s55_cancelAll() {
        String first = resting("g");
        String second = kraken.sell("0.01", "61000.0", "h").at("txid", 0);
        line.take();
        line.send("cancel_all", "\"x\":1");

        List<String> all = line.take();

        assertThat(Frames.types(all, "executions")).containsExactly("canceled", "canceled");
        assertThat(all).last().asString().contains("\"result\":{\"count\":2}");
        ended(first, "canceled", "User requested", "0.00000000");
        ended(second, "canceled", "User requested", "0.00000000");
    }

    @Test
    void s55_amendedByUs() {
        String id = resting("g");
        String opened = kraken.post("OpenOrders").at("open", id, "opentm");
        kraken.pass(3);
        trade("0.004");
        line.take();
        line.send("amend_order", "\"cl_ord_id\":\"g\",\"order_qty\":0.02,\"limit_price\":59000.0");

        List<String> all = line.take();

        assertThat(all).last().asString().contains("\"cl_ord_id\":\"g\"}").contains("amend_id");
        assertThat(Frames.types(all, "executions")).containsExactly("amended");
        assertThat(Frames.of(all, "executions").getFirst())
                .contains("\"exec_type\":\"amended\",\"order_status\":\"partially_filled\"")
                .contains("\"cum_qty\":0.00400000,\"reason\":\"User requested\",\"amended\":true")
                .contains("\"order_qty\":0.02000000,\"limit_price\":59000.0");
        assertThat(Frames.types(all, "balances")).isEmpty();
        Answer read = kraken.post("OpenOrders");
        assertThat(read.at("open", id, "vol")).isEqualTo("0.02000000");
        assertThat(read.at("open", id, "descr", "price")).isEqualTo("59000.0");
        assertThat(read.at("open", id, "opentm")).isEqualTo(opened);
        assertThat(read.at("open", id, "misc")).isEqualTo("amended");
        Answer amends = kraken.post("OrderAmends", "order_id", id);
        assertThat(amends.at("count")).isEqualTo("2");
        assertThat(amends.at("amends", 0, "amend_type")).isEqualTo("original");
        assertThat(amends.at("amends", 1, "amend_type")).isEqualTo("user");
        assertThat(hold()).as("0.016 at 59000 and a quarter of a percent").isEqualTo("946.3600");
    }

    @Test
    void s55_amendedBelowTheFilledQuantity() {
        String id = resting("g");
        trade("0.004");
        line.take();

        assertThat(kraken.post("AmendOrder", "txid", id, "order_qty", "0.001").error()).isEmpty();

        List<String> all = line.take();
        assertThat(Frames.types(all, "executions")).containsExactly("canceled");
        assertThat(Frames.of(all, "executions").getFirst()).contains("\"cum_qty\":0.00400000");
        ended(id, "canceled", "User requested", "0.00400000");
    }

    @Test
    void s55_amendRefused() {
        String id = resting("g");
        line.take();

        assertThat(
                        kraken.post(
                                        "AmendOrder",
                                        "txid",
                                        id,
                                        "limit_price",
                                        "60100.0",
                                        "post_only",
                                        "true")
                                .error())
                .isEqualTo("EOrder:Post only order");
        assertThat(kraken.post("AmendOrder", "txid", id, "order_qty", "10").error())
                .isEqualTo("EOrder:Insufficient funds");
        assertThat(kraken.post("AmendOrder", "cl_ord_id", "nobody", "order_qty", "1").error())
                .isEqualTo("EOrder:Unknown order");

        assertThat(line.take()).isEmpty();
        Answer read = kraken.post("OpenOrders");
        assertThat(read.at("open", id, "vol")).isEqualTo("0.01000000");
        assertThat(read.at("open", id, "descr", "price")).isEqualTo("60000.0");
        assertThat(read.at("open", id, "misc")).isEmpty();
    }

    @Test
    void s55_edited() {
        String old = resting("g");
        line.take();

        Answer edited =
                kraken.post(
                        "EditOrder",
                        "txid",
                        old,
                        "pair",
                        "XBTUSD",
                        "volume",
                        "0.02",
                        "price",
                        "59000.0",
                        "oflags",
                        "post");

        String id = edited.at("txid");
        assertThat(edited.at("originaltxid")).isEqualTo(old);
        List<String> all = line.take();
        assertThat(Frames.types(all, "executions"))
                .containsExactly("canceled", "pending_new", "new");
        assertThat(Frames.of(all, "executions").getFirst())
                .contains("\"reason\":\"Order replaced\"");
        ended(old, "canceled", "Order replaced", "0.00000000");
        assertThat(kraken.post("OpenOrders").at("open", id, "vol")).isEqualTo("0.02000000");
    }

    @Test
    void s55_gtdRunsOut() {
        String id =
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
                                "60000.0",
                                "timeinforce",
                                "GTD",
                                "expiretm",
                                "+10")
                        .at("txid", 0);
        kraken.pass(9.9);
        line.take();
        kraken.pass(0.1);

        List<String> all = line.take();

        assertThat(Frames.types(all, "executions")).containsExactly("expired");
        assertThat(Frames.names(all.getFirst()))
                .containsExactly(
                        "timestamp",
                        "order_status",
                        "exec_type",
                        "cum_qty",
                        "cum_cost",
                        "fee_usd_equiv",
                        "avg_price",
                        "order_userref",
                        "order_id");
        assertThat(hold()).isEqualTo("0.0000");
        Answer read = kraken.post("ClosedOrders");
        assertThat(read.at("closed", id, "status")).isEqualTo("expired");
        assertThat(read.result("closed", id, "reason")).isInstanceOf(Json.Nothing.class);
        assertThat(read.at("closed", id, "expiretm"))
                .isEqualTo(Long.toString(RawCaller.START / RawCaller.SECOND + 10));
    }

    @Test
    void s55_deadMansSwitchFires() {
        String id = resting("g");
        kraken.sell("0.01", "61000.0", "h");
        kraken.exchange.humanOrder(
                kraken.now,
                kraken.account,
                OrderEntry.limit(
                        "SUI/USD", Side.BUY, new BigDecimal("10"), new BigDecimal("2.4000")));
        line.send("cancel_all_orders_after", "\"timeout\":30");
        assertThat(text(line.answer(), "result", "triggerTime")).isEqualTo("2026-11-20T10:00:30Z");
        kraken.pass(30);

        assertThat(Frames.types(line.take(), "executions"))
                .as("of the account, whoever placed them and where")
                .containsExactly("canceled", "canceled", "canceled");
        ended(id, "canceled", "User requested", "0.00000000");
    }

    @Test
    void s55_engineReturnsFromMaintenanceWithTheSwitchArmed() {
        String id = resting("g");
        kraken.post("CancelAllOrdersAfter", "timeout", "60");
        kraken.exchange.mode(kraken.now, SystemMode.MAINTENANCE);
        kraken.pass(120);
        line.take();
        kraken.exchange.mode(kraken.now, SystemMode.CANCEL_ONLY);

        assertThat(Frames.types(line.take(), "executions")).containsExactly("canceled");
        ended(id, "canceled", "User requested", "0.00000000");
    }

    @Test
    void s55_cancelledByTheVenueOrAHuman() {
        String id = resting("g");
        line.take();

        assertThat(kraken.exchange.foreignCancel(kraken.now, id, "Margin call")).isTrue();

        assertThat(line.take("executions").getFirst()).contains("\"reason\":\"Margin call\"");
        ended(id, "canceled", "Margin call", "0.00000000");
    }
}
