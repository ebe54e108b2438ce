package io.trellis.cli.terminal;

import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** The option that asks for what is printed as JSON. */
public final class JsonOutput {

    @Option(
            names = "--json",
            paramLabel = "FILE",
            description = "Write the result as JSON; - is standard output, in place of the text.")
    private @Nullable Path target;

    /** Whether JSON is wanted at all. */
    public boolean isGiven() {
        return target != null;
    }

    /** Whether it goes to standard output. */
    public boolean isOnScreen() {
        return target != null && target.toString().equals("-");
    }

    /**
     * Writes the JSON where it was asked for, and the text to the screen if there is room.
     *
     * @param result only made if it is wanted
     * @param files puts a text into a file, whole or not at all
     */
    public void write(
            Supplier<? extends Json> result,
            String text,
            PrintWriter screen,
            BiConsumer<Path, String> files) {
        boolean onScreen = isOnScreen();
        if (target != null && !onScreen) {
            files.accept(target, JsonWriter.indented(result.get()));
        }
        screen.print(onScreen ? JsonWriter.indented(result.get()) : text);
        screen.flush();
    }
}
