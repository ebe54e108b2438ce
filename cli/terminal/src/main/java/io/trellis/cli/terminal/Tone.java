package io.trellis.cli.terminal;

/** What a colour says. */
public enum Tone {
    /** The head of a table, in bold. */
    HEADING("1"),
    /** Money won, in green. */
    GAIN("32"),
    /** Money lost, in red. */
    LOSS("31"),
    /** What a person must know before reading on, in yellow. */
    WARNING("33");

    static final String END = "\u001b[0m";

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String start() {
        return "\u001b[" + code + "m";
    }
}
