package io.trellis.core.history;

/** What kind of order crossed the spread in a trade. */
public enum OrderKind {
    MARKET,
    LIMIT,
    UNKNOWN
}
