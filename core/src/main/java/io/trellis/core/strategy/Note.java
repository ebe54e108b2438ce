package io.trellis.core.strategy;

/** What a strategy reports of itself. */
public sealed interface Note {

    /** It started at a price. */
    record Started(long priceTicks) implements Note {}

    /** It could not start; nothing was traded. */
    record StartRefused(String reason) implements Note {}

    /** It was rebuilt around a price. */
    record Recentered(String trigger, long priceTicks) implements Note {}

    /** It should have been rebuilt but the new grid was refused; the old one stays. */
    record RecenterRefused(String trigger, String reason) implements Note {}

    /** It moved with the market, by one cell or more. */
    record Trailed(boolean up) implements Note {}

    /** An order that was due is not placed: too small for the venue, or not paid for. */
    record NotPlaced(String order, String reason) implements Note {}

    /** It stopped buying, or buys again. */
    record Buying(boolean allowed) implements Note {}

    /** It stopped: for good, or until the next UTC day. */
    record Stopped(String rule, boolean forGood) implements Note {}
}
