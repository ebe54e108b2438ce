package io.trellis.core.regime;

import io.trellis.core.indicator.CandleBuilder;
import io.trellis.core.market.Timeframe;

/**
 * Observes the candles that bars make, as they close: what a filter is fitted to and what it later
 * acts on is made here.
 *
 * <p>A bar is taken when it has closed, and its time is its start, so a candle is observed at the
 * first bar that starts at its end or later. The first candle gives no observation, because both
 * kinds need a close before it.
 */
public final class CandleObserver {

    private final CandleBuilder candles;
    private final Observation observation;

    private boolean hasClose;
    private long closeBefore;

    /** An observer that has seen no bar. */
    public CandleObserver(Timeframe timeframe, Observation observation) {
        this.candles = new CandleBuilder(timeframe);
        this.observation = observation;
    }

    /**
     * The observation that is new once a bar has closed.
     *
     * @param timeMillis start of the bar, UTC, later than that of the bar before
     * @return {@code NaN} when no candle has closed since the bar before, or a price of it is 0
     */
    public double next(long timeMillis, long highTicks, long lowTicks, long closeTicks) {
        double observed = candles.closedBy(timeMillis) ? observe() : Double.NaN;
        candles.bar(timeMillis, highTicks, lowTicks, closeTicks);
        return observed;
    }

    private double observe() {
        double observed =
                hasClose
                        ? observation.of(
                                closeBefore,
                                candles.highTicks(),
                                candles.lowTicks(),
                                candles.closeTicks())
                        : Double.NaN;
        hasClose = true;
        closeBefore = candles.closeTicks();
        return Double.isFinite(observed) ? observed : Double.NaN;
    }
}
