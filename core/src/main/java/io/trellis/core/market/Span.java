package io.trellis.core.market;

/**
 * A stretch of time that cuts a series.
 *
 * @param fromMillis first instant inside, UTC
 * @param toMillis first instant after it, UTC
 */
public record Span(long fromMillis, long toMillis) {

    public static final Span ALL = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    public Span {
        if (fromMillis >= toMillis) {
            throw new IllegalArgumentException(
                    "a span must end after its beginning, was " + fromMillis + " to " + toMillis);
        }
    }

    public boolean contains(long timeMillis) {
        return timeMillis >= fromMillis && timeMillis < toMillis;
    }
}
