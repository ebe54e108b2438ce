package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.backtesting.store.SourceFile;
import io.trellis.core.market.SeriesId;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.List;

/** Where a command stores bars: a Parquet file, and its manifest beside it. */
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

    /** Stores bars with what they were made from. */
    void write(BarColumns bars, List<SourceFile> sources) {
        Path parquet = barsOf(bars.series());
        ParquetBarStore.write(bars, parquet);
        SeriesManifest.ofBars(bars, parquet, sources).write(SeriesManifest.beside(parquet));
    }
}
