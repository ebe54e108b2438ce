package io.trellis.cli.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.TradeColumns;
import io.trellis.backtesting.store.trades.TradeCsv;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.backtesting.store.trades.TradeWriter;
import io.trellis.core.history.OrderKind;
import io.trellis.core.market.Aggressor;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

class TradeInputTest {

    @TempDir private Path folder;

    @Test
    void givenAFolderAndItsCsv_thenTheyAreTheSameTrades() {
        try (var store = TradeWriter.open(folder.resolve("t"), "kraken", "BTC/USD", "test")) {
            add(store, 1_618_951_320_000_999_999L, 1_002_5, Aggressor.BUYER);
            add(store, 1_618_951_320_001_000_000L, 1_000_1, Aggressor.UNKNOWN);
            store.commit("test", Optional.empty(), Optional.empty());
        }
        Path csv = folder.resolve("t.csv");
        TradeCsv.write(TradeFolder.open(folder.resolve("t")), csv);

        TradeColumns stored = TradeInput.read(folder.resolve("t"));
        TradeColumns text = TradeInput.read(csv);

        assertThat(stored.rows()).isEqualTo(2).isEqualTo(text.rows());
        for (int row = 0; row < 2; row++) {
            assertThat(stored.timeMillis(row)).isEqualTo(text.timeMillis(row));
            assertThat(stored.price(row)).isEqualTo(text.price(row));
            assertThat(stored.quantity(row)).isEqualTo(text.quantity(row));
            assertThat(stored.aggressor(row)).isEqualTo(text.aggressor(row));
        }
        assertThat(stored.price(0)).isEqualTo(1002.5);
    }

    @Test
    void givenAFolderOfSomethingElse_thenItIsRefused() {
        assertThatThrownBy(() -> TradeInput.read(folder))
                .hasMessage(folder + " holds no trades: it has no trades.manifest.json.");
    }

    private static void add(TradeWriter store, long nanos, long price, Aggressor aggressor) {
        store.add(nanos, price, 1, 5, 3, aggressor, OrderKind.MARKET, -1);
    }
}
