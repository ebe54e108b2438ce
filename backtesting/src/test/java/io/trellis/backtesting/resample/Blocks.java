package io.trellis.backtesting.resample;

import io.trellis.backtesting.store.trades.TradeBlock;
import io.trellis.core.history.RecordedTrade;

import java.util.List;

/** Blocks of trades for tests, prices with at most 5 decimals and quantities with at most 8. */
final class Blocks {

    private static final int PRICE_SCALE = 5;
    private static final int QUANTITY_SCALE = 8;

    private Blocks() {}

    static TradeBlock of(List<RecordedTrade> trades) {
        int rows = trades.size();
        long[] price = new long[rows];
        long[] quantity = new long[rows];
        for (int row = 0; row < rows; row++) {
            price[row] =
                    trades.get(row).price().setScale(PRICE_SCALE).unscaledValue().longValueExact();
            quantity[row] =
                    trades.get(row)
                            .quantity()
                            .setScale(QUANTITY_SCALE)
                            .unscaledValue()
                            .longValueExact();
        }
        return new TradeBlock(
                rows,
                trades.stream().mapToLong(RecordedTrade::timeNanos).toArray(),
                price,
                PRICE_SCALE,
                quantity,
                QUANTITY_SCALE,
                new byte[rows],
                new byte[rows],
                trades.stream().mapToLong(RecordedTrade::id).toArray());
    }
}
