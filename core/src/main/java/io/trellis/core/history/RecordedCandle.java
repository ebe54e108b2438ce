package io.trellis.core.history;

import java.math.BigDecimal;

/**
 * A closed candle as its venue tells it, every figure exact.
 *
 * @param startMillis UTC epoch milliseconds
 * @param vwap mean price weighted by quantity, as the venue rounds it; 0 where nothing traded
 * @param volume base
 * @param trades number of trades
 */
public record RecordedCandle(
        long startMillis,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        BigDecimal vwap,
        BigDecimal volume,
        long trades) {

    /**
     * @throws IllegalArgumentException if the prices are no candle, or a count is below 0
     */
    public RecordedCandle {
        boolean inside =
                low.signum() > 0
                        && low.compareTo(open.min(close)) <= 0
                        && high.compareTo(open.max(close)) >= 0;
        if (!inside || volume.signum() < 0 || trades < 0) {
            throw new IllegalArgumentException(
                    "no candle: open %s, high %s, low %s, close %s, volume %s, %d trades"
                            .formatted(open, high, low, close, volume, trades));
        }
    }
}
