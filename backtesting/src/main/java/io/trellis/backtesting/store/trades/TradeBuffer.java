package io.trellis.backtesting.store.trades;

import io.trellis.core.history.OrderKind;
import io.trellis.core.market.Aggressor;

import java.util.Arrays;

/** Columns that grow as trades are added, and are used again for the next part. */
final class TradeBuffer {

    private static final int FIRST_CAPACITY = 1 << 12;

    private long[] timeNanos = new long[FIRST_CAPACITY];
    private final ScaledColumn price = new ScaledColumn(FIRST_CAPACITY);
    private final ScaledColumn quantity = new ScaledColumn(FIRST_CAPACITY);
    private byte[] side = new byte[FIRST_CAPACITY];
    private byte[] kind = new byte[FIRST_CAPACITY];
    private long[] id = new long[FIRST_CAPACITY];
    private int rows;

    int rows() {
        return rows;
    }

    long lastNanos() {
        return timeNanos[rows - 1];
    }

    long lastId() {
        return id[rows - 1];
    }

    /**
     * Adds a trade, all of it or nothing.
     *
     * @throws ArithmeticException if price and quantity do not fit beside those that are there
     */
    void add(
            long nanos,
            long unscaledPrice,
            int priceDecimals,
            long unscaledQuantity,
            int quantityDecimals,
            Aggressor aggressor,
            OrderKind orderKind,
            long tradeId) {
        price.add(unscaledPrice, priceDecimals);
        try {
            quantity.add(unscaledQuantity, quantityDecimals);
        } catch (ArithmeticException e) {
            price.removeLast();
            throw e;
        }
        if (rows == timeNanos.length) {
            timeNanos = Arrays.copyOf(timeNanos, 2 * rows);
            side = Arrays.copyOf(side, 2 * rows);
            kind = Arrays.copyOf(kind, 2 * rows);
            id = Arrays.copyOf(id, 2 * rows);
        }
        timeNanos[rows] = nanos;
        side[rows] = TradeBlock.code(aggressor);
        kind[rows] = TradeBlock.code(orderKind);
        id[rows] = tradeId;
        rows++;
    }

    /** What is there, to be used before anything else is added. */
    TradeBlock block() {
        return new TradeBlock(
                rows,
                timeNanos,
                price.values(),
                price.scale(),
                quantity.values(),
                quantity.scale(),
                side,
                kind,
                id);
    }

    void clear() {
        rows = 0;
        price.clear();
        quantity.clear();
    }
}
