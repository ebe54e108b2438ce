package io.trellis.backtesting.store.trades;

import io.trellis.core.history.OrderKind;
import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Some trades one after another, one primitive array a column.
 *
 * <p>The arrays are handed out as they are, for speed: nobody changes them. They may be longer than
 * there are rows.
 *
 * @param rows how many trades
 * @param timeNanos UTC epoch nanoseconds, never falling
 * @param price quote per base times ten to the power of {@code priceScale}, above 0
 * @param priceScale decimals of the prices
 * @param quantity base times ten to the power of {@code quantityScale}, 0 or more
 * @param quantityScale decimals of the quantities
 * @param side 1 where a buyer crossed the spread, -1 where a seller did, 0 where nobody knows
 * @param kind 1 where an order at the market did, 2 where a limit did, 0 where nobody knows
 * @param id at the venue, or -1
 */
@SuppressWarnings("ArrayRecordComponent") // Loops run over these arrays.
public record TradeBlock(
        int rows,
        long[] timeNanos,
        long[] price,
        int priceScale,
        long[] quantity,
        int quantityScale,
        byte[] side,
        byte[] kind,
        long[] id) {

    static final byte BUY = 1;
    static final byte SELL = -1;
    static final byte MARKET = 1;
    static final byte LIMIT = 2;

    static byte code(Aggressor aggressor) {
        return switch (aggressor) {
            case BUYER -> BUY;
            case SELLER -> SELL;
            case UNKNOWN -> 0;
        };
    }

    static byte code(OrderKind kind) {
        return switch (kind) {
            case MARKET -> MARKET;
            case LIMIT -> LIMIT;
            case UNKNOWN -> 0;
        };
    }

    /** Who crossed the spread. */
    public Aggressor aggressor(int row) {
        if (side[row] == 0) {
            return Aggressor.UNKNOWN;
        }
        return side[row] == BUY ? Aggressor.BUYER : Aggressor.SELLER;
    }

    /** What kind of order did. */
    public OrderKind orderKind(int row) {
        if (kind[row] == 0) {
            return OrderKind.UNKNOWN;
        }
        return kind[row] == MARKET ? OrderKind.MARKET : OrderKind.LIMIT;
    }

    /** Quote per base. */
    public BigDecimal exactPrice(int row) {
        return BigDecimal.valueOf(price[row], priceScale);
    }

    /** Base. */
    public BigDecimal exactQuantity(int row) {
        return BigDecimal.valueOf(quantity[row], quantityScale);
    }

    /** A copy of some rows. */
    TradeBlock cut(int from, int to) {
        return new TradeBlock(
                to - from,
                Arrays.copyOfRange(timeNanos, from, to),
                Arrays.copyOfRange(price, from, to),
                priceScale,
                Arrays.copyOfRange(quantity, from, to),
                quantityScale,
                Arrays.copyOfRange(side, from, to),
                Arrays.copyOfRange(kind, from, to),
                Arrays.copyOfRange(id, from, to));
    }

    /** The first row at or after a time; the number of rows where there is none. */
    public int rowAtOrAfter(long nanos) {
        int low = 0;
        int high = rows;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timeNanos[middle] < nanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
