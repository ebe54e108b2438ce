package io.trellis.backtesting.store;

import java.time.Instant;

/**
 * A file that a stored series was made from.
 *
 * @param name without folders; for generated data, how it was generated
 * @param sha256 SHA-256 of its bytes, 64 lower-case hex digits
 * @param rows bars or trades that it held, 1 or more
 * @param from time of its first row
 * @param to time of its last row
 */
public record SourceFile(String name, String sha256, long rows, Instant from, Instant to) {

    /**
     * @throws IllegalArgumentException if there is no row, or the last is before the first
     */
    public SourceFile {
        SeriesManifest.requireSpan(rows, from, to);
    }
}
