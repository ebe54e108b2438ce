package io.trellis.backtesting.replay;

/** Why a session and its backtest differ. */
public enum Cause {
    /** Both traded, at other prices. */
    PRICE("another price"),
    /** The order was at the venue, and others were served before it. */
    QUEUE("others came first"),
    /** Both traded, for other fees. */
    FEE("another fee"),
    /** The order was not at the venue yet, or not gone yet. */
    LATENCY("the order was under way"),
    /** The trader could not trade, or did not know what had become of an order. */
    FAULT("the trader could not trade");

    private final String words;

    Cause(String words) {
        this.words = words;
    }

    /** The cause in a few words. */
    public String words() {
        return words;
    }
}
