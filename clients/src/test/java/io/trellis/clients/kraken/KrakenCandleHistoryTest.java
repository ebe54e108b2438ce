package io.trellis.clients.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.clients.kraken.wire.Envelope;
import io.trellis.clients.kraken.wire.KrakenReadException;
import io.trellis.clients.kraken.wire.WireField;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.RecordedCandle;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

class KrakenCandleHistoryTest {

    private static final Timeframe HOUR = Timeframe.parse("1h");
    private static final long SEED = 11;

    private final Venue venue = new Venue();
    private final KrakenCandleHistory history =
            new KrakenCandleHistory(
                    "BTC/USD", venue::answer, () -> Instant.ofEpochSecond(venue.nowSeconds));

    /** Kraken's candles at a time of its own: closed ones, and the running one behind them. */
    private static final class Venue {

        private long nowSeconds = 1_700_000_000;
        private int calls;

        WireField answer(String call, Map<String, String> with) {
            if (call.equals("AssetPairs")) {
                return result(Answers.markets(Answers.BTC_USD), call);
            }
            calls++;
            long interval = 60 * Long.parseLong(with.get("interval"));
            long running = nowSeconds / interval * interval;
            var rows = new StringBuilder();
            for (long start = running - 5 * interval; start <= running; start += interval) {
                rows.append(start < running - 4 * interval ? "" : ",").append(row(start));
            }
            return result(
                    Answers.result(
                            "{\"XXBTZUSD\": [%s], \"last\": %d}"
                                    .formatted(rows, running - interval)),
                    call);
        }

        private static String row(long start) {
            return String.format(
                    Locale.ROOT,
                    "[%d, \"100.5\", \"101.0\", \"99.5\", \"100.0\", \"100.2\", \"1.50000000\", 7]",
                    start);
        }

        private static WireField result(String json, String call) {
            return Envelope.result(json.getBytes(StandardCharsets.UTF_8), call);
        }
    }

    @Test
    void givenAnAnswer_thenEveryFigureIsExactAndTheRunningCandleIsLeftOut() {
        List<RecordedCandle> candles = history.closed(HOUR);

        assertThat(candles).hasSize(5);
        assertThat(candles.getLast())
                .isEqualTo(
                        new RecordedCandle(
                                1_699_995_600_000L,
                                new BigDecimal("100.5"),
                                new BigDecimal("101"),
                                new BigDecimal("99.5"),
                                new BigDecimal("100"),
                                new BigDecimal("100.2"),
                                new BigDecimal("1.5"),
                                7));
    }

    /** Law: whenever one asks, no candle is told that has not ended, and each that has is. */
    @Test
    void givenAnyTime_thenTheOpenCandleIsNeverSeen() {
        var random = new Random(SEED);
        for (int i = 0; i < 2_000; i++) {
            venue.nowSeconds += random.nextInt(1, 900);
            List<RecordedCandle> candles = history.closed(HOUR);

            long end = candles.getLast().startMillis() / 1_000 + 3_600;
            assertThat(venue.nowSeconds - end)
                    .as("seed %d, step %d", SEED, i)
                    .isBetween(0L, 3_599L);
        }
        assertThat(venue.calls).as("calls for 2,000 questions").isLessThan(400);
    }

    @Test
    void givenALengthThatKrakenHasNot_thenTheSentenceNamesThoseItHas() {
        assertThatThrownBy(() -> history.closed(Timeframe.parse("2h")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        "Kraken has no candles of 2h; it has those of 1, 5, 15, 30, 60, 240, 1440,"
                                + " 10080, 21600 minutes.");
    }

    @Test
    void givenARowThatIsNoCandle_thenItIsNamed() {
        var broken =
                new KrakenCandleHistory(
                        "BTC/USD",
                        (call, with) ->
                                call.equals("OHLC")
                                        ? Venue.result(
                                                Answers.result(
                                                        "{\"XXBTZUSD\": [[60, \"1\", \"1\", \"2\","
                                                                + " \"1\", \"1\", \"0\", 0]], \"last\":"
                                                                + " 60}"),
                                                call)
                                        : venue.answer(call, with),
                        () -> Instant.EPOCH);

        assertThatThrownBy(() -> broken.closed(HOUR))
                .isInstanceOf(KrakenReadException.class)
                .hasMessageContaining("is no candle");
    }
}
