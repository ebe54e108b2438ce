package io.trellis.cli.terminal;

import io.trellis.core.InvalidInputException;
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

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Write the figures as CSV, a line for each; - is standard output, in place of"
                            + " the table.")
    private @Nullable Path csv;

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
     * @param table for the screen, unless the JSON or the CSV goes there
     * @param files puts a text into a file, whole or not at all
     */
    public void write(
            String table,
            Json.ObjectValue figures,
            RunCsv run,
            PrintWriter screen,
            BiConsumer<Path, String> files) {
        if (isScreen(json) && isScreen(csv)) {
            throw new InvalidInputException(
                    "--json - and --csv - both ask for standard output; name a file for one.");
        }
        if (fills != null) {
            files.accept(fills, run.fills());
        }
        if (equity != null) {
            files.accept(equity, run.equity());
        }
        String shown = table;
        if (csv != null) {
            shown = put(csv, JsonCsv.of(figures), shown, files);
        }
        if (json != null) {
            shown = put(json, JsonWriter.indented(figures), shown, files);
        }
        screen.print(shown);
        screen.flush();
    }

    /**
     * Writes the figures of a run whose fills and equity are to be had elsewhere.
     *
     * @param elsewhere how to get them
     * @throws InvalidInputException if fills or equity were asked for
     */
    public void write(
            String table,
            Json.ObjectValue figures,
            String elsewhere,
            PrintWriter screen,
            BiConsumer<Path, String> files) {
        requireFiguresOnly(elsewhere);
        String shown = table;
        if (csv != null) {
            shown = put(csv, JsonCsv.of(figures), shown, files);
        }
        if (json != null) {
            shown = put(json, JsonWriter.indented(figures), shown, files);
        }
        screen.print(shown);
        screen.flush();
    }

    /**
     * Refuses to write fills and equity.
     *
     * @param elsewhere how to get them
     * @throws InvalidInputException if they were asked for
     */
    public void requireFiguresOnly(String elsewhere) {
        if (fills != null || equity != null) {
            throw new InvalidInputException(
                    "--fills and --equity are for recorded feeds; " + elsewhere + ".");
        }
    }

    /**
     * Writes a text into a file.
     *
     * @param shown what stands on the screen otherwise
     * @return what stands on the screen
     */
    private static String put(
            Path target, String text, String shown, BiConsumer<Path, String> files) {
        if (isScreen(target)) {
            return text;
        }
        files.accept(target, text);
        return shown;
    }

    private static boolean isScreen(@Nullable Path target) {
        return target != null && target.toString().equals("-");
    }
}
