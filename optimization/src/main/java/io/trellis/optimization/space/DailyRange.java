package io.trellis.optimization.space;

import io.trellis.core.indicator.AverageTrueRange;
import io.trellis.core.market.Bars;

import java.util.OptionalDouble;

/** How far a market moves in a day. */
final class DailyRange {

    private static final long DAY_MILLIS = 86_400_000;
    private static final int DAYS = 14;

    private final AverageTrueRange average = new AverageTrueRange(DAYS);
    private double sum;
    private int count;

    private DailyRange() {}

    /**
     * The mean over the days of the average true range of 14 of them, as a share of the price.
     *
     * @param bars one or more, of days of UTC
     * @return empty where there are no more than 14 days
     */
    static OptionalDouble share(Bars bars) {
        var range = new DailyRange();
        long high = bars.high(0);
        long low = bars.low(0);
        for (int bar = 1; bar < bars.count(); bar++) {
            if (day(bars, bar) != day(bars, bar - 1)) {
                range.add(high, low, bars.close(bar - 1));
                high = bars.high(bar);
                low = bars.low(bar);
            }
            high = Math.max(high, bars.high(bar));
            low = Math.min(low, bars.low(bar));
        }
        return range.count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(range.sum / range.count);
    }

    private static long day(Bars bars, int bar) {
        return Math.floorDiv(bars.timeMillis(bar), DAY_MILLIS);
    }

    private void add(long high, long low, long close) {
        double trueRange = average.next((double) high, (double) low, (double) close);
        if (!Double.isNaN(trueRange)) {
            sum += trueRange / close;
            count++;
        }
    }
}
