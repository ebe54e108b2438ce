package io.trellis.cli.research;

import io.trellis.backtesting.report.html.Page;
import io.trellis.backtesting.report.run.Origin;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.terminal.Version;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The option that asks for the report as one HTML file. */
public final class ReportOption {

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report as one HTML file that opens offline.")
    private @Nullable Path target;

    /** Whether a report is wanted at all. */
    public boolean isGiven() {
        return target != null;
    }

    /**
     * Refuses a path at which no file can be put, before the work is done.
     *
     * @throws io.trellis.core.InvalidInputException if so
     */
    public void requireWritable() {
        if (target != null) {
            AtomicFile.requireWritable(target, true);
        }
    }

    /** Writes the report where it was asked for, if it was. */
    public void write(Supplier<Page> page) {
        if (target != null) {
            page.get().write(target);
        }
    }

    /** Writes the state of work that goes on where the report was asked for, if it was. */
    public void writeLive(Supplier<Page> page, int everySeconds) {
        if (target != null) {
            page.get().writeLive(target, everySeconds);
        }
    }

    /** How to make the report of a command again, with nothing chosen beside its options. */
    public static Origin origin(CommandSpec spec) {
        return origin(spec, new LinkedHashMap<>());
    }

    /**
     * How to make the report of a command again.
     *
     * @param choices what else was chosen, such as a seed, by name
     */
    public static Origin origin(CommandSpec spec, SequencedMap<String, String> choices) {
        var root = spec.root();
        String arguments =
                root.commandLine().getParseResult().originalArgs().stream()
                        .map(ReportOption::quoted)
                        .collect(Collectors.joining(" "));
        return new Origin("bin/" + root.name() + " " + arguments, Version.current(), choices);
    }

    /** As a shell takes it for one word. */
    private static String quoted(String argument) {
        return argument.matches("[A-Za-z0-9_./:,=@%+-]+")
                ? argument
                : "'" + argument.replace("'", "'\\''") + "'";
    }
}
