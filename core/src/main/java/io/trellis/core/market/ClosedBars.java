package io.trellis.core.market;

import java.util.Objects;

/**
 * What is known of a series when one of its bars has closed: that bar and those before it. Reading
 * past it throws, so no strategy can look ahead.
 *
 * @param newest index of the bar that has just closed
 */
public record ClosedBars(Bars bars, int newest) {

    public ClosedBars {
        Objects.checkIndex(newest, bars.count());
    }

    /** Start of a bar, UTC. */
    public long timeMillis(int bar) {
        return bars.timeMillis(known(bar));
    }

    public long highTicks(int bar) {
        return bars.high(known(bar));
    }

    public long lowTicks(int bar) {
        return bars.low(known(bar));
    }

    public long closeTicks(int bar) {
        return bars.close(known(bar));
    }

    public long newestTimeMillis() {
        return bars.timeMillis(newest);
    }

    public long newestCloseTicks() {
        return bars.close(newest);
    }

    /** The newest bar that starts at or before a time, or -1 when there is none. */
    public int newestAtOrBefore(long millis) {
        int low = 0;
        int high = newest;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (bars.timeMillis(middle) <= millis) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private int known(int bar) {
        return Objects.checkIndex(bar, newest + 1);
    }
}
