package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CsvBarReader;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.QualityReport;
import io.trellis.backtesting.store.SeriesManifest;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code data import}: CSV to Parquet, with a report on its quality. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Imports bars from a CSV file, plain or gzip, into a Parquet file.",
            "",
            "The header names the columns ts_ms (or open_time, time, timestamp: start of the bar,"
                + " UTC epoch milliseconds), open, high, low, close and volume, in any order."
                + " Nothing is repaired: the first line that is wrong is named and the file"
                + " refused. A quality report is printed; a manifest, beside the bars, names their"
                + " source, their gaps and their hashes.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the required options.
final class ImportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "CSV file, plain or gzip.")
    private Path file;

    @Option(names = "--venue", required = true, description = "Venue of the bars, such as kraken.")
    private String venue;

    @Option(names = "--symbol", required = true, description = "Symbol, such as BTC/USDT.")
    private String symbol;

    @Option(
            names = "--timeframe",
            required = true,
            description = "Length of a bar, such as 1m, 15m, 4h or 1d.")
    private String timeframe;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description =
                    "Parquet file to write; data/VENUE/SYMBOL/TIMEFRAME/bars.parquet if left out.")
    private @Nullable Path out;

    @Option(
            names = "--force",
            description = "Replace files that hold something else than bars of this series.")
    private boolean force;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var series = new SeriesId(venue, symbol, Timeframe.parse(timeframe));
        Path parquet = out == null ? defaultPath(series) : out;
        Path manifest = SeriesManifest.beside(parquet);
        boolean replaces = force || ParquetBarStore.holds(parquet, series);
        AtomicFile.requireWritable(parquet, replaces);
        AtomicFile.requireWritable(manifest, replaces);

        CsvBarReader.Result result =
                CsvBarReader.read(file, series, "trellis " + Version.current());
        BarColumns bars = result.bars();
        var report = QualityReport.of(bars);
        ParquetBarStore.write(bars, parquet);
        SeriesManifest.ofBars(bars, parquet).write(manifest);

        warnOfRounding(result.roundedVolumes());
        json.write(
                report.toJson()
                        .with("file", new Json.TextValue(parquet.toString()))
                        .with("roundedVolumes", Json.NumberValue.of(result.roundedVolumes())),
                QualityText.of(report) + "\nstored in " + parquet + "\n",
                spec.commandLine().getOut());
        return Program.DONE;
    }

    /** Under the folder {@code data} of the current folder. */
    private static Path defaultPath(SeriesId series) {
        return Path.of("data").resolve(series.path()).resolve("bars.parquet");
    }

    private void warnOfRounding(long roundedVolumes) {
        if (roundedVolumes > 0) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "warning: "
                                    + QualityText.count(roundedVolumes)
                                    + " volumes have more digits than a double keeps; the nearest"
                                    + " double is stored.");
        }
    }
}
