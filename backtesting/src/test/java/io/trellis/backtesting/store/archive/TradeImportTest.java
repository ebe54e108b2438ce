package io.trellis.backtesting.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.trades.StoredTrades;
import io.trellis.backtesting.store.trades.TradeCsv;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

class TradeImportTest {

    private static final String KRAKEN =
            """
            1672531436,90.540000,1.10448420
            1672531436,90.550000,1.00000000
            1672531471,90.450000,0.00000001
            """;

    private static final String AGGTRADES =
            """
            13,0.00141342,23.00000000,15,15,1570752011620,true,true
            14,0.00141266,54.00000000,16,18,1570752011620,false,true
            16,0.00141267,4,19,19,1570752011621000,True,true
            """;

    @TempDir private Path folder;

    @Test
    void givenKrakensTrades_thenTheOrderOfASecondIsKept() throws IOException {
        var result = run(Packed.zip(folder.resolve("t.zip"), "XBTUSD.csv", KRAKEN));

        assertThat(StoredTrades.of(trades()))
                .containsExactly(
                        trade(1672531436000000000L, "90.54", "1.1044842", Aggressor.UNKNOWN, -1),
                        trade(1672531436000000000L, "90.55", "1", Aggressor.UNKNOWN, -1),
                        trade(1672531471000000000L, "90.45", "0.00000001", Aggressor.UNKNOWN, -1));
        assertThat(result.manifest().gaps().count()).isZero();
        assertThat(result.manifest().sources().getFirst().name()).isEqualTo("t.zip!XBTUSD.csv");
    }

    @Test
    void givenBinancesTrades_thenIdsSidesAndBothUnitsAreRead() throws IOException {
        var result = run(Packed.gzip(folder.resolve("a.csv.gz"), AGGTRADES));

        assertThat(StoredTrades.of(trades()))
                .containsExactly(
                        trade(1570752011620000000L, "0.00141342", "23", Aggressor.SELLER, 13),
                        trade(1570752011620000000L, "0.00141266", "54", Aggressor.BUYER, 14),
                        trade(1570752011621000000L, "0.00141267", "4", Aggressor.SELLER, 16));
        assertThat(result.manifest().gaps().missing()).isEqualTo(1);
    }

    @Test
    void givenFilesThatOverlap_thenTradesWithIdsAreTakenOnce() throws IOException {
        String first = AGGTRADES.substring(0, AGGTRADES.lastIndexOf("16,0."));
        String second = AGGTRADES.substring(AGGTRADES.indexOf("14,"));
        var result =
                run(
                        Packed.plain(folder.resolve("2.csv"), second),
                        Packed.plain(folder.resolve("1.csv"), first));

        assertThat(result.duplicates()).isEqualTo(1);
        assertThat(StoredTrades.of(trades()))
                .extracting(RecordedTrade::id)
                .containsExactly(13L, 14L, 16L);
    }

    @Test
    void givenAFileThatFillsAHoleOfAnother_thenNothingIsLostInSilence() throws IOException {
        String hole = "13,1,1,1,1,1570752011620,true,true\n16,1,1,1,1,1570752011630,true,true\n";
        Path one = Packed.plain(folder.resolve("1.csv"), hole);
        Path two = Packed.plain(folder.resolve("2.csv"), hole.replace("13,", "15,"));

        assertThatThrownBy(() -> run(two, one))
                .hasMessageStartingWith(
                        two
                                + ", line 1: its id 15 is missing in the files before it, though"
                                + " they go on to 16");
    }

    @Test
    void givenFilesThatOverlapWithoutIds_thenTheyAreRefused() throws IOException {
        Path one = Packed.plain(folder.resolve("1.csv"), KRAKEN);
        Path two = Packed.plain(folder.resolve("2.csv"), KRAKEN);

        assertThatThrownBy(() -> run(one, two))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(
                        two
                                + ", line 1: its time 2023-01-01T00:03:56Z is not after"
                                + " 2023-01-01T00:04:31Z, at which the file before it, 1.csv, ends;"
                                + " trades without ids cannot be told apart, so cut one of the"
                                + " files.");
        assertThat(trades()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1672531471, | 1672531471000, | line 3, field time: \"1672531471000\" cannot be"
                        + " taken; expected is epoch seconds, such as 1618951320 (it looks like a"
                        + " time in ms).",
                "90.450000, | 0, | line 3, field price: \"0\" cannot be taken; expected is a"
                        + " decimal above 0.",
                "0.00000001 | -1 | line 3, field quantity: \"-1\" cannot be taken; expected is a"
                        + " decimal of 0 or more of at most 18 digits.",
                "1672531471, | 1672531400, | line 3: its time 2023-01-01T00:03:20Z is before"
                        + " 2023-01-01T00:03:56Z, that of the trade before; sort the file by time.",
                "90.450000, | 90.450000,7, | line 3: there are 4 fields, not 3.",
            })
    void givenALineThatIsWrong_thenItIsNamedAndNothingIsStored(
            String right, String wrong, String complaint) throws IOException {
        Path file = Packed.plain(folder.resolve("t.csv"), KRAKEN.replace(right, wrong));

        assertThatThrownBy(() -> run(file))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage(file + ", " + complaint);
        assertThat(trades()).doesNotExist();
    }

    @Test
    void givenStoredTrades_thenTheirCsvBringsThemBack() throws IOException {
        run(Packed.plain(folder.resolve("a.csv"), AGGTRADES));
        var before = StoredTrades.of(trades());
        Path csv = folder.resolve("out.csv.gz");
        TradeCsv.write(TradeFolder.open(trades()), csv);
        Files.move(trades(), folder.resolve("old"));

        run(csv);

        assertThat(StoredTrades.of(trades())).isEqualTo(before);
    }

    private Path trades() {
        return folder.resolve("store/trades");
    }

    private TradeImport.Result run(Path... files) {
        Archives archives =
                Archives.of(
                        Arrays.asList(files),
                        Archives.market(Optional.empty(), Optional.empty()),
                        Optional.empty(),
                        Optional.empty());
        return TradeImport.run(archives, trades(), "kraken", "BTC/USD", "test");
    }

    private static RecordedTrade trade(
            long nanos, String price, String quantity, Aggressor aggressor, long id) {
        return new RecordedTrade(
                nanos,
                new BigDecimal(price),
                new BigDecimal(quantity),
                aggressor,
                OrderKind.UNKNOWN,
                id);
    }
}
