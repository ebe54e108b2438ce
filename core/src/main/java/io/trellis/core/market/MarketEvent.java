package io.trellis.core.market;

/** One thing that a venue publishes of a market, in the order in which it happened. */
public sealed interface MarketEvent permits TradePrint, Quote, BookUpdate {

    /** When it happened, UTC. */
    long timeMillis();
}
