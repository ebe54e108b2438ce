package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.RawCaller.Line;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.util.List;

/** What the simulator does where nobody knows what Kraken does, as its list says. */
class SimulatorDefaultsTest {

    private static final String ETH = "ETH/USD";

    private final RawCaller kraken = new RawCaller();

    private void print(String symbol, Side taker, String price, String volume) {
        kraken.exchange.print(
                kraken.now, symbol, taker, new BigDecimal(price), new BigDecimal(volume));
    }

    @Test
    void candlesOfTheStreamAreTheLast720WithTradesAndNoOthers() {
        for (int minute = 0; minute < 725; minute++) {
            if (minute != 700) {
                print(RawCaller.BTC, Side.BUY, "60100.0", "0.01");
            }
            kraken.pass(60);
        }
        Line line = kraken.open(Face.PUBLIC);
        line.send("subscribe", "\"channel\":\"ohlc\",\"symbol\":[\"BTC/USD\"],\"interval\":1");

        Json.Fields snapshot = JsonReader.readFields(line.take("ohlc").getLast()).orElseThrow();
        List<Json> candles = ((Json.Values) RawCaller.walk(snapshot, "data")).values();
        assertThat(candles).hasSize(720);
        assertThat(candles)
                .extracting(candle -> RawCaller.walk(candle, "trades").scalar().orElseThrow())
                .containsOnly("1");
    }

    @ParameterizedTest
    @CsvSource({"10080", "21600", "1440"})
    void longCandlesBeginAtWholeMultiplesSinceTheEpoch(long minutes) {
        print(RawCaller.BTC, Side.BUY, "60100.0", "0.01");

        Answer answer = kraken.get("OHLC", "pair=XBTUSD&interval=" + minutes);

        long start = Long.parseLong(answer.at("XXBTZUSD", 0, 0));
        assertThat(start % (minutes * 60)).isZero();
        assertThat(start)
                .isBetween(RawCaller.START / RawCaller.SECOND - minutes * 60, Long.MAX_VALUE);
    }

    @Test
    void aSecondSubscriptionIsAnsweredAgainWithAnotherSnapshot() {
        Line line = kraken.open(Face.PUBLIC);
        for (int i = 0; i < 2; i++) {
            line.take();
            line.send("subscribe", "\"channel\":\"book\",\"symbol\":[\"BTC/USD\"],\"depth\":10");
            assertThat(line.take()).hasSize(2).first().asString().contains("\"success\":true");
        }
        kraken.sweep("60200.0");
        assertThat(line.take("book")).as("once, not twice").hasSize(1);
    }

    @Test
    void severalTokensAreGoodAtOnce() {
        Line first = kraken.account();
        Line second = kraken.account();
        for (Line line : List.of(first, second)) {
            line.send("cancel_all", "\"x\":1");
            assertThat(line.take()).last().asString().contains("\"success\":true");
        }
    }

    @Test
    void aPurchaseThatMayTakeHoldsTheFeeOfATaker() {
        assertThat(kraken.order("volume", "0.01", "price", "60000.0")).isEmpty();

        assertThat(kraken.post("BalanceEx").at("ZUSD", "hold_trade")).isEqualTo("602.4000");
    }

    @Test
    void entriesOfTheLedgerAreRoundedHalvesUp() {
        kraken.buy("0.0001", "60000.5", "a");
        print(RawCaller.BTC, Side.SELL, "60000.5", "0.0001");

        Json.Fields rows = (Json.Fields) kraken.post("Ledgers", "asset", "ZUSD").result("ledger");
        Json row = rows.byName().values().iterator().next();
        assertThat(RawCaller.walk(row, "amount").scalar()).as("of 6.00005").hasValue("-6.0001");
        assertThat(RawCaller.walk(row, "fee").scalar()).as("of 0.01500").hasValue("0.0150");
        assertThat(kraken.exchange.truth().brokenSums()).isEmpty();
    }

    @Test
    void costsAndFeesAreRoundedToTheNearestAndAveragePricesDownAsInTheSample() {
        kraken.exchange.list(kraken.now, RawCaller.bare(ETH), new BigDecimal("4200.00"));
        String id =
                kraken.post(
                                "AddOrder",
                                "ordertype",
                                "limit",
                                "type",
                                "buy",
                                "pair",
                                "ETHUSD",
                                "volume",
                                "0.01205356",
                                "price",
                                "4148.15",
                                "oflags",
                                "post")
                        .at("txid", 0);
        print(ETH, Side.SELL, "4148.15", "1");

        Answer read = kraken.post("QueryOrders", "txid", id);
        assertThat(read.at(id, "cost")).isEqualTo("49.99997");
        assertThat(read.at(id, "fee")).isEqualTo("0.12500");
        assertThat(read.at(id, "price")).isEqualTo("4148.14");
    }

    @Test
    void anExecutionHasOneIdOnEveryFace() {
        Line line = kraken.followed();
        kraken.buy("0.01", "60000.0", "a");
        kraken.sweep("60000.0");

        List<String> all = line.take();
        String id = Frames.field(Frames.of(all, "executions").get(2), "exec_id");
        assertThat(Frames.of(all, "balances"))
                .hasSize(2)
                .allMatch(frame -> Frames.field(frame, "ref_id").equals(id));
        Json.Fields trades = (Json.Fields) kraken.post("TradesHistory").result("trades");
        assertThat(trades.byName().keySet()).containsExactly(id);
        Json.Fields ledger = (Json.Fields) kraken.post("Ledgers").result("ledger");
        assertThat(ledger.byName().values())
                .hasSize(2)
                .allMatch(row -> RawCaller.walk(row, "refid").scalar().orElseThrow().equals(id));
    }

    @Test
    void aBatchOfCancelsTellsItsCountInTheResult() {
        Line line = kraken.account();
        kraken.buy("0.01", "59000.0", "a");
        kraken.buy("0.01", "58000.0", "b");
        line.take();
        line.send("batch_cancel", "\"orders\":[],\"cl_ord_id\":[\"a\",\"b\"]");

        assertThat(line.take()).last().asString().contains("\"result\":{\"count\":2}");
    }

    @Test
    void aDeadlineOutOfItsRangeIsAWrongArgumentOnTheStreamToo() {
        Line line = kraken.account();
        for (String deadline : List.of("2026-11-20T10:00:00.499Z", "2026-11-20T10:01:00.001Z")) {
            line.send("add_order", order(deadline));
            assertThat(line.answer().get("error").orElseThrow().scalar())
                    .hasValue("EGeneral:Invalid arguments:deadline");
        }
        for (String deadline : List.of("2026-11-20T10:00:00.500Z", "2026-11-20T10:01:00.000Z")) {
            line.send("add_order", order(deadline));
            assertThat(line.answer().has("error")).as(deadline).isFalse();
        }
    }

    private static String order(String deadline) {
        return "\"order_type\":\"limit\",\"side\":\"buy\",\"symbol\":\"BTC/USD\",\"order_qty\":0.01,"
                + "\"limit_price\":50000.0,\"deadline\":\""
                + deadline
                + "\"";
    }
}
