package io.trellis.core.order;

/** Why something traded. */
public enum Reason {
    /** The inventory a grid starts with. */
    START,
    /** A purchase that was due. */
    SCHEDULE,
    /** A resting order of a cell. */
    GRID,
    /** Stop loss or take profit. */
    EXIT,
    /** Kill switch or drawdown stop. */
    KILL,
    /** The difference between the old grid's inventory and the new one's. */
    RECENTER,
    /** A resting order that was hit while its cancel was under way, and the trade that undid it. */
    LATE
}
