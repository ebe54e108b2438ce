package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.MarketTrade;
import io.trellis.clients.kraken.stream.TradeBackfill;
import io.trellis.core.history.RecordedTrade;
import io.trellis.core.market.TradePrint;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Looks up over REST what the stream of trades left out. */
final class TradeLookup implements TradeBackfill {

    /** So much before the last trade that was heard, as the clocks of the two faces may differ. */
    private static final Duration OVERLAP = Duration.ofSeconds(1);

    /** A gap that is longer than this is a gap; it is told as such. */
    private static final int MOST_PAGES = 10;

    private static final long SECOND = 1_000_000_000L;
    private static final long MILLI = 1_000_000L;

    private final KrakenRest rest;
    private final ListedMarkets markets;

    TradeLookup(KrakenRest rest, ListedMarkets markets) {
        this.rest = rest;
        this.markets = markets;
    }

    @Override
    public CompletableFuture<List<MarketTrade>> trades(
            String symbol, Instant since, long firstId, long lastId) {
        Instant start = since.minus(OVERLAP);
        String cursor = Long.toString(start.getEpochSecond() * SECOND + start.getNano());
        Market market = markets.table().find(symbol);
        return page(new Search(market, lastId, new ArrayList<>()), cursor, MOST_PAGES);
    }

    private record Search(Market market, long lastId, List<MarketTrade> found) {}

    private CompletableFuture<List<MarketTrade>> page(Search search, String cursor, int pagesLeft) {
        return rest.trades(search.market, cursor)
                .thenCompose(page -> {
                    page.trades().stream()
                            .map(trade -> told(search.market, trade))
                            .forEach(search.found::add);
                    boolean whole =
                            !search.found.isEmpty() && search.found.getLast().id() >= search.lastId;
                    boolean stuck = page.trades().isEmpty() || page.last().equals(cursor);
                    return whole || stuck || pagesLeft == 1
                            ? CompletableFuture.completedFuture(search.found)
                            : page(search, page.last(), pagesLeft - 1);
                });
    }

    private static MarketTrade told(Market market, RecordedTrade trade) {
        var print =
                new TradePrint(
                        trade.timeNanos() / MILLI,
                        market.nearestTicks(trade.price().toPlainString()),
                        market.lots(trade.quantity().toPlainString()),
                        trade.aggressor());
        return new MarketTrade(trade.id(), print);
    }
}
