package io.trellis.cli.data;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.SeriesManifest;
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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** {@code data list}: what a folder holds. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        footer = "  bin/data list data",
        description = {
            "Lists the stored series of a folder, by the manifests beside them: rows, span, missing"
                    + " share, suspect bars, size and source.",
            "",
            "A file without a manifest, or with one that does not fit it, is named as such.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets the parameters.
final class ListCommand implements Callable<Integer> {

    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            defaultValue = "data",
            description = "Folder to look through (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the list as CSV.")
    private @Nullable Path csv;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (!Files.isDirectory(folder)) {
            throw new InvalidInputException(folder + " is no folder; name one with stored series.");
        }
        var report = new ListReport(folder, entries());
        if (csv != null) {
            AtomicFile.writeText(csv, report.csv());
        }
        json.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private List<ListReport.Entry> entries() {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> SeriesManifest.isNamed(file) || isAlone(file))
                    .sorted()
                    .map(ListCommand::entry)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Whether a file of bars has no manifest. */
    private static boolean isAlone(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".parquet")
                && !name.startsWith(".")
                && !Files.exists(SeriesManifest.beside(file))
                && !Files.exists(SeriesManifest.inFolder(file.resolveSibling("")));
    }

    private static ListReport.Entry entry(Path file) {
        ManifestState state =
                SeriesManifest.isNamed(file) ? ManifestState.read(file) : ManifestState.of(file);
        return new ListReport.Entry(file, state);
    }
}
