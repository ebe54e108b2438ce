package io.trellis.cli.backtest;

import io.trellis.backtesting.store.CsvTradeReader;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.backtesting.store.trades.TradeFolder;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Span;

import java.nio.file.Files;
import java.nio.file.Path;

/** The trades that a person names: a folder of the store, or a CSV file. */
final class TradeInput {

    private TradeInput() {}

    /**
     * Reads all of them.
     *
     * @throws InvalidInputException if they are missing, damaged or break a rule
     */
    static TradeColumns read(Path path) {
        return Files.isDirectory(path)
                ? TradeFolder.open(path).columns(Span.ALL)
                : CsvTradeReader.read(path);
    }
}
