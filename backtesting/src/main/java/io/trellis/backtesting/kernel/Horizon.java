package io.trellis.backtesting.kernel;

import io.trellis.core.risk.Peaks;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The first bar at which a rule may act that depends on prices and times alone: until then nothing
 * happens but fills and what the equity brings about.
 */
final class Horizon {

    private final Market market;
    private final Exits exits;
    private final Trails trails;
    private final Recentering recentering;

    /** Bars at whose close the market's state stops buying; absent without such a rule. */
    private final @Nullable BitSet blockedBars;

    /** The first bar that touches an exit, as far as it was looked for. */
    private int exitBar = -1;

    Horizon(
            Market market,
            Exits exits,
            Trails trails,
            Recentering recentering,
            @Nullable BitSet blockedBars) {
        this.market = market;
        this.exits = exits;
        this.trails = trails;
        this.recentering = recentering;
        this.blockedBars = blockedBars;
    }

    /** While a grid runs. */
    int after(int bar, Deployment grid, boolean buying) {
        int from = bar + 1;
        if (from >= market.count()) {
            return Market.NEVER;
        }
        if (exitBar < from) {
            exitBar = market.firstTouching(from, exits.stopTicks(), exits.takeTicks());
        }
        int first = exitBar;
        if (trails.isOn()) {
            long down = trails.followsDownAt(grid.cells());
            long up = trails.followsUpAt(grid.cells());
            first = Math.min(first, market.firstClosing(from, down, up));
        }
        if (buying && blockedBars != null) {
            int blocked = blockedBars.nextSetBit(from);
            first = blocked < 0 ? first : Math.min(first, blocked);
        }
        return Math.min(first, recentering.mayHoldFrom(grid, bar));
    }

    /** After a kill, until the next UTC day. */
    int whilePaused(int bar, int pausedBar) {
        int from = bar + 1;
        if (from >= market.count()) {
            return Market.NEVER;
        }
        long[] time = market.time();
        boolean today = Peaks.dayOf(time[from]) == Peaks.dayOf(time[pausedBar]);
        // The sale of the kill may have brought the drawdown about: the next close looks at it.
        return today && bar != pausedBar ? lastBarOfDay(from) + 1 : from;
    }

    private int lastBarOfDay(int bar) {
        int[] dayEnds = market.dayEnds();
        int at = Arrays.binarySearch(dayEnds, bar);
        return dayEnds[at >= 0 ? at : -at - 1];
    }
}
