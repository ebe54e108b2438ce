package io.trellis.clients.kraken.stream;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Has trades of a market that the stream did not tell. */
@FunctionalInterface
public interface TradeBackfill {

    /**
     * Looks trades up.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     * @param since when the last trade before them was, or shortly before that
     * @param firstId the number of the first one that is missing
     * @param lastId that of the last one
     * @return at least those, oldest first; completed on the loop
     */
    CompletableFuture<List<MarketTrade>> trades(
            String symbol, Instant since, long firstId, long lastId);
}
