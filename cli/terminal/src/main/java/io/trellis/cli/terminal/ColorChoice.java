package io.trellis.cli.terminal;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

import java.util.Optional;
import java.util.OptionalInt;

/** The option {@code --color}, which every command has. */
enum ColorChoice {
    /** On a terminal, unless the environment variable NO_COLOR is set. */
    AUTO,
    ALWAYS,
    NEVER;

    private static final String NAME = "--color";

    static OptionSpec option() {
        return OptionSpec.builder(NAME)
                .type(ColorChoice.class)
                .paramLabel("WHEN")
                .defaultValue("auto")
                .scopeType(ScopeType.INHERIT)
                .description(
                        "Colours: always, never, or auto (the default): on a terminal, unless"
                                + " NO_COLOR is set.")
                .build();
    }

    /** What was asked for, of the command or of one above it. */
    static ColorChoice of(ParseResult parsed) {
        ColorChoice chosen = AUTO;
        Optional<ParseResult> level = Optional.of(parsed);
        while (level.isPresent()) {
            chosen = level.get().matchedOptionValue(NAME, chosen);
            level = Optional.ofNullable(level.get().subcommand());
        }
        return chosen;
    }

    /**
     * What may be printed.
     *
     * @param colourless whether the environment asks for no colours
     */
    Terminal on(Streams streams, boolean colourless) {
        OptionalInt columns = streams.columns();
        return switch (this) {
            case AUTO ->
                    new Terminal(
                            streams.resultsOnTerminal() && !colourless,
                            streams.messagesOnTerminal() && !colourless,
                            columns);
            case ALWAYS -> new Terminal(true, true, columns);
            case NEVER -> new Terminal(false, false, columns);
        };
    }
}
