package io.trellis.core.indicator;

import io.trellis.core.market.Timeframe;

/**
 * Wilder's average true range of candles that are built from shorter bars, as it is known at a
 * time.
 *
 * <p>Candles are aligned to UTC; empty ones are skipped, and a partial first one counts. A candle
 * has closed at a time when it ends at or before it. The average is known when n + 1 candles have
 * closed, because a true range needs the close before.
 *
 * <p>A bar's time is the start of its interval, so the average known at a bar is the same at its
 * open and at its close: {@code knownAt(its time)}, asked before or after the bar itself is taken.
 */
public final class CandleAtr {

    private final long candleMillis;
    private final AverageTrueRange average;

    private boolean open;
    private long endMillis;
    private long high;
    private long low;
    private long close;

    /**
     * An average that has seen no bar.
     *
     * @param timeframe length of a candle
     * @param period true ranges in the first average, 1 or more
     */
    public CandleAtr(Timeframe timeframe, int period) {
        this.candleMillis = timeframe.millis();
        this.average = new AverageTrueRange(period);
    }

    /**
     * Takes a bar that has closed; bars come in the order of their times.
     *
     * @param timeMillis start of the bar, UTC
     */
    public void bar(long timeMillis, long highTicks, long lowTicks, long closeTicks) {
        knownAt(timeMillis);
        if (open) {
            high = Math.max(high, highTicks);
            low = Math.min(low, lowTicks);
        } else {
            open = true;
            endMillis = (Math.floorDiv(timeMillis, candleMillis) + 1) * candleMillis;
            high = highTicks;
            low = lowTicks;
        }
        close = closeTicks;
    }

    /**
     * The average in ticks over the candles that had closed at a time, or {@code NaN}.
     *
     * @param timeMillis that of the newest bar or later, UTC, and not before an earlier question's
     */
    public double knownAt(long timeMillis) {
        if (open && timeMillis >= endMillis) {
            average.next((double) high, (double) low, (double) close);
            open = false;
        }
        return average.value();
    }
}
