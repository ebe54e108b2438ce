package io.trellis.cli.trade.operate;

/** What becomes of our orders at a venue when trading is stopped. */
public enum OrdersOnStop {
    /** They stay. */
    KEEP,
    /** They are cancelled first. */
    CANCEL
}
