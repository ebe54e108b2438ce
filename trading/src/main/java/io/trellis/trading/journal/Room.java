package io.trellis.trading.journal;

/** What room a journal has left. */
public enum Room {
    /** Enough. */
    AMPLE,
    /** Less than the low water: no new orders. */
    LOW,
    /** The reserve has been used: cancel, and end. */
    USED_UP
}
