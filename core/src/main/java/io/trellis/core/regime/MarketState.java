package io.trellis.core.regime;

/** What a market does; {@link RegimeLabeller} tells which. */
public enum MarketState {
    /** It rises with a direction. */
    TREND_UP,
    /** It falls with a direction. */
    TREND_DOWN,
    /** It goes nowhere in particular. */
    RANGE,
    /** It is unusually quiet. */
    COMPRESSION,
    /** It moves unusually far, in no direction. */
    EXPANSION
}
