package io.trellis.cli.research;

import io.trellis.backtesting.store.AtomicFile;
import io.trellis.cli.terminal.JsonOutput;
import io.trellis.core.strategyfile.json.Json;

import picocli.CommandLine.Mixin;

import java.io.PrintWriter;
import java.util.function.Supplier;

/** The option that asks for what is printed as JSON, with files as the store writes them. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
public final class JsonOption {

    @Mixin private JsonOutput output;

    /** Whether JSON is wanted at all. */
    public boolean isGiven() {
        return output.isGiven();
    }

    /** Whether it goes to standard output. */
    boolean isOnScreen() {
        return output.isOnScreen();
    }

    /** Writes the JSON where it was asked for, and the text to the screen if there is room. */
    public void write(Json result, String text, PrintWriter screen) {
        write(() -> result, text, screen);
    }

    /** The same for a document that is only made if it is wanted. */
    public void write(Supplier<Json> result, String text, PrintWriter screen) {
        output.write(result, text, screen, AtomicFile::writeText);
    }
}
