package io.trellis.cli.data;

import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.StoredFile;
import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A manifest and whether it fits the files beside it.
 *
 * @param manifest empty where there is none, or it cannot be read
 * @param complaint what is wrong; empty where it fits
 */
record ManifestState(Optional<SeriesManifest> manifest, Optional<String> complaint) {

    /** Of a file of bars. */
    static ManifestState of(Path parquet) {
        Path file = SeriesManifest.beside(parquet);
        return Files.exists(file)
                ? read(file)
                : new ManifestState(Optional.empty(), Optional.of("no manifest"));
    }

    /** Of a manifest. */
    static ManifestState read(Path file) {
        try {
            SeriesManifest manifest = SeriesManifest.read(file);
            return new ManifestState(Optional.of(manifest), misfit(manifest, file));
        } catch (InvalidInputException | UncheckedIOException e) {
            return new ManifestState(Optional.empty(), Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<String> misfit(SeriesManifest manifest, Path file) {
        for (StoredFile stored : manifest.files()) {
            Path data = file.resolveSibling(stored.name());
            if (!Files.isRegularFile(data)) {
                return Optional.of(stored.name() + " is missing");
            }
            if (size(data) != stored.bytes() || isOther(data, manifest)) {
                return Optional.of("does not fit " + stored.name());
            }
        }
        return Optional.empty();
    }

    private static boolean isOther(Path data, SeriesManifest manifest) {
        return manifest.kind() == SeriesManifest.Kind.BARS
                && !ParquetBarStore.contentSha256(data).equals(manifest.contentSha256());
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }

    /** For a person. */
    String words() {
        return complaint.map(text -> "manifest: " + text).orElse("manifest fits");
    }
}
