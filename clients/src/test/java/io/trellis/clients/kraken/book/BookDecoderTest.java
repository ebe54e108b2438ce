package io.trellis.clients.kraken.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.market.Side;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Instant;
import java.util.Random;

class BookDecoderTest {

    private final BookDecoder decoder = new BookDecoder();

    @Test
    void givenAFrame_thenAllOfItIsRead() {
        assertThat(decoder.read(Frames.UPDATE_OF_C)).isTrue();

        assertThat(decoder.isSnapshot()).isFalse();
        assertThat(decoder.symbol()).isEqualTo("MATIC/USD");
        assertThat(decoder.checksum()).isEqualTo(2114181697L);
        assertThat(decoder.count(Side.BUY)).isEqualTo(1);
        assertThat(decoder.count(Side.SELL)).isZero();
        assertThat(decoder.price(Side.BUY, 0, Frames.MATIC_USD)).isEqualTo(5657);
        assertThat(decoder.quantity(Side.BUY, 0, Frames.MATIC_USD)).isEqualTo(109839475580L);
        assertThat(instant()).isEqualTo("2026-01-19T09:30:59.123456Z");
    }

    @Test
    void givenTheKeysInAnyOrderWithBlanksAndUnknownOnes_thenTheSame() {
        String frame =
                """
                { "data" : [ { "checksum" : 2114181697 , "new" : {"a":[1,-2.5e3,null,true]},
                  "asks" : [ ], "bids" : [ {"qty":1098.3947558, "orders":3, "price":0.5657} ],
                  "symbol":"MATIC\\/USD"} ], "sent":"now", "type":"update" , "channel":"book" }
                """;

        assertThat(decoder.read(frame)).isTrue();
        assertThat(decoder.symbol()).isEqualTo("MATIC/USD");
        assertThat(decoder.price(Side.BUY, 0, Frames.MATIC_USD)).isEqualTo(5657);
        assertThat(decoder.hasTime()).isFalse();
        assertThat(decoder.unknownFields()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CloudFlare WebSocket proxy restarting",
                "{}",
                "[1,2]",
                "{\"channel\":\"heartbeat\"}",
                "{\"channel\":\"trade\",\"type\":\"odd\",\"data\":[]}",
                "{\"type\":\"odd\",\"channel\":\"trade\"}",
                "{\"data\":{\"assets\":[]},\"channel\":\"instrument\"}",
                "{\"method\":\"pong\",\"req_id\":101}"
            })
    void givenAnotherFrame_thenItIsNoBook(String frame) {
        assertThat(decoder.read(frame)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"price\":0.5657 | \"price\":\"0.5657\" | it cannot be read at character 82",
                "\"price\":0.5657 | \"price\":-0.5657 | it cannot be read at character 82",
                "\"price\":0.5657 | \"price\":NaN | it cannot be read at character 82",
                "\"price\":0.5657 | \"price\":00.5657 | it cannot be read at character 83",
                "\"price\":0.5657 | \"price\":0. | it cannot be read at character 84",
                "\"price\":0.5657 | \"price\":1e | it cannot be read at character 84",
                "\"price\":0.5657 | \"price\":1e999999999 | it cannot be read at character 87",
                "\"price\":0.5657 | \"price\":1e31 | it cannot be read at character 86",
                "\"price\":0.5657 | \"price\":1e30 | a number is too large",
                "\"price\":0.5657 | \"price\":0 | a level has no price above 0, or no quantity",
                "\"price\":0.5657 | \"no\":1 | a level has no price above 0, or no quantity",
                "\"price\":0.5657 | \"price\":1234567890.123456789 | a number has more than 18"
                        + " digits",
                "2114181697 | 4294967296 | checksum is no number of 32 bits",
                "2114181697 | 1.5 | checksum is no number of 32 bits",
                "\"update\" | \"partial\" | type is neither snapshot nor update",
                "\"checksum\" | \"sum\" | type, data, symbol or checksum is missing",
                "\"asks\" | \"bids\" | it has a field twice",
                "2026-01-19T | 2026-13-19T | timestamp is no time",
                "2026-01-19T | 2026-01-19 | timestamp is no time",
                "Z\"}]} | Z\"} | it ends too early",
                "Z\"}]} | Z\"},{}]} | it cannot be read at character 184",
                "Z\"}]} | Z\"}]}x | it cannot be read at character 186",
            })
    void givenAFrameWithAnError_thenRefusedInWords(String part, String wrong, String words) {
        String frame = Frames.UPDATE_OF_C.replace(part, wrong);

        assertThatThrownBy(() -> decoder.read(frame))
                .isInstanceOf(BookRefusedException.class)
                .hasMessage(words);
    }

    @Test
    void givenTheFormWithAnExponent_thenTheNumberIsTheSame() {
        String frame =
                Frames.UPDATE_OF_C.replace("0.5657", "5657e-4").replace("1098.3947558", "1E+3");

        assertThat(decoder.read(frame)).isTrue();
        assertThat(decoder.price(Side.BUY, 0, Frames.MATIC_USD)).isEqualTo(5657);
        assertThat(decoder.quantity(Side.BUY, 0, Frames.MATIC_USD)).isEqualTo(100_000_000_000L);
    }

    @Test
    void givenDeepNestingOrALongNumberInAnUnknownField_thenRefused() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> decoder.read(with(deep)))
                .hasMessage("it is nested deeper than 24 levels");
        assertThatThrownBy(() -> decoder.read(with("1".repeat(65))))
                .hasMessage("a number is longer than 64 characters");
        assertThat(decoder.read(with("1".repeat(64)))).isTrue();
    }

    @Test
    void givenMoreLevelsThanAnyBookHas_thenRefused() {
        String level = "{\"price\":1.0,\"qty\":1.0}";
        String frame =
                Frames.UPDATE_OF_C.replace(
                        "\"asks\":[]", "\"asks\":[" + (level + ",").repeat(5_000) + level + "]");

        assertThatThrownBy(() -> decoder.read(frame))
                .hasMessage("it has more than 4096 levels on one side");
    }

    /** Law: a time is read as the class library reads it. */
    @Test
    void givenRandomTimes_thenTheyAreThoseOfTheClassLibrary() {
        long seed = 7;
        var random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            Instant time =
                    Instant.ofEpochSecond(
                            random.nextLong(9_200_000_000L), random.nextInt(1_000_000_000));
            decoder.read(
                    Frames.UPDATE_OF_C.replace("2026-01-19T09:30:59.123456Z", time.toString()));
            assertThat(instant()).as("seed " + seed).isEqualTo(time);
        }
    }

    /** Every single changed character, and every cut, gives a value or a refusal. */
    @Test
    void givenAnyChangedCharacterOrCut_thenAValueOrARefusal() {
        String odd = "\0\"\\{}[]:,.-+eE019 \n\u00e9\ud800Z";
        for (int i = 0; i < Frames.UPDATE_OF_C.length(); i++) {
            tryToRead(Frames.UPDATE_OF_C.substring(0, i));
            for (int k = 0; k < odd.length(); k++) {
                var text = new StringBuilder(Frames.UPDATE_OF_C);
                text.setCharAt(i, odd.charAt(k));
                tryToRead(text.toString());
            }
        }
        assertThat(decoder.read(Frames.UPDATE_OF_C)).isTrue();
    }

    private void tryToRead(String frame) {
        try {
            if (decoder.read(frame)) {
                new LevelBook(10, Frames.MATIC_USD).take(decoder);
            }
        } catch (BookRefusedException refused) {
            assertThat(refused.words()).isNotEmpty();
        }
    }

    private static String with(String value) {
        return Frames.UPDATE_OF_C.replace("\"bids\"", "\"new\":" + value + ",\"bids\"");
    }

    private Instant instant() {
        return Instant.EPOCH.plusNanos(decoder.timeNanos());
    }
}
