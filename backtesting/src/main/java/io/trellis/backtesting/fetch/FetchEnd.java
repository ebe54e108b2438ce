package io.trellis.backtesting.fetch;

import io.trellis.backtesting.store.Gaps;

/**
 * How a fetch ended.
 *
 * @param reason why it ended
 * @param rows trades that are new in the folder
 * @param requests made
 * @param duplicates trades that came a second time and were left out
 * @param holes ids that the venue passed over
 */
public record FetchEnd(Reason reason, long rows, long requests, long duplicates, Gaps holes) {

    /** Why a fetch ended. */
    public enum Reason {
        /** All trades before the end that was asked for are there. */
        REACHED_END,

        /** The venue had no more. */
        CAUGHT_UP,

        /** Somebody stopped it. */
        STOPPED
    }
}
