package io.trellis.cli.trade.report;

import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.report.RunExport;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code trade export}: a run as CSV. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade export example-geometric --fills fills.csv --tax tax.csv",
            "  bin/trade export --equity equity.csv --pnl profit.csv"
        },
        description = {
            "Writes what came of a run as CSV (RFC 4180), each file whole or not at all. The run"
                    + " may be traded at the same time.",
            "",
            "The file for the tax office matches each sale with the oldest coins that are still"
                    + " there: first in, first out. Whether that is the method for you, somebody"
                    + " must say who knows.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
public final class ExportCommand implements Callable<Integer> {

    @Mixin private RunChoice run;

    @Option(names = "--fills", paramLabel = "FILE", description = "Write every execution.")
    private @Nullable Path fills;

    @Option(
            names = "--tax",
            paramLabel = "FILE",
            description = "Write every sale with the purchases that it came from.")
    private @Nullable Path tax;

    @Option(
            names = "--equity",
            paramLabel = "FILE",
            description = "Write what everything was worth, each time it was looked at.")
    private @Nullable Path equity;

    @Option(names = "--pnl", paramLabel = "FILE", description = "Write the profit by UTC day.")
    private @Nullable Path profit;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (fills == null && tax == null && equity == null && profit == null) {
            throw new InvalidInputException(
                    "nothing is asked for; name a file with --fills, --tax, --equity or --pnl.");
        }
        var export = new RunExport(run.tables());
        SequencedMap<Path, Supplier<String>> files = new LinkedHashMap<>();
        add(files, fills, export::fills);
        add(files, tax, export::tax);
        add(files, equity, export::equity);
        add(files, profit, export::profit);
        files.forEach((file, text) -> {
            WholeFile.writeText(file, text.get());
            spec.commandLine().getErr().println("wrote " + file);
        });
        return Program.DONE;
    }

    private static void add(
            SequencedMap<Path, Supplier<String>> files,
            @Nullable Path file,
            Supplier<String> text) {
        if (file != null && files.put(file, text) != null) {
            throw new InvalidInputException(
                    file + " is asked for twice; name a file of its own for each.");
        }
    }
}
