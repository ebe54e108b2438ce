package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.RawCaller.Line;
import io.trellis.krakensim.json.Json;

import java.math.BigDecimal;
import java.util.List;

/** What the tests of statement 55 do, and where they look. */
abstract class OrderLife {

    final RawCaller kraken = new RawCaller();
    final Line line = kraken.followed();

    String resting(String id) {
        return kraken.buy("0.01", "60000.0", id).at("txid", 0);
    }

    void trade(String volume) {
        kraken.exchange.print(
                kraken.now,
                RawCaller.BTC,
                Side.SELL,
                new BigDecimal("60000.0"),
                new BigDecimal(volume));
    }

    Json.Fields add(String more) {
        return add(more, "0.01");
    }

    Json.Fields add(String more, String quantity) {
        add(more, quantity, line.frames);
        return line.answer();
    }

    void add(String more, String quantity, List<String> to) {
        line.send(
                "add_order",
                "\"order_type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC/USD\",\"order_qty\":"
                        + quantity
                        + ","
                        + more);
        assertThat(to).isNotEmpty();
    }

    String hold() {
        return kraken.post("BalanceEx").at("ZUSD", "hold_trade");
    }

    void ended(String id, String status, String reason, String filled) {
        Answer read = kraken.post("ClosedOrders");
        assertThat(read.at("closed", id, "status")).isEqualTo(status);
        assertThat(read.at("closed", id, "reason")).isEqualTo(reason);
        assertThat(read.at("closed", id, "vol_exec")).isEqualTo(filled);
    }

    static String error(Json.Fields answer) {
        return text(answer, "error");
    }

    static String text(Json.Fields fields, Object... path) {
        return RawCaller.walk(fields, path).scalar().orElseThrow();
    }
}
