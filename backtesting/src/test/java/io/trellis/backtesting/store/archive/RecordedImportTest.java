package io.trellis.backtesting.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.trellis.backtesting.store.CsvTradeReader;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.core.market.Span;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recorded trades, where they are at hand beside the repository: what their README says of them.
 */
class RecordedImportTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "binance_XRPETH_aggTrades_20191011-20191012.csv.gz, XRP/ETH, 7913,"
                + " 2019-10-11T00:00:11.620Z, 2019-10-12T11:58:01.171Z",
        "kraken_BCHEUR_trades_20230101-20230101.csv.gz, BCH/EUR, 148, 2023-01-01T00:03:56Z,"
                + " 2023-01-01T23:19:47Z",
        "bitstamp_BTCUSD_trades_20110913-20120531.csv.gz, BTC/USD, 9999, 2011-09-13T13:53:36Z,"
                + " 2012-05-31T08:41:18Z",
    })
    void givenAFile_thenEveryTradeIsStored(
            String name, String symbol, long rows, Instant from, Instant to) {
        Path file = recorded(name);
        Archives archives =
                Archives.of(
                        List.of(file),
                        Archives.market(Optional.of(symbol), Optional.empty()),
                        Optional.empty(),
                        Optional.empty());
        Path trades = folder.resolve("trades");

        SeriesManifest manifest =
                TradeImport.run(archives, trades, "recorded", symbol, "test").manifest();

        assertThat(manifest.rows()).isEqualTo(rows);
        assertThat(manifest.gaps().count()).isZero();
        assertThat(manifest.from()).isEqualTo(from);
        assertThat(manifest.to()).isEqualTo(to);
        assertSame(TradeFolder.open(trades).columns(Span.ALL), CsvTradeReader.read(file));
    }

    /** The reader that knows no store. */
    private static void assertSame(TradeColumns stored, TradeColumns text) {
        assertThat(stored.rows()).isEqualTo(text.rows());
        for (int row = 0; row < text.rows(); row++) {
            assertThat(stored.timeMillis(row)).isEqualTo(text.timeMillis(row));
            assertThat(stored.price(row)).isEqualTo(text.price(row));
            assertThat(stored.quantity(row)).isEqualTo(text.quantity(row));
            assertThat(stored.aggressor(row)).isEqualTo(text.aggressor(row));
        }
    }

    private static Path recorded(String name) {
        Optional<Path> file =
                Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                        .map(path -> path.resolve("../shared/data/market/trades").resolve(name))
                        .filter(Files::exists)
                        .findFirst();
        assumeTrue(file.isPresent(), "no recorded trades beside the repository: " + name);
        return file.orElseThrow();
    }
}
