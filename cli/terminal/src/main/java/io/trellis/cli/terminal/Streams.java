package io.trellis.cli.terminal;

import java.io.Console;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Where the streams of the process lead. The launcher knows and says so in system properties: Java
 * itself can only tell whether input and output both are a terminal.
 *
 * @param resultsOnTerminal whether standard output leads to a terminal
 * @param messagesOnTerminal whether standard error does
 * @param columns width of the terminal of standard output, where it is known
 */
record Streams(boolean resultsOnTerminal, boolean messagesOnTerminal, OptionalInt columns) {

    /** Set by the launcher when standard output is a terminal: its width, or 0. */
    private static final String COLUMNS = "trellis.columns";

    /** Set by the launcher: {@code terminal}, or {@code file} for everything else. */
    private static final String MESSAGES = "trellis.messages";

    private static final int FEWEST_COLUMNS = 20;

    static Streams ofProcess() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return new Streams(false, false, OptionalInt.empty());
        }
        Optional<String> messages = Optional.ofNullable(System.getProperty(MESSAGES));
        if (messages.isEmpty()) {
            boolean terminal =
                    Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
            return new Streams(terminal, terminal, OptionalInt.empty());
        }
        OptionalInt columns = width(System.getProperty(COLUMNS, ""));
        return new Streams(
                columns.isPresent(),
                messages.get().equals("terminal"),
                columns.stream().filter(width -> width >= FEWEST_COLUMNS).findFirst());
    }

    private static OptionalInt width(String digits) {
        return digits.matches("[0-9]{1,6}")
                ? OptionalInt.of(Integer.parseInt(digits))
                : OptionalInt.empty();
    }
}
