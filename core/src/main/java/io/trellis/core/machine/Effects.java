package io.trellis.core.machine;

import io.trellis.core.broker.Outlet;

/**
 * Takes what a machine wants done, in its order. Whoever carries it out writes everything of one
 * step to the journal and forces it to the disk before a permit's first byte leaves.
 */
public interface Effects extends Outlet {

    /**
     * The machine is to be woken at a time; replaces the time before.
     *
     * @param nanos by the clock that only rises; {@link Long#MAX_VALUE} for never
     */
    void wakeAt(long nanos);

    /** The market's events are to be had anew: what came of it did not fit together. */
    void follow(String symbol);

    /**
     * Trading has ended; the process may go.
     *
     * @param clean whether everything that was to be done is done
     */
    void ended(boolean clean, String reason);
}
