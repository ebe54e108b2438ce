package io.trellis.core.strategy.grid;

import io.trellis.core.market.ClosedBars;

/**
 * {@link ClosedBars#newestAtOrBefore} for times that mostly rise: the answer to the last question
 * is where the next search begins. It makes no difference to the answer.
 */
final class PastBar {

    private static final int STEPS = 16;

    private int found = -1;

    int newestAtOrBefore(long timeMillis, ClosedBars bars) {
        boolean holds =
                found >= 0 && found <= bars.newest() && bars.timeMillis(found) <= timeMillis;
        if (!holds || isFar(timeMillis, bars)) {
            found = bars.newestAtOrBefore(timeMillis);
            return found;
        }
        while (found < bars.newest() && bars.timeMillis(found + 1) <= timeMillis) {
            found++;
        }
        return found;
    }

    /** Whether a search by halves is shorter than one by steps. */
    private boolean isFar(long timeMillis, ClosedBars bars) {
        int ahead = found + STEPS;
        return ahead <= bars.newest() && bars.timeMillis(ahead) <= timeMillis;
    }
}
