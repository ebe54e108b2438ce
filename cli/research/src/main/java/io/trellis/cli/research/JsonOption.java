package io.trellis.cli.research;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The option that asks for what is printed as JSON. */
public final class JsonOption {

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
    boolean isOnScreen() {
        return target != null && target.toString().equals("-");
    }

    /** Writes the JSON where it was asked for, and the text to the screen if there is room. */
    public void write(Json result, String text, PrintWriter screen) {
        write(() -> result, text, screen);
    }

    /** The same for a document that is only made if it is wanted. */
    public void write(Supplier<Json> result, String text, PrintWriter screen) {
        boolean onScreen = isOnScreen();
        if (target != null && !onScreen) {
            AtomicFile.writeText(target, JsonWriter.indented(result.get()));
        }
        screen.print(onScreen ? JsonWriter.indented(result.get()) : text);
        screen.flush();
    }
}
