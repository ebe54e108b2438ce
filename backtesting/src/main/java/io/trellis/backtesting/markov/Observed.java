package io.trellis.backtesting.markov;

import io.trellis.core.market.Bars;
import io.trellis.core.regime.CandleObserver;

import java.util.Arrays;

/**
 * What a filter observes over a stretch of bars, made by the observer that it later acts on.
 *
 * @param timeMillis start of the bar at which each is known, UTC
 * @param values an observation for each candle but the first
 */
@SuppressWarnings("ArrayRecordComponent") // Columns, read by index and never changed.
public record Observed(long[] timeMillis, double[] values) {

    /** The observations of the bars from one index to before another, and of no other bar. */
    static Observed of(Bars bars, int from, int to, StudySettings settings) {
        var observer = new CandleObserver(settings.timeframe(), settings.observation());
        long[] times = new long[to - from];
        double[] values = new double[to - from];
        int count = 0;
        for (int bar = from; bar < to; bar++) {
            double value =
                    observer.next(
                            bars.timeMillis(bar), bars.high(bar), bars.low(bar), bars.close(bar));
            if (!Double.isNaN(value)) {
                times[count] = bars.timeMillis(bar);
                values[count] = value;
                count++;
            }
        }
        return new Observed(Arrays.copyOf(times, count), Arrays.copyOf(values, count));
    }

    public int count() {
        return values.length;
    }
}
