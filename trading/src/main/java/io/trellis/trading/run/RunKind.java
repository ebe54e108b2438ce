package io.trellis.trading.run;

/** What a run trades with. */
public enum RunKind {
    /** A simulated venue on the prices of the real one. */
    PAPER("paper"),
    /** The same beside the real venue: what would be sent is decided, and nothing is sent. */
    SHADOW("shadow"),
    /** A venue. */
    LIVE("live");

    private final String word;

    RunKind(String word) {
        this.word = word;
    }

    /** As commands and files name it. */
    public String word() {
        return word;
    }
}
