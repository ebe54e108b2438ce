package io.trellis.core.strategy.grid;

import io.trellis.core.market.Bars;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Ratio;

/**
 * How many closes of a window lie above and below a center. The counts are a function of the bars,
 * the center and the window; they are kept, so that each close is counted once while only the
 * window slides on, and made anew for any other question.
 */
final class CenterSides {

    private final long horizonMillis;

    private Bars bars = new Bars(0);
    private Center center = new Center(0, 0);
    private int first;
    private int next;
    private int above;
    private int below;

    /**
     * The closes of the bars with time in (t - horizon, t], t the time of the newest.
     *
     * @param horizonMillis length of the window
     */
    CenterSides(long horizonMillis) {
        this.horizonMillis = horizonMillis;
    }

    /** Whether at least a share of the closes lies on one side. */
    boolean areDominated(ClosedBars closed, Center around, Ratio share) {
        slide(closed, around);
        int closes = next - first;
        return closes > 0 && share.isReachedBy(Math.max(above, below), closes);
    }

    private void slide(ClosedBars closed, Center around) {
        long horizon = closed.newestTimeMillis() - horizonMillis;
        boolean goesOn =
                closed.bars() == bars
                        && around.equals(center)
                        && closed.newest() + 1 >= next
                        && (first == 0 || closed.timeMillis(first - 1) <= horizon);
        if (!goesOn) {
            bars = closed.bars();
            center = around;
            first = closed.newestAtOrBefore(horizon) + 1;
            next = first;
            above = 0;
            below = 0;
        }
        for (; next <= closed.newest(); next++) {
            count(closed.closeTicks(next), 1);
        }
        for (; first < next && closed.timeMillis(first) <= horizon; first++) {
            count(closed.closeTicks(first), -1);
        }
    }

    private void count(long close, int one) {
        above += close >= center.lowestAbove() ? one : 0;
        below += close <= center.highestBelow() ? one : 0;
    }
}
