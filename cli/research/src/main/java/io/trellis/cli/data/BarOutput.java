package io.trellis.cli.data;

import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.certificate.CertifiedSeries;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Certificate;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.core.market.SeriesId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** Where a command stores bars: a Parquet file, and its manifest beside it. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
final class BarOutput {

    @Option(
            names = "--out",
            paramLabel = "PATH",
            description =
                    "Where to store; bars by default in data/VENUE/SYMBOL/TIMEFRAME/bars.parquet,"
                            + " trades in the folder data/VENUE/SYMBOL/trades.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace what is there, whatever series it holds.")
    private boolean force;

    @Mixin private TickOption tick;

    /** Where the bars of a series go. */
    Path barsOf(SeriesId series) {
        return out == null ? Path.of("data").resolve(series.path()).resolve("bars.parquet") : out;
    }

    /** Where trades go. */
    Path orElse(Path usual) {
        return out == null ? usual : out;
    }

    boolean replaces() {
        return force;
    }

    /** Refuses a place at which the bars of a series cannot be put; before long work. */
    void requireWritable(SeriesId series) {
        Path parquet = barsOf(series);
        boolean replaces = force || ParquetBarStore.holds(parquet, series);
        AtomicFile.requireWritable(parquet, replaces);
        AtomicFile.requireWritable(SeriesManifest.beside(parquet), replaces);
    }

    /** Stores bars with what they were made from and their certificate. */
    void write(BarColumns bars, List<SourceFile> sources) {
        write(bars, sources, certificate(bars));
    }

    /** The certificate of bars, by the tick that was given. */
    Certificate certificate(BarColumns bars) {
        return CertificateScan.of(bars, tick.settings());
    }

    /** The same with a certificate that knows more than the bars tell. */
    void write(BarColumns bars, List<SourceFile> sources, Certificate certificate) {
        CertifiedSeries.write(bars, barsOf(bars.series()), sources, certificate);
    }
}
