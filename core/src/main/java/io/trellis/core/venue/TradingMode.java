package io.trellis.core.venue;

/** What may be done at the moment: on a whole venue, or in one market. */
public enum TradingMode {

    /** Every order and every cancel. */
    ONLINE,

    /** Limit orders only, and cancels. */
    LIMIT_ONLY,

    /** Orders that rest, and cancels. */
    POST_ONLY,

    /** Orders that make a position smaller, and cancels. */
    REDUCE_ONLY,

    /** Cancels only. */
    CANCEL_ONLY,

    /** Nothing. */
    MAINTENANCE,

    /** Nothing, for good. */
    DELISTED,

    /** A word on no list, or none at all: nothing may be assumed. */
    UNKNOWN
}
