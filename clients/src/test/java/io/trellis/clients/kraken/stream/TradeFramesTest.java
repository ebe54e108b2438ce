package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.clients.kraken.book.TradeDecoder;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;

/** The quick way to read trades: what it takes is what the general way reads. */
class TradeFramesTest {

    private static final String FRAME =
            "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[{\"symbol\":\"BTC/USD\","
                    + "\"side\":\"buy\",\"price\":68500.0,\"qty\":0.01044926,"
                    + "\"ord_type\":\"limit\",\"trade_id\":70635299,"
                    + "\"timestamp\":\"2024-05-27T12:43:11.798009Z\"}]}";

    private static final String TWO =
            FRAME.replace(
                    "}]}",
                    "},{\"symbol\":\"MATIC/USD\",\"side\":\"sell\",\"price\":0.5117,\"qty\":40.0,"
                            + "\"ord_type\":\"market\",\"trade_id\":0,"
                            + "\"timestamp\":\"2024-02-29T23:59:59.000000001Z\"}]}");

    private final TradeDecoder quick = new TradeDecoder();
    private final FrameReader general = new FrameReader();

    @Test
    void givenTheVenuesForm_thenAllOfItIsRead() {
        assertThat(quick.read(TWO)).isTrue();
        assertThat(quick.count()).isEqualTo(2);
        assertThat(quick.symbol(0)).isEqualTo("BTC/USD");
        assertThat(quick.id(0)).isEqualTo(70_635_299);
        assertThat(quick.aggressor(0)).isEqualTo(Aggressor.BUYER);
        assertThat(quick.price(0)).isEqualTo(new BigDecimal("68500.0"));
        assertThat(quick.quantity(0)).isEqualTo(new BigDecimal("0.01044926"));
        assertThat(quick.timeNanos(0)).isEqualTo(1_716_813_791_798_009_000L);
        assertSameAsInGeneral(TWO);
        assertSameAsInGeneral(FRAME);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update | snapshot",
                "BTC/USD | BTC\\/USD",
                "BTC/USD | BTC\\u002fUSD",
                "\"buy\" | \"bought\"",
                "68500.0 | \"68500.0\"",
                "68500.0 | -68500.0",
                "68500.0 | 068500.0",
                "68500.0 | 1234567890123456789",
                "70635299 | 7.0635299e7",
                "70635299 | 70635299.0",
                "70635299 | 1234567890123",
                "2024-05-27 | 2024-02-30",
                "2024-05-27 | 2023-02-29",
                "12:43:11 | 24:00:00",
                "Z\"}]} | Z\"}],\"new\":1}",
                "Z\"}]} | Z\",\"new\":1}]}",
                "Z\"}]} | Z\"}]",
                "Z\"}]} | Z\"}]}{}",
                "\"data\":[ | \"data\": [",
                "\"side\" | \"new\":1,\"side\"",
            })
    void givenAnyOtherForm_thenItIsLeftToTheGeneralWay(String part, String other) {
        assertThat(FRAME).contains(part);
        assertThat(quick.read(FRAME.replace(part, other))).isFalse();
    }

    @Test
    void givenFramesWithAnyCharactersChanged_thenWhatIsTakenIsWhatTheGeneralWayReads() {
        long seed = 20_261_121;
        var random = new Random(seed);
        int taken = 0;
        for (int i = 0; i < 20_000; i++) {
            String frame = changed(random);
            if (quick.read(frame)) {
                taken++;
                assertThat(general.read(frame)).as("seed %d, %s", seed, frame).isNotNull();
                assertSameAsInGeneral(frame);
            }
        }
        assertThat(taken).isBetween(500, 19_000);
    }

    private static String changed(Random random) {
        var frame = new StringBuilder(random.nextBoolean() ? FRAME : TWO);
        for (int changes = 1 + random.nextInt(2); changes > 0; changes--) {
            int at = random.nextInt(frame.length());
            switch (random.nextInt(3)) {
                case 0 -> frame.deleteCharAt(at);
                case 1 -> frame.insert(at, "0123456789.eE+-Z\"\\ ,}".charAt(random.nextInt(21)));
                default -> frame.setCharAt(at, (char) ('0' + random.nextInt(10)));
            }
        }
        return frame.toString();
    }

    private void assertSameAsInGeneral(String frame) {
        assertThat(quick.read(frame)).isTrue();
        assertThat(general.read(frame)).isInstanceOf(Frame.Trades.class);
        var trades = (Frame.Trades) general.read(frame);
        List<TradeRow> rows = trades.rows();
        assertThat(trades.snapshot()).isFalse();
        assertThat(rows).hasSize(quick.count());
        for (int row = 0; row < rows.size(); row++) {
            TradeRow expected = rows.get(row);
            assertThat(quick.symbol(row)).isEqualTo(expected.symbol());
            assertThat(quick.id(row)).isEqualTo(expected.id());
            assertThat(quick.aggressor(row)).isEqualTo(expected.aggressor());
            assertThat(quick.price(row)).isEqualByComparingTo(expected.price());
            assertThat(quick.quantity(row)).isEqualByComparingTo(expected.quantity());
            assertThat(Instant.EPOCH.plusNanos(quick.timeNanos(row))).isEqualTo(expected.time());
        }
    }
}
