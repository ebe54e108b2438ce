package io.trellis.cli.data;

import io.trellis.backtesting.certificate.CertificateScan;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.CertificateSettings;
import io.trellis.backtesting.store.ParquetBarStore;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code data check}: the certificate of stored bars. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/data check data/kraken/BTC-USD/1h/bars.parquet --tick 0.1 --strict",
            "  bin/data check one.parquet other.parquet --json -"
        },
        description = {
            "Shows the certificate of stored bars: gaps, stale and flat bars, outliers, prices off"
                    + " the tick and more, and which bars are suspect.",
            "",
            "Several files of one market are also compared where they overlap, of one timeframe or"
                    + " of several. Nothing is changed.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the parameters.
final class CheckCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Bars, as `data import` stores them.")
    private List<Path> files;

    @Mixin private TickOption tick;

    @Option(
            names = "--strict",
            description = "Exit with 1 if a bar is suspect or two files disagree.")
    private boolean strict;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the findings as CSV.")
    private @Nullable Path csv;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        CertificateSettings settings = tick.settings();
        var checked = new ArrayList<CheckReport.Checked>();
        for (Path file : files) {
            checked.add(checked(file, settings));
        }
        var report = CheckReport.of(checked);
        if (csv != null) {
            AtomicFile.writeText(csv, report.csv());
        }
        json.write(report::json, report.text(), spec.commandLine().getOut());
        return strict && report.isSuspect() ? Program.FAILED : Program.DONE;
    }

    private static CheckReport.Checked checked(Path file, CertificateSettings settings) {
        BarColumns bars = ParquetBarStore.read(file);
        requireContent(file, bars);
        var report = new CertificateReport(bars, CertificateScan.of(bars, settings));
        return new CheckReport.Checked(file, report, ManifestState.of(file).words());
    }

    private static void requireContent(Path file, BarColumns bars) {
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
