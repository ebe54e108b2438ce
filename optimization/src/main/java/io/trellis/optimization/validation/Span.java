package io.trellis.optimization.validation;

/**
 * A stretch of time in UTC epoch milliseconds, or of rows.
 *
 * @param from inclusive
 * @param to exclusive, above {@code from}
 */
public record Span(long from, long to) {

    /**
     * @throws IllegalArgumentException if it is empty
     */
    public Span {
        if (to <= from) {
            throw new IllegalArgumentException("no stretch from %d to %d".formatted(from, to));
        }
    }

    /** How long it is. */
    public long length() {
        return to - from;
    }

    /** Whether a place lies in it. */
    public boolean contains(long place) {
        return from <= place && place < to;
    }
}
