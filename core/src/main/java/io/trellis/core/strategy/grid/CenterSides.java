package io.trellis.core.strategy.grid;

import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How many closes of a sliding window lie above and below a center, kept up bar by bar.
 *
 * @param lowestAbove lowest price above the center, in ticks
 * @param highestBelow highest price below the center, in ticks
 * @param first oldest bar of the window, or {@link #EMPTY}
 * @param next the bar after the newest of the window
 */
record CenterSides(long lowestAbove, long highestBelow, int first, int next, int above, int below) {

    private static final int EMPTY = -1;

    static CenterSides of(Instrument instrument, BigDecimal center) {
        return new CenterSides(
                instrument.ticks(center, RoundingMode.FLOOR) + 1,
                instrument.ticks(center, RoundingMode.CEILING) - 1,
                EMPTY,
                EMPTY,
                0,
                0);
    }

    /** The window (t - horizon, t] when the bar at t has closed; called at each close. */
    CenterSides at(ClosedBars bars, long horizonMillis) {
        int start = first == EMPTY ? bars.newest() : first;
        int up = above + (bars.newestCloseTicks() >= lowestAbove ? 1 : 0);
        int down = below + (bars.newestCloseTicks() <= highestBelow ? 1 : 0);
        long horizon = bars.newestTimeMillis() - horizonMillis;
        while (bars.timeMillis(start) <= horizon) {
            long close = bars.closeTicks(start);
            up -= close >= lowestAbove ? 1 : 0;
            down -= close <= highestBelow ? 1 : 0;
            start++;
        }
        return new CenterSides(lowestAbove, highestBelow, start, bars.newest() + 1, up, down);
    }

    /** Whether at least a share of the closes lies on one side. */
    boolean isDominated(Ratio share) {
        int closes = next - first;
        return closes > 0 && share.isReachedBy(Math.max(above, below), closes);
    }
}
