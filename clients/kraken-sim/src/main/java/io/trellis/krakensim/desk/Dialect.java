package io.trellis.krakensim.desk;

/** Where a request came from; the two differ in a few words and bounds. */
public enum Dialect {
    REST("EGeneral:Invalid arguments:volume minimum not met", 2_000_000_000L),
    SOCKET("EOrder:Order minimum not met", 500_000_000L);

    private final String volumeTooSmall;
    private final long nearestDeadlineNanos;

    Dialect(String volumeTooSmall, long nearestDeadlineNanos) {
        this.volumeTooSmall = volumeTooSmall;
        this.nearestDeadlineNanos = nearestDeadlineNanos;
    }

    String volumeTooSmall() {
        return volumeTooSmall;
    }

    long nearestDeadlineNanos() {
        return nearestDeadlineNanos;
    }
}
