package io.trellis.backtesting.kernel;

import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Ratio;

/** How many closes of a sliding window of time lie above and below a center. */
final class DominanceWindow {

    private final Market market;
    private final Ratio share;
    private final double shareAsDouble;
    private final long horizonMillis;

    private long lowestAbove;
    private long highestBelow;

    /** The window holds the bars first to next - 1. */
    private int first;

    private int next;
    private int above;
    private int below;

    DominanceWindow(Market market, RecenterRules.Dominance rule) {
        this.market = market;
        this.share = Ratio.of(rule.share());
        this.shareAsDouble = rule.share().doubleValue();
        this.horizonMillis = CloseRules.millis(rule.hours());
    }

    long horizonMillis() {
        return horizonMillis;
    }

    /** Begins anew around the center of a deployment. */
    void center(Deployment grid, Instrument instrument) {
        lowestAbove = grid.lowestAbove(instrument);
        highestBelow = grid.highestBelow(instrument);
        first = 0;
        next = 0;
        above = 0;
        below = 0;
    }

    /** Whether the closes of (t - horizon, t] dominate one side, t the time of a bar. */
    boolean holdsAt(int bar) {
        slideTo(bar);
        int closes = next - first;
        return closes > 0 && share.isReachedBy(Math.max(above, below), closes);
    }

    /**
     * The first later bar at which the rule may hold. Each bar adds at most one close to a side, so
     * that as many bars are passed over as closes are missing; only where no bar is missing either.
     */
    int mayHoldFrom(int bar) {
        slideTo(bar);
        int closes = next - first;
        int missing = (int) (shareAsDouble * closes - Math.max(above, below) - 1e-6);
        int until = bar + missing;
        boolean even = missing > 1 && until < market.count() && market.isEven(first, until);
        return even ? until : bar + 1;
    }

    private void slideTo(int bar) {
        int start = market.firstAtOrAfter(first, market.time()[bar] - horizonMillis + 1);
        if (start >= next) {
            above = 0;
            below = 0;
            first = start;
            next = start;
        }
        while (first < start) {
            count(first, -1);
            first++;
        }
        while (next <= bar) {
            count(next, 1);
            next++;
        }
    }

    private void count(int bar, int change) {
        long close = market.close(bar);
        above += close >= lowestAbove ? change : 0;
        below += close <= highestBelow ? change : 0;
    }
}
