package io.trellis.backtesting.kernel;

import java.util.Arrays;

/**
 * What a result needs of the equity curve: its last value of each UTC day, its largest fall from a
 * peak and how long that lasted. Fed with the equity at bar closes in their order; closes that can
 * change none of these may be left out.
 *
 * <p>A peak inside a leg is known by its value first; the bar is looked up only if it turns out to
 * be the peak of the largest fall.
 */
final class EquityTrack {

    private final Market market;
    private long[] dailyEquity = {};
    private int days;

    private long peak;
    private Place peakPlace;

    private double worst;
    private long worstPeak;
    private Place worstPeakPlace;
    private int recoveredBar = -1;

    /**
     * Where a peak lies.
     *
     * @param afterPosition path position after which it lies; for a known bar that before its close
     * @param closeTicks the close to look for
     */
    private record Place(int afterPosition, long closeTicks) {}

    EquityTrack(Market market, long capital) {
        this.market = market;
        this.peak = capital;
        this.peakPlace = new Place(-1, Long.MIN_VALUE);
        this.worstPeak = capital;
        this.worstPeakPlace = peakPlace;
    }

    long peak() {
        return peak;
    }

    double worst() {
        return worst;
    }

    /** Whether the largest fall so far has not been made up for. */
    boolean isUnderWater() {
        return worst > 0 && recoveredBar < 0;
    }

    /** The equity that a bar records. */
    void closed(int bar, long equity) {
        if (equity > peak) {
            peak = equity;
            peakPlace = new Place(bar * Zigzag.PHASES + 2, market.close(bar));
        }
        if (equity < peak) {
            fell(equity);
        }
        if (recoveredBar < 0 && worst > 0 && equity >= worstPeak) {
            recoveredBar = bar;
        }
    }

    /** A higher close inside a leg whose closes all count the same holdings. */
    void peakWithin(int afterPosition, long closeTicks, long equity) {
        peak = equity;
        peakPlace = new Place(afterPosition, closeTicks);
    }

    /** A lower close, after the peak. */
    void fell(long equity) {
        double depth = (double) (peak - equity) / peak;
        if (depth > worst) {
            worst = depth;
            worstPeak = peak;
            worstPeakPlace = peakPlace;
            recoveredBar = -1;
        }
    }

    void dayEnded(long equity) {
        if (days == 0) {
            dailyEquity = new long[market.dayEnds().length];
        }
        dailyEquity[days++] = equity;
    }

    long[] dailyEquity() {
        return Arrays.copyOf(dailyEquity, days);
    }

    /** Hours from the peak of the largest fall to its recovery, or to the end; 0 without a fall. */
    double worstHours() {
        if (worst == 0) {
            return 0;
        }
        int until = recoveredBar < 0 ? market.count() - 1 : recoveredBar;
        return (market.time()[until] - market.time()[worstPeakBar()]) / 3_600_000.0;
    }

    private int worstPeakBar() {
        if (worstPeakPlace.afterPosition < 0) {
            return 0;
        }
        // The first close after the position is the first one whose position is larger.
        int bar = (worstPeakPlace.afterPosition + Zigzag.PHASES - Zigzag.CLOSE) / Zigzag.PHASES;
        while (market.close(bar) != worstPeakPlace.closeTicks) {
            bar++;
        }
        return bar;
    }
}
