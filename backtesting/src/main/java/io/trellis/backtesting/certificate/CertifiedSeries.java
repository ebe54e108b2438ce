package io.trellis.backtesting.certificate;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.backtesting.store.SuspectBars;
import io.trellis.core.InvalidInputException;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Stored bars and which of them are suspect.
 *
 * @param bars the whole series
 * @param settings of its certificate, else the usual ones
 * @param suspects those of the certificate; found in the bars where it does not list them
 * @param complaint why the manifest beside the file was not used, in one sentence; empty where it
 *     was, and where there is none
 */
public record CertifiedSeries(
        BarColumns bars,
        CertificateSettings settings,
        SuspectBars suspects,
        Optional<String> complaint) {

    /**
     * Writes bars, and beside them a manifest with their certificate; those of the same name are
     * replaced.
     *
     * @param sources what they were made from; empty for the one source of their provenance
     * @throws InvalidInputException if the path is a directory or a device
     * @throws UncheckedIOException if they cannot be written
     */
    public static SeriesManifest write(
            BarColumns bars, Path parquet, List<SourceFile> sources, CertificateSettings settings) {
        return write(bars, parquet, sources, CertificateScan.of(bars, settings));
    }

    /** The same with a certificate that knows more than the bars tell. */
    public static SeriesManifest write(
            BarColumns bars, Path parquet, List<SourceFile> sources, Certificate certificate) {
        ParquetBarStore.write(bars, parquet);
        SeriesManifest plain =
                sources.isEmpty()
                        ? SeriesManifest.ofBars(bars, parquet)
                        : SeriesManifest.ofBars(bars, parquet, sources);
        SeriesManifest manifest = plain.with(certificate);
        manifest.write(SeriesManifest.beside(parquet));
        return manifest;
    }

    /**
     * Reads bars and the manifest beside them.
     *
     * @throws InvalidInputException if the bars cannot be read; a manifest that cannot is
     *     complained about
     */
    public static CertifiedSeries read(Path parquet) {
        BarColumns bars = ParquetBarStore.read(parquet);
        Path file = SeriesManifest.beside(parquet);
        if (!Files.exists(file)) {
            return found(bars, CertificateSettings.USUAL, Optional.empty());
        }
        try {
            SeriesManifest manifest = SeriesManifest.read(file);
            return manifest.contentSha256().equals(Optional.of(bars.provenance().seriesSha256()))
                    ? of(bars, manifest)
                    : found(
                            bars,
                            CertificateSettings.USUAL,
                            Optional.of(file + " is about other bars than " + parquet + " holds."));
        } catch (InvalidInputException | UncheckedIOException e) {
            return found(
                    bars, CertificateSettings.USUAL, Optional.of(String.valueOf(e.getMessage())));
        }
    }

    private static CertifiedSeries of(BarColumns bars, SeriesManifest manifest) {
        CertificateSettings settings =
                manifest.certificate().map(Certificate::settings).orElse(CertificateSettings.USUAL);
        return manifest.certificate()
                .flatMap(Certificate::suspects)
                .map(known -> new CertifiedSeries(bars, settings, known, Optional.empty()))
                .orElseGet(() -> found(bars, settings, Optional.empty()));
    }

    private static CertifiedSeries found(
            BarColumns bars, CertificateSettings settings, Optional<String> complaint) {
        return new CertifiedSeries(
                bars, settings, CertificateScan.suspects(bars, settings), complaint);
    }
}
