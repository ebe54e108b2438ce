package io.trellis.krakensim;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Side;
import io.trellis.krakensim.RawCaller.Answer;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.rules.Quirk;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a simulator of Kraken must tell of past trades, one test a statement of the list. */
class SimulatorConformanceHistoryTest {

    private final RawCaller kraken = new RawCaller();

    @Test
    void s11_candlesAreAtMost720CommittedRowsAndTheRunningOne() {
        kraken.sweep("60000.0");
        kraken.pass(60 * 800);

        Answer answer = kraken.get("OHLC", "pair=XBTUSD&interval=1");

        List<Json> rows = rows(answer);
        assertThat(rows).hasSize(721);
        long running = kraken.now / RawCaller.SECOND / 60 * 60;
        assertThat(start(rows.get(720))).isEqualTo(running);
        assertThat(answer.at("last")).isEqualTo(Long.toString(running - 60));
        assertThat(start(rows.get(719))).isEqualTo(running - 60);
        assertThat(start(rows.getFirst())).isEqualTo(running - 720 * 60);
    }

    @Test
    void s12_sinceIsExclusiveAndTheRunningRowAlwaysThere() {
        kraken.sweep("60000.0");
        kraken.pass(300);
        long running = kraken.now / RawCaller.SECOND / 60 * 60;

        List<Json> rows = rows(kraken.get("OHLC", "pair=XBTUSD&since=" + (running - 120)));
        Answer now = kraken.get("OHLC", "pair=XBTUSD&since=" + (running + 30));

        assertThat(rows.stream().map(SimulatorConformanceHistoryTest::start))
                .containsExactly(running - 60, running);
        assertThat(rows(now).stream().map(SimulatorConformanceHistoryTest::start))
                .containsExactly(running);
        assertThat(now.at("last")).isEqualTo(Long.toString(running - 60));
    }

    @Test
    void s13_emptyIntervalsAreFlatAndVwapIsRoundedDown() {
        print(Side.BUY, "60100.1", "0.3");
        print(Side.BUY, "60100.4", "0.4");
        kraken.pass(125);

        List<Json> rows = rows(kraken.get("OHLC", "pair=XBTUSD"));

        assertThat(texts(rows.get(0)).subList(1, 8))
                .containsExactly(
                        "60100.1", "60100.4", "60100.1", "60100.4", "60100.2", "0.70000000", "2");
        assertThat(texts(rows.get(1)).subList(1, 8))
                .containsExactly(
                        "60100.4", "60100.4", "60100.4", "60100.4", "0.0", "0.00000000", "0");
    }

    @Test
    void s15_tradesPageByNanosecondsWithoutLosingOne() {
        for (int i = 0; i < 25; i++) {
            print(Side.BUY, "60100.0", "0.01");
            kraken.pass(i % 3 == 0 ? 0 : 0.5);
        }
        String since = "0";
        List<Long> ids = new ArrayList<>();
        for (int page = 0; page < 5; page++) {
            Answer answer = kraken.get("Trades", "pair=XBTUSD&count=7&since=" + since);
            rows(answer).forEach(row -> ids.add(Long.parseLong(texts(row).get(6))));
            assertThat(answer.result("last")).isInstanceOf(Json.Text.class);
            since = answer.at("last");
            if (!rows(answer).isEmpty()) {
                BigDecimal seconds = new BigDecimal(texts(rows(answer).getLast()).get(2));
                assertThat(new BigDecimal(since).movePointLeft(9).subtract(seconds).abs())
                        .as("the time of the last row, exact")
                        .isLessThan(new BigDecimal("0.0000001"));
            }
        }
        assertThat(ids).hasSize(25).isSorted().doesNotHaveDuplicates();
        assertThat(ids.getLast() - ids.getFirst()).isEqualTo(24);
        assertThat(rows(kraken.get("Trades", "pair=XBTUSD&count=7&since=" + since))).isEmpty();
        kraken.exchange.rules(
                kraken.now, kraken.exchange.rules().with(Quirk.TRADES_SINCE_INCLUSIVE));
        assertThat(rows(kraken.get("Trades", "pair=XBTUSD&count=7&since=" + since)))
                .as("switched to inclusive")
                .singleElement()
                .matches(row -> texts(row).get(6).equals(ids.getLast().toString()));
    }

    @Test
    void s16_candlesMadeOfTheTradesEqualTheVenuesOwn() {
        for (int i = 0; i < 200; i++) {
            print(
                    i % 2 == 0 ? Side.BUY : Side.SELL,
                    "60" + (100 + i * 7 % 90) + "." + i % 10,
                    "0.0" + (1 + i % 9));
            kraken.pass(3.7);
        }
        Map<Long, BigDecimal[]> made = new TreeMap<>();
        for (Json row : rows(kraken.get("Trades", "pair=XBTUSD"))) {
            BigDecimal price = new BigDecimal(texts(row).get(0));
            BigDecimal volume = new BigDecimal(texts(row).get(1));
            long minute = new BigDecimal(texts(row).get(2)).longValue() / 60 * 60;
            BigDecimal[] sums =
                    made.computeIfAbsent(
                            minute,
                            _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO, price});
            sums[0] = sums[0].add(price.multiply(volume));
            sums[1] = sums[1].add(volume);
            sums[2] = sums[2].max(price);
        }
        for (Json row : rows(kraken.get("OHLC", "pair=XBTUSD"))) {
            BigDecimal[] sums = made.get(start(row));
            if (sums != null) {
                assertThat(texts(row).get(2)).isEqualTo(sums[2].setScale(1).toPlainString());
                assertThat(new BigDecimal(texts(row).get(6))).isEqualByComparingTo(sums[1]);
                assertThat(texts(row).get(5))
                        .isEqualTo(sums[0].divide(sums[1], 1, RoundingMode.DOWN).toPlainString());
            }
        }
        assertThat(made).hasSizeGreaterThan(10);
    }

    // Hands.

    private void print(Side taker, String price, String volume) {
        kraken.exchange.print(
                kraken.now, RawCaller.BTC, taker, new BigDecimal(price), new BigDecimal(volume));
    }

    private static List<Json> rows(Answer answer) {
        return ((Json.Values) answer.result("XXBTZUSD")).values();
    }

    private static List<String> texts(Json row) {
        return ((Json.Values) row)
                .values().stream().map(value -> value.scalar().orElseThrow()).toList();
    }

    private static long start(Json row) {
        return Long.parseLong(texts(row).getFirst());
    }
}
