package io.trellis.core.venue;

/** What a venue publishes of its markets. Returns at once; the events come to the listener. */
public interface MarketFeed {

    /**
     * Follows trades and the book of a market, from now on and over every reconnection.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     */
    void follow(String symbol);

    /** Follows it no more. */
    void leave(String symbol);
}
