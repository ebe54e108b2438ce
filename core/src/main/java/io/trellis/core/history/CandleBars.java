package io.trellis.core.history;

import io.trellis.core.market.Bars;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Candles of a venue as bars of an instrument, each price rounded half-even to the tick. */
public final class CandleBars {

    private CandleBars() {}

    /**
     * The bars of candles; one in which nothing traded is none.
     *
     * @param candles oldest first
     * @throws IllegalArgumentException if their times do not rise
     */
    public static Bars of(List<RecordedCandle> candles, Instrument instrument) {
        var bars = new Bars(candles.size());
        for (RecordedCandle candle : candles) {
            if (candle.volume().signum() > 0) {
                bars.append(
                        candle.startMillis(),
                        ticks(candle.open(), instrument),
                        ticks(candle.high(), instrument),
                        ticks(candle.low(), instrument),
                        ticks(candle.close(), instrument));
            }
        }
        return bars;
    }

    private static long ticks(BigDecimal price, Instrument instrument) {
        return instrument.ticks(price, RoundingMode.HALF_EVEN);
    }
}
