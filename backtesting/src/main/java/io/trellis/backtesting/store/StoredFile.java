package io.trellis.backtesting.store;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * A file that holds a stored series or a part of it, beside the manifest.
 *
 * @param name without folders
 * @param sha256 SHA-256 of its bytes, 64 lower-case hex digits
 * @param bytes its size, 1 or more
 * @param rows bars or trades in it, 1 or more
 * @param from time of its first row
 * @param to time of its last row
 * @param firstId lowest id of its trades at their venue, where they have one
 * @param lastId highest id of its trades, likewise
 */
public record StoredFile(
        String name,
        String sha256,
        long bytes,
        long rows,
        Instant from,
        Instant to,
        OptionalLong firstId,
        OptionalLong lastId) {

    /**
     * @throws IllegalArgumentException if there is no row, or the last is before the first
     */
    public StoredFile {
        SeriesManifest.requireSpan(rows, from, to);
    }
}
