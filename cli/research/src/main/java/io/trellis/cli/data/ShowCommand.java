package io.trellis.cli.data;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.backtesting.store.QualityReport;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code data show}: what a Parquet file of bars holds. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        footer = "  bin/data show data/synthetic/BTC-USDT/1m/bars.parquet",
        description =
                "Reads a Parquet file of bars, checks all of it, and shows where it came from and"
                        + " the quality of its bars.")
@SuppressWarnings("NullAway.Init") // picocli sets the parameters.
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "Bars, as `data import` stores them.")
    private Path file;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        BarColumns bars = ParquetBarStore.read(file);
        requireContent(bars);
        var report = QualityReport.of(bars);
        String importedBy = bars.provenance().importedBy();
        json.write(
                report.toJson().with("importedBy", new Json.TextValue(importedBy)),
                QualityText.of(report) + "\nimported by " + importedBy + "\n",
                spec.commandLine().getOut());
        return Program.DONE;
    }

    private void requireContent(BarColumns bars) {
        String found = bars.contentSha256();
        String expected = bars.provenance().seriesSha256();
        if (!found.equals(expected)) {
            throw new InvalidInputException(
                    file
                            + " is not what was imported: its bars have the SHA-256 "
                            + found
                            + ", its footer says "
                            + expected
                            + "; import them again.");
        }
    }
}
