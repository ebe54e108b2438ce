package io.trellis.core.indicator;

import io.trellis.core.market.Timeframe;

/**
 * Wilder's average true range of candles that are built from shorter bars, as it is known at a
 * time.
 *
 * <p>The candles are those of {@link CandleBuilder}. The average is known when n + 1 of them have
 * closed, because a true range needs the close before.
 *
 * <p>A bar's time is the start of its interval, so the average known at a bar is the same at its
 * open and at its close: {@code knownAt(its time)}, asked before or after the bar itself is taken.
 */
public final class CandleAtr {

    private final CandleBuilder candles;
    private final AverageTrueRange average;

    /**
     * An average that has seen no bar.
     *
     * @param timeframe length of a candle
     * @param period true ranges in the first average, 1 or more
     */
    public CandleAtr(Timeframe timeframe, int period) {
        this.candles = new CandleBuilder(timeframe);
        this.average = new AverageTrueRange(period);
    }

    /**
     * Takes a bar that has closed; bars come in the order of their times.
     *
     * @param timeMillis start of the bar, UTC
     */
    public void bar(long timeMillis, long highTicks, long lowTicks, long closeTicks) {
        knownAt(timeMillis);
        candles.bar(timeMillis, highTicks, lowTicks, closeTicks);
    }

    /**
     * The average in ticks over the candles that had closed at a time, or {@code NaN}.
     *
     * @param timeMillis that of the newest bar or later, UTC, and not before an earlier question's
     */
    public double knownAt(long timeMillis) {
        if (candles.closedBy(timeMillis)) {
            average.next(
                    (double) candles.highTicks(),
                    (double) candles.lowTicks(),
                    (double) candles.closeTicks());
        }
        return average.value();
    }
}
