package io.trellis.backtesting.store;

/**
 * Where a series of bars came from.
 *
 * @param sourceName name of the file it was imported from, without folders; for generated bars, how
 *     they were generated
 * @param sourceSha256 SHA-256 of that file's bytes as they lie on disk, 64 lower-case hex digits;
 *     for generated bars the same as {@code seriesSha256}
 * @param importedBy program and version that read it, {@code trellis 0.1.0}
 * @param seriesSha256 {@link BarColumns#contentSha256()} of the whole series as it was imported; a
 *     slice keeps that of the whole
 */
public record Provenance(
        String sourceName, String sourceSha256, String importedBy, String seriesSha256) {}
