package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Span;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

class CsvTradeReaderTest {

    @TempDir private Path folder;

    @Test
    void givenTradesWithSides_thenEveryFieldIsRead() throws IOException {
        TradeColumns trades =
                read(
                        """
                        id,side,qty,price,ts_ms
                        7,buy,0.5,100.25,1618951320000
                        8,sell,0,100.5,1618951320000
                        """);

        assertThat(trades.rows()).isEqualTo(2);
        assertThat(trades.timeMillis(1)).isEqualTo(1_618_951_320_000L);
        assertThat(trades.price(0)).isEqualTo(100.25);
        assertThat(trades.quantity(0)).isEqualTo(0.5);
        assertThat(trades.aggressor(0)).isEqualTo(Aggressor.BUYER);
        assertThat(trades.aggressor(1)).isEqualTo(Aggressor.SELLER);
    }

    @Test
    void givenSecondsAndNoSide_thenTheTimeIsInMillisecondsAndNobodyIsTheAggressor()
            throws IOException {
        TradeColumns trades = read("ts_s,price,amount\n1618951320,5,1\n1618951320.5,5,1\n");

        assertThat(trades.timeMillis(0)).isEqualTo(1_618_951_320_000L);
        assertThat(trades.timeMillis(1)).isEqualTo(1_618_951_320_500L);
        assertThat(trades.aggressor(0)).isEqualTo(Aggressor.UNKNOWN);
    }

    @Test
    void givenABuyerWhoMade_thenTheSellerTook() throws IOException {
        TradeColumns trades = read("time,price,volume,buyer_is_maker\n1618951320000,5,1,true\n");

        assertThat(trades.aggressor(0)).isEqualTo(Aggressor.SELLER);
    }

    @Test
    void givenGzip_thenItIsUnpackedWhateverTheName() throws IOException {
        Path file = folder.resolve("trades.csv");
        try (var out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write("ts_s,price,amount\n1618951320,5,1\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThat(CsvTradeReader.read(file).rows()).isEqualTo(1);
    }

    @Test
    void givenTrades_thenTheyMakeBarsWhereThereAreAny() throws IOException {
        TradeColumns trades =
                read(
                        """
                        ts_s,price,amount
                        1618951320,5,1
                        1618951350,7,2
                        1618951379,6,3
                        1618951500,4,4
                        """);

        BarColumns bars = trades.bars(SeriesId.parse("kraken/BTC-USDT/1m"), "test");

        assertThat(bars.timeMillis()).containsExactly(1_618_951_320_000L, 1_618_951_500_000L);
        assertThat(bars.open()).containsExactly(5, 4);
        assertThat(bars.high()).containsExactly(7, 4);
        assertThat(bars.low()).containsExactly(5, 4);
        assertThat(bars.close()).containsExactly(6, 4);
        assertThat(bars.volume()).containsExactly(6, 4);
        assertThat(bars.provenance().sourceName()).isEqualTo("trades.csv");
        assertThat(bars.provenance().sourceSha256()).hasSize(64);
        assertThat(trades.within(new Span(1_618_951_350_000L, 1_618_951_500_000L)).rows())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ts_s,amount;1618951320,5 | line 1: lacks the column for price",
                "price,amount;5,5 | line 1: lacks the column for a time",
                "ts_s,price,amount | has a header but no rows",
                "ts_s,price,amount;1618951320,5 | line 2: has 2 fields; the header names 3",
                "ts_s,price,amount;1618951320000,5,1 | line 2, field ts_s: \"1618951320000\"",
                "ts_s,price,amount;yesterday,5,1 | line 2, field ts_s: \"yesterday\" cannot",
                "time,price,amount;1618951320,5,1 | epoch ms, such as 1618951320000",
                "ts_s,price,amount;1618951320,0,1 | field price: \"0\" cannot be taken",
                "ts_s,price,amount;1618951320,NaN,1 | field price: \"NaN\" cannot be taken",
                "ts_s,price,amount;1618951320,5,-1 | field amount: \"-1\" cannot be taken",
                "ts_s,price,qty,side;1618951320,5,1,up | \"up\" cannot be taken; buy or sell is",
                "ts_s,price,amount;1618951320,5,1;1618951319,5,1 | line 3: its time 1618951319000",
            })
    void givenAWrongLine_thenOneSentenceNamesItsPlace(String lines, String sentence) {
        assertThatThrownBy(() -> read(lines.replace(';', '\n')))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("trades.csv")
                .hasMessageContaining(sentence);
    }

    private TradeColumns read(String text) throws IOException {
        Path file = folder.resolve("trades.csv");
        Files.writeString(file, text);
        return CsvTradeReader.read(file);
    }
}
