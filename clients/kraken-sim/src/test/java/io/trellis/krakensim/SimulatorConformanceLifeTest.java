package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.RawCaller.Line;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;
import io.trellis.krakensim.rules.SystemMode;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

/**
 * Statement 55: every event of an order's life shows on all faces as the venue's table says, one
 * test a row; here how it is taken and filled. A is the answer, E executions, B balances, R what
 * REST tells afterwards.
 */
class SimulatorConformanceLifeTest extends OrderLife {

    @Test
    void s55_acceptedAndResting() {
        add("\"limit_price\":60000.0,\"post_only\":true,\"cl_ord_id\":\"g\"", "0.01", line.frames);

        List<String> all = line.take();

        Json.Fields answer = JsonReader.readFields(all.getLast()).orElseThrow();
        String id = text(answer, "result", "order_id");
        assertThat(text(answer, "result", "cl_ord_id")).isEqualTo("g");
        assertThat(Frames.types(all, "executions")).containsExactly("pending_new", "new");
        assertThat(Frames.types(all, "balances")).isEmpty();
        Answer read = kraken.post("OpenOrders");
        assertThat(read.at("open", id, "status")).isEqualTo("open");
        assertThat(read.at("open", id, "vol_exec")).isEqualTo("0.00000000");
        assertThat(read.at("open", id, "price")).isEqualTo("0.00000");
        assertThat(read.at("open", id, "oflags")).isEqualTo("fciq,post");
        assertThat(hold()).isEqualTo("601.5000");
    }

    @Test
    void s55_everyReportHasItsFieldsInTheOrderInWhichTheyWereCaptured() {
        add("\"limit_price\":60000.0", "0.01", line.frames);
        trade("0.004");
        String id = kraken.exchange.truth().orders(kraken.account).getFirst().orderId();
        line.send("amend_order", "\"order_id\":\"" + id + "\",\"limit_price\":59999.0");
        line.send("cancel_order", "\"order_id\":[\"" + id + "\"]");

        List<String> names =
                Frames.of(line.take(), "executions").stream()
                        .map(frame -> JsonReader.readFields(frame).orElseThrow())
                        .map(frame -> (Json.Fields) RawCaller.walk(frame, "data", 0))
                        .map(report -> String.join(" ", report.byName().keySet()))
                        .toList();

        assertThat(names)
                .containsExactly(
                        "order_id symbol order_qty cum_cost time_in_force exec_type side order_type"
                                + " order_userref limit_price_type limit_price stop_price"
                                + " order_status fee_usd_equiv fee_ccy_pref timestamp",
                        "timestamp order_status exec_type order_userref order_id",
                        "order_id order_userref exec_id exec_type trade_id symbol side last_qty"
                                + " last_price liquidity_ind cost order_type timestamp order_status"
                                + " cum_qty cum_cost avg_price fee_usd_equiv fees",
                        "timestamp exec_type order_status cum_qty reason amended order_qty"
                                + " limit_price limit_price_type order_userref order_id",
                        "timestamp order_status exec_type cum_qty cum_cost fee_usd_equiv avg_price"
                                + " order_userref cancel_reason reason order_id");
    }

    @Test
    void s55_partFilled() {
        String id = resting("g");
        line.take();
        trade("0.004");

        List<String> all = line.take();

        assertThat(Frames.types(all, "executions")).containsExactly("trade");
        String e = Frames.of(all, "executions").getFirst();
        assertThat(e)
                .contains("\"last_qty\":0.00400000")
                .contains("\"cost\":240.00000")
                .contains("\"fees\":[{\"asset\":\"USD\",\"qty\":0.60000}]")
                .contains("\"cum_qty\":0.00400000")
                .contains("\"order_status\":\"partially_filled\"");
        assertThat(Frames.of(all, "balances").get(0))
                .contains("\"amount\":0.0040000000,\"fee\":0.0000000000,\"balance\":1.0040000000");
        assertThat(Frames.of(all, "balances").get(1))
                .contains("\"amount\":-240.0000,\"fee\":0.6000,\"balance\":9759.4000");
        Answer read = kraken.post("OpenOrders");
        assertThat(read.at("open", id, "vol_exec")).isEqualTo("0.00400000");
        assertThat(read.at("open", id, "cost")).isEqualTo("240.00000");
        assertThat(read.at("open", id, "fee")).isEqualTo("0.60000");
        assertThat(read.at("open", id, "price")).isEqualTo("60000.0");
        assertThat(kraken.post("TradesHistory").at("count")).isEqualTo("1");
        assertThat(kraken.post("Ledgers").at("count")).isEqualTo("2");
        assertThat(hold()).isEqualTo("360.9000");
    }

    @Test
    void s55_restFilled() {
        String id = resting("g");
        trade("0.004");
        line.take();
        trade("0.006");

        List<String> all = line.take();

        assertThat(Frames.types(all, "executions")).containsExactly("trade", "filled");
        assertThat(Frames.of(all, "executions").get(0))
                .contains("\"cost\":360.00000")
                .contains("\"order_status\":\"partially_filled\",\"cum_qty\":0.01000000")
                .contains("\"cum_cost\":600.00000,\"avg_price\":60000.0")
                .contains("\"qty\":0.90000");
        assertThat(Frames.of(all, "executions").get(1)).contains("\"fee_usd_equiv\":1.50000");
        assertThat(Frames.of(all, "balances").get(0)).contains("\"balance\":1.0100000000");
        assertThat(Frames.of(all, "balances").get(1))
                .contains("\"amount\":-360.0000,\"fee\":0.9000,\"balance\":9398.5000");
        assertThat(kraken.post("OpenOrders").result("open").toString()).doesNotContain(id);
        Answer read = kraken.post("ClosedOrders");
        assertThat(read.at("closed", id, "status")).isEqualTo("closed");
        assertThat(read.result("closed", id, "reason")).isInstanceOf(Json.Nothing.class);
        assertThat(read.at("closed", id, "closetm")).isNotEmpty();
        assertThat(read.at("closed", id, "cost")).isEqualTo("600.00000");
        assertThat(read.at("closed", id, "fee")).isEqualTo("1.50000");
        assertThat(hold()).isEqualTo("0.0000");
    }

    @Test
    void s55_postOnlyWouldCross() {
        String id = kraken.buy("0.01", "60100.0", "g").at("txid", 0);

        List<String> all = line.take();

        assertThat(Frames.types(all, "executions")).containsExactly("pending_new", "canceled");
        assertThat(Frames.of(all, "executions").get(1))
                .contains("\"cum_qty\":0.00000000")
                .contains("\"reason\":\"Post only order\"");
        assertThat(Frames.types(all, "balances")).isEmpty();
        ended(id, "canceled", "Post only order", "0.00000000");
    }

    @Test
    void s55_refusedLeavesNothingAnywhere() {
        resting("g");
        line.take();
        assertThat(error(add("\"limit_price\":59000.0,\"cl_ord_id\":\"g\"")))
                .isEqualTo("EGeneral:Invalid arguments:cl_ord_id");
        assertThat(error(add("\"limit_price\":59000.05")))
                .startsWith("EOrder:Invalid price:XXBTZUSD");
        assertThat(error(add("\"limit_price\":1.0"))).isEqualTo("EOrder:Cost minimum not met");
        line.send(
                "add_order",
                "\"order_type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC/USD\","
                        + "\"order_qty\":10,\"limit_price\":59000.0");
        assertThat(error(line.answer())).isEqualTo("EOrder:Insufficient funds");
        kraken.exchange.mode(kraken.now, SystemMode.CANCEL_ONLY);
        assertThat(error(add("\"limit_price\":59000.0")))
                .isEqualTo("EService:Market in cancel_only mode");
        kraken.exchange.mode(kraken.now, SystemMode.ONLINE);
        for (int i = 0; i < 180; i++) {
            add("\"limit_price\":0.1");
        }
        line.take();
        assertThat(error(add("\"limit_price\":59000.0"))).isEqualTo("EOrder:Rate limit exceeded");

        assertThat(line.take()).isEmpty();
        assertThat(kraken.exchange.truth().orders(kraken.account)).hasSize(1);
        assertThat(((Json.Fields) kraken.post("ClosedOrders").result("closed")).byName()).isEmpty();
    }

    @Test
    void s55_late() {
        assertThat(error(add("\"limit_price\":59000.0,\"deadline\":\"2026-11-20T09:59:58.000Z\"")))
                .isEqualTo("EService:Deadline elapsed");
        assertThat(line.take()).isEmpty();
        assertThat(kraken.exchange.truth().orders(kraken.account)).isEmpty();
    }

    @Test
    void s55_iocRest() {
        Json.Fields answer = add("\"limit_price\":60100.0,\"time_in_force\":\"ioc\"", "0.16");
        String id = text(answer, "result", "order_id");
        Answer read = kraken.post("QueryOrders", "txid", id);
        assertThat(read.at(id, "status")).isEqualTo("closed");

        kraken.exchange.deposit(kraken.now, kraken.account, "USD", new BigDecimal("100000"));
        line.take();
        add(
                "\"limit_price\":60100.0,\"time_in_force\":\"ioc\",\"cl_ord_id\":\"i\"",
                "1",
                line.frames);
        List<String> all = line.take();
        assertThat(Frames.types(all, "executions"))
                .containsExactly("pending_new", "new", "trade", "canceled");
        assertThat(Frames.types(all, "balances")).hasSize(2);
        assertThat(Frames.of(all, "executions").getLast())
                .contains("\"reason\":\"Immediate or cancel\"")
                .contains("\"cum_qty\":0.14504714");
    }

    @Test
    void s55_marketBuy() {
        String id =
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
                        .at("txid", 0);

        List<String> all = line.take();

        assertThat(Frames.types(all, "executions"))
                .containsExactly("pending_new", "new", "trade", "filled");
        assertThat(Frames.of(all, "executions").get(2))
                .contains("\"liquidity_ind\":\"t\"")
                .contains("\"order_type\":\"market\"");
        assertThat(Frames.types(all, "balances")).hasSize(2);
        assertThat(kraken.post("ClosedOrders").at("closed", id, "status")).isEqualTo("closed");
    }

    @Test
    void s55_connectionLostAndBack() {
        resting("g");
        trade("0.004");
        line.session.closed(kraken.now);
        kraken.pass(30);

        Line again = kraken.account();
        again.send(
                "subscribe",
                "\"channel\":\"executions\",\"snap_orders\":true,\"snap_trades\":true");
        again.send("subscribe", "\"channel\":\"balances\"");

        List<String> all = again.take();
        String snapshot = Frames.of(all, "executions").getFirst();
        assertThat(snapshot)
                .contains("\"sequence\":1")
                .contains("\"cum_qty\":0.00400000")
                .contains("\"exec_type\":\"new\"")
                .contains("\"order_status\":\"partially_filled\"")
                .contains("\"exec_type\":\"trade\"")
                .contains("\"order_status\":\"filled\"");
        assertThat(Frames.of(all, "balances").getFirst())
                .contains("\"balance\":9759.4000,\"wallets\":[{\"type\":\"spot\",\"id\":\"main\"");
    }
}
