package io.trellis.core.grid;

/** What a grid does with the cells at or above the price at its start (section 5). */
public enum StartMode {
    /** Buys their quantity at once. */
    INVENTORY,
    /** Leaves them asleep until the market has risen past them. */
    CASH
}
