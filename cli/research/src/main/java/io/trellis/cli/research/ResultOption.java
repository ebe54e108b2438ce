package io.trellis.cli.research;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.terminal.JsonCsv;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;

/** The options that ask for what is printed as JSON, and as CSV. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
public final class ResultOption {

    @Mixin private JsonOption json;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description =
                    "Write the result as CSV, a line for each field; - is standard output, in place"
                            + " of the text.")
    private @Nullable Path csv;

    /**
     * Writes the result where it was asked for, and the text to the screen if there is room.
     *
     * @throws InvalidInputException if both are asked for on the screen
     */
    public void write(Json result, String text, PrintWriter screen) {
        write(() -> result, text, screen);
    }

    /** The same for a document that is only made if it is wanted. */
    public void write(Supplier<Json> result, String text, PrintWriter screen) {
        boolean onScreen = csv != null && csv.toString().equals("-");
        if (onScreen && json.isOnScreen()) {
            throw new InvalidInputException(
                    "--json - and --csv - both ask for standard output; name a file for one.");
        }
        if (csv != null && !onScreen) {
            AtomicFile.writeText(csv, JsonCsv.of(result.get()));
        }
        json.write(result, onScreen ? JsonCsv.of(result.get()) : text, screen);
    }
}
