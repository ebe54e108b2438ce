package io.trellis.cli.terminal;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/** Where the results of a run go. */
public final class RunOutput {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the figures as JSON; - is standard output, in place of the table.")
    private @Nullable Path json;

    @Option(names = "--fills", paramLabel = "FILE", description = "Write every fill as CSV.")
    private @Nullable Path fills;

    @Option(
            names = "--equity",
            paramLabel = "FILE",
            description = "Write the equity of every bar close as CSV.")
    private @Nullable Path equity;

    /**
     * Writes what was asked for: files first, so that what is on the screen is also on the disk.
     *
     * @param table for the screen, unless the JSON goes there
     * @param files puts a text into a file, whole or not at all
     */
    public void write(
            String table,
            Json.ObjectValue figures,
            RunCsv run,
            PrintWriter screen,
            BiConsumer<Path, String> files) {
        if (fills != null) {
            files.accept(fills, run.fills());
        }
        if (equity != null) {
            files.accept(equity, run.equity());
        }
        boolean onScreen = json != null && json.toString().equals("-");
        if (json != null && !onScreen) {
            files.accept(json, JsonWriter.indented(figures));
        }
        screen.print(onScreen ? JsonWriter.indented(figures) : table);
        screen.flush();
    }
}
