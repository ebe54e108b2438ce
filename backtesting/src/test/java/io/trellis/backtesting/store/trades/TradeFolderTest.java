package io.trellis.backtesting.store.trades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.fetch.SyntheticHistory;
import io.trellis.backtesting.store.ParquetCodecs;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.StoredFile;
import io.trellis.core.InvalidInputException;
import io.trellis.core.history.OrderKind;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Span;

import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.io.LocalInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;

class TradeFolderTest {

    @TempDir private Path folder;

    @Test
    void givenTrades_thenTheyComeBackFigureForFigure() {
        var trades = SyntheticHistory.random(new Random(1), 3_000, 3);
        write(trades.subList(0, 1_000), trades.subList(1_000, 1_001), trades.subList(1_001, 3_000));

        assertThat(StoredTrades.of(folder)).isEqualTo(StoredTrades.plain(trades));
        SeriesManifest manifest = TradeFolder.open(folder).manifest();
        assertThat(manifest.path()).isEqualTo("kraken/BTC-USD/trades");
        assertThat(manifest.files())
                .extracting(StoredFile::rows)
                .containsExactly(1_000L, 1L, 1_999L);
        assertThat(manifest.files().get(1).firstId()).hasValue(1_001);
        assertThat(manifest.cursor()).contains("cursor");
    }

    @Test
    void givenASpan_thenOnlyItsTradesAreRead() {
        var trades = SyntheticHistory.random(new Random(2), 500, 2);
        write(trades.subList(0, 200), trades.subList(200, 500));
        var span =
                new Span(
                        trades.get(150).timeNanos() / 1_000_000,
                        trades.get(250).timeNanos() / 1_000_000);

        assertThat(StoredTrades.of(folder, span))
                .isEqualTo(
                        StoredTrades.plain(
                                trades.stream()
                                        .filter(t -> span.contains(t.timeNanos() / 1_000_000))
                                        .toList()));
    }

    @Test
    void givenTrades_thenTheyAreTheColumnsOfABacktest() {
        write(List.of(trade(1, "100.10", "0.5"), trade(2, "0.00000001", "123456789012")));

        var columns = TradeFolder.open(folder).columns(Span.ALL);

        assertThat(columns.rows()).isEqualTo(2);
        assertThat(columns.price(0)).isEqualTo(100.1);
        assertThat(columns.price(1)).isEqualTo(1e-8);
        assertThat(columns.quantity(1)).isEqualTo(123456789012.0);
        assertThat(columns.timeMillis(0)).isEqualTo(SyntheticHistory.START / 1_000_000);
        assertThat(columns.aggressor(0)).isEqualTo(Aggressor.BUYER);
        assertThat(columns.sourceSha256()).hasSize(64);
    }

    @Test
    void givenAPart_thenAvrosOwnReaderFindsTheSameTrades() throws IOException {
        write(List.of(trade(1, "100.10", "0.5"), trade(2, "7", "0.00000001")));
        Path part = folder.resolve(TradeFolder.open(folder).manifest().files().getFirst().name());

        try (ParquetReader<GenericRecord> reader =
                AvroParquetReader.<GenericRecord>builder(
                                new LocalInputFile(part), new PlainParquetConfiguration())
                        .withDataModel(GenericData.get())
                        .withCodecFactory(new ParquetCodecs())
                        .build()) {
            GenericRecord first = reader.read();
            assertThat(first.get("time")).isEqualTo(SyntheticHistory.START + 1);
            assertThat(first.get("price")).hasToString("100.1");
            assertThat(first.get("quantity")).hasToString("0.50000000");
            assertThat(first.get("side")).isEqualTo(1);
            assertThat(first.get("kind")).isEqualTo(2);
            assertThat(reader.read().get("id")).isEqualTo(2L);
            assertThat(reader.read()).isNull();
        }
    }

    @Test
    void givenAFigureThatDoesNotFitBesideTheOthers_thenTheTradeIsRefusedWhole() {
        try (var store = TradeWriter.open(folder, "kraken", "BTC/USD", "test")) {
            store.add(trade(1, "0.000000000000000001", "1"));
            assertThatThrownBy(() -> store.add(trade(2, "100", "1")))
                    .isInstanceOf(ArithmeticException.class);
            store.add(trade(2, "0.5", "1"));
            store.commit("test", Optional.empty(), Optional.empty());
        }

        assertThat(StoredTrades.of(folder))
                .isEqualTo(
                        StoredTrades.plain(
                                List.of(
                                        trade(1, "0.000000000000000001", "1"),
                                        trade(2, "0.5", "1"))));
    }

    @Test
    void givenAnyBitThatFlipped_thenThePartIsRefused() throws IOException {
        write(List.of(trade(1, "1", "1"), trade(2, "2", "1")));
        Path part = folder.resolve(TradeFolder.open(folder).manifest().files().getFirst().name());
        byte[] bytes = Files.readAllBytes(part);
        var random = new Random(3);
        for (int i = 0; i < 200; i++) {
            byte[] flipped = bytes.clone();
            flipped[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(part, flipped);
            assertThatThrownBy(() -> StoredTrades.of(folder))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining(part + " is damaged: its bytes are not those");
        }
    }

    @Test
    void givenNoManifest_thenItIsNoFolderOfTrades() {
        assertThat(TradeFolder.isOne(folder)).isFalse();
        assertThatThrownBy(() -> TradeFolder.open(folder))
                .hasMessage(folder + " holds no trades: it has no trades.manifest.json.");
    }

    @Test
    void givenAWholeFolder_thenItReplacesTheOldOneOnlyWhenItIsWhole() throws IOException {
        Path place = folder.resolve("trades");
        whole(place, List.of(trade(1, "1", "1")));
        assertThatThrownBy(() -> TradeFolders.requireWritable(place, false))
                .hasMessageContaining("holds trades already");
        assertThatThrownBy(() ->
                        TradeFolders.write(
                                place,
                                "kraken",
                                "BTC/USD",
                                "test",
                                store -> {
                                    store.add(trade(7, "7", "7"));
                                    throw new InvalidInputException("line 8 is wrong.");
                                }))
                .hasMessage("line 8 is wrong.");
        assertThat(StoredTrades.of(place)).containsExactly(trade(1, "1", "1"));

        whole(place, List.of(trade(2, "2", "2")));

        assertThat(StoredTrades.of(place)).containsExactly(trade(2, "2", "2"));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(place);
        }
    }

    private static void whole(Path place, List<RecordedTrade> trades) {
        TradeFolders.write(
                place,
                "kraken",
                "BTC/USD",
                "test",
                store -> {
                    trades.forEach(store::add);
                    return store.commit("test", Optional.empty(), Optional.empty());
                });
    }

    private static RecordedTrade trade(long id, String price, String quantity) {
        return new RecordedTrade(
                SyntheticHistory.START + id,
                new BigDecimal(price),
                new BigDecimal(quantity),
                Aggressor.BUYER,
                OrderKind.LIMIT,
                id);
    }

    @SafeVarargs
    private void write(List<RecordedTrade>... parts) {
        for (List<RecordedTrade> part : parts) {
            try (var store = TradeWriter.open(folder, "kraken", "BTC/USD", "test")) {
                part.forEach(store::add);
                store.commit("test", Optional.of("cursor"), Optional.empty());
            }
        }
    }
}
