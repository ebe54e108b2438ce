package io.trellis.optimization.ledger;

import io.trellis.core.market.SeriesId;

import java.time.Instant;

/**
 * What trials were made on, and with what.
 *
 * @param sha256 of the stored content, 64 lower-case hex digits
 * @param from start of the first bar
 * @param to start of the last bar
 * @param engine version of the program, without blanks
 */
public record TrialData(SeriesId series, String sha256, Instant from, Instant to, String engine) {

    /**
     * @throws IllegalArgumentException if a ledger cannot keep it
     */
    public TrialData {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("no SHA-256: " + sha256);
        }
        if (!engine.matches("[!-~]{1,100}")) {
            throw new IllegalArgumentException("no version of a program: " + engine);
        }
        if (to.isBefore(from)) {
            throw new IllegalArgumentException(to + " is before " + from);
        }
    }

    /** Whether it has time of the same series as another. */
    boolean overlaps(TrialData other) {
        return series.equals(other.series) && !from.isAfter(other.to) && !other.from.isAfter(to);
    }
}
