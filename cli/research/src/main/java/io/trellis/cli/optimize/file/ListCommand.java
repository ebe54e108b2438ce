package io.trellis.cli.optimize.file;

import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.KeyOptions;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.TrustedKey;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code optimize list}: the strategies of a folder. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        footer = {"  bin/optimize list", "  bin/optimize list found --json list.json"},
        description = {
            "Lists the strategy files of a folder: market, kind, verdict, life and signature. A"
                    + " file that cannot be read is a line with the reason.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the parameters.
public final class ListCommand implements Callable<Integer> {

    /** Describes strategies and is none. */
    private static final String SCHEMA = "strategy.schema.json";

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "Folder to look through (default: strategies).")
    private Path folder = StrategyPath.FOLDER;

    @Mixin private AtOption at;

    @Mixin private KeyOptions keys;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(
                    folder + " is no folder; name one with strategy files.");
        }
        Instant now = at.time();
        List<TrustedKey> trusted = keys.trusted();
        List<ListedFile> files =
                files().stream().map(file -> ListedFile.read(file, trusted, now)).toList();
        var report = new ListReport(folder, now, files);
        output.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private List<Path> files() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(StrategyPath.SUFFIX))
                    .filter(file -> !file.endsWith(SCHEMA) && !Files.isDirectory(file))
                    .filter(file -> !String.valueOf(file.getFileName()).startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }
}
