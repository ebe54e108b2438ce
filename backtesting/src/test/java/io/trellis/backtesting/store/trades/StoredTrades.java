package io.trellis.backtesting.store.trades;

import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.Span;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The trades of a folder, one by one, for tests. */
public final class StoredTrades {

    private StoredTrades() {}

    public static List<RecordedTrade> of(Path folder) {
        return of(folder, Span.ALL);
    }

    /** With figures that have no zeros at their ends. */
    static List<RecordedTrade> of(Path folder, Span span) {
        var trades = new ArrayList<RecordedTrade>();
        TradeFolder.open(folder)
                .read(
                        span,
                        block -> {
                            for (int row = 0; row < block.rows(); row++) {
                                trades.add(trade(block, row));
                            }
                        });
        return plain(trades);
    }

    private static RecordedTrade trade(TradeBlock block, int row) {
        return new RecordedTrade(
                block.timeNanos()[row],
                block.exactPrice(row),
                block.exactQuantity(row),
                block.aggressor(row),
                block.orderKind(row),
                block.id()[row]);
    }

    /** The same trades in the form in which those of a folder are given. */
    public static List<RecordedTrade> plain(List<RecordedTrade> trades) {
        return trades.stream()
                .map(trade ->
                        new RecordedTrade(
                                trade.timeNanos(),
                                trade.price().stripTrailingZeros(),
                                trade.quantity().stripTrailingZeros(),
                                trade.aggressor(),
                                trade.kind(),
                                trade.id()))
                .toList();
    }
}
