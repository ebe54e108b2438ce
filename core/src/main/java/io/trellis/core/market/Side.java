package io.trellis.core.market;

/** The side of an order or a fill, seen from the account. */
public enum Side {
    BUY,
    SELL
}
