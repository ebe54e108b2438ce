package io.trellis.krakensim.desk;

/** What happened to an order. */
public enum ReportKind {
    PENDING_NEW,
    NEW,
    TRADE,
    FILLED,
    CANCELED,
    EXPIRED,
    AMENDED
}
