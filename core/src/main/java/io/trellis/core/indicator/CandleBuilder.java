package io.trellis.core.indicator;

import io.trellis.core.market.Timeframe;

/**
 * Builds candles of a longer timeframe from bars that have closed, one at a time.
 *
 * <p>Candles are aligned to UTC; empty ones are skipped, and a partial first one counts. A candle
 * has closed at a time when it ends at or before it.
 */
public final class CandleBuilder {

    private final long candleMillis;

    private boolean open;
    private long endMillis;
    private long high;
    private long low;
    private long close;

    /** A builder that has seen no bar. */
    public CandleBuilder(Timeframe timeframe) {
        this.candleMillis = timeframe.millis();
    }

    /**
     * Whether a candle has closed since the last bar was taken. It is told once; its prices stand
     * until the next bar.
     *
     * @param timeMillis that of the newest bar or later, UTC
     */
    public boolean closedBy(long timeMillis) {
        boolean closed = open && timeMillis >= endMillis;
        open = open && !closed;
        return closed;
    }

    /**
     * Takes a bar that has closed, once {@link #closedBy} was asked about its time.
     *
     * @param timeMillis start of the bar, UTC, later than that of the bar before
     */
    public void bar(long timeMillis, long highTicks, long lowTicks, long closeTicks) {
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

    public long highTicks() {
        return high;
    }

    public long lowTicks() {
        return low;
    }

    public long closeTicks() {
        return close;
    }
}
