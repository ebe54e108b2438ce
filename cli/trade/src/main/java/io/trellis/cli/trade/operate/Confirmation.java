package io.trellis.cli.trade.operate;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.json.Json;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Option;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;

/** The option that confirms, for scripts, what a person is asked to type. */
public final class Confirmation {

    @Option(
            names = "--confirm",
            paramLabel = "TEXT",
            description =
                    "What would have to be typed, for scripts. Without it, a terminal is needed.")
    private @Nullable String given;

    /**
     * Goes on only if a person has typed what is at stake.
     *
     * @param question what is about to happen
     * @param phrase to be typed
     * @throws InvalidInputException if something else was typed, or nobody can be asked
     */
    public void require(String question, String phrase, PrintWriter err) {
        String typed = given == null ? asked(question, phrase, err) : given;
        if (!typed.strip().equals(phrase)) {
            throw new InvalidInputException(
                    "%s is not %s; nothing was done."
                            .formatted(Json.quoted(typed.strip()), Json.quoted(phrase)));
        }
    }

    private static String asked(String question, String phrase, PrintWriter err) {
        Console console =
                Optional.ofNullable(System.console())
                        .filter(Console::isTerminal)
                        .orElseThrow(() ->
                                new InvalidInputException(
                                        "there is no terminal to confirm on; say --confirm \"%s\""
                                                        .formatted(phrase)
                                                + " if that is what you want: "
                                                + question));
        err.println(question);
        err.flush();
        return Optional.ofNullable(console.readLine("Type %s to go on: ", phrase)).orElse("");
    }
}
