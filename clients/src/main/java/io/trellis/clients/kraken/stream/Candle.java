package io.trellis.clients.kraken.stream;

import java.math.BigDecimal;
import java.time.Instant;

/**
 * A candle that has closed.
 *
 * @param begin of its interval
 * @param volumeLots 0 for an interval without trades, whose prices are all the close before
 * @param averagePrice weighed by volume, rounded down, quote; 0 without trades
 */
public record Candle(
        String symbol,
        int intervalMinutes,
        Instant begin,
        long openTicks,
        long highTicks,
        long lowTicks,
        long closeTicks,
        long volumeLots,
        BigDecimal averagePrice,
        long trades) {

    /** The one after it, if nothing is traded. */
    Candle empty() {
        return new Candle(
                symbol,
                intervalMinutes,
                end(),
                closeTicks,
                closeTicks,
                closeTicks,
                closeTicks,
                0,
                BigDecimal.ZERO,
                0);
    }

    /** When its interval is over. */
    Instant end() {
        return begin.plusSeconds(60L * intervalMinutes);
    }
}
