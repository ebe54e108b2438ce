package io.trellis.clients.kraken;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.limits.Tier;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.RestSettings;
import io.trellis.clients.kraken.stream.ConnectionBudget;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.clients.kraken.stream.StreamSettings;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;
import io.trellis.clients.net.WebSockets;
import io.trellis.core.history.CandleBars;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Timeframe;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;

/**
 * Kraken without an account: what everybody may see. It tells trades and books of the markets that
 * are followed, the modes of the venue and its markets, and changes of their rules. Past candles
 * can be asked for without opening it.
 */
public final class KrakenMarket implements MarketFeed {

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(10);

    private final Loop loop;
    private final VenueListener listener;
    private final KrakenRest rest;
    private final PublicMarkets markets;

    /**
     * A feed that nothing is asked yet.
     *
     * @param seed of the jitter of pauses
     * @param listener called on the loop
     */
    public KrakenMarket(
            KrakenHosts hosts,
            Loop loop,
            Http http,
            WebSockets webSockets,
            long seed,
            VenueListener listener) {
        this.loop = loop;
        this.listener = listener;
        this.rest =
                KrakenRest.withoutKey(hosts, http, loop, RestSettings.reading(Tier.STARTER, seed));
        var host =
                new StreamHost(
                        loop,
                        webSockets,
                        ConnectionBudget.standard(),
                        new SplittableRandom(seed),
                        StreamSettings.standard());
        this.markets =
                new PublicMarkets(
                        host,
                        hosts.publicStream(),
                        rest,
                        listener,
                        KrakenMarket::isListed,
                        this::tryAgain);
    }

    private static void isListed(ListedMarkets listed) {
        // The stream is all there is to open.
    }

    /**
     * Connects, and stays connected. As long as the list of markets cannot be had, {@link
     * VenueEvent.MarketLost} is told for each market that is followed.
     */
    public void open() {
        loop.execute(markets::open);
    }

    /** Ends the connection for good. */
    public void close() {
        loop.execute(markets::close);
    }

    private void tryAgain(Throwable failure, Runnable again) {
        String sentence = Sentences.of(failure);
        if (markets.table().isEmpty()) {
            markets.followed()
                    .forEach(symbol ->
                            listener.happened(new VenueEvent.MarketLost(symbol, sentence)));
        }
        loop.after(BEFORE_NEXT_TRY, again);
    }

    @Override
    public void follow(String symbol) {
        markets.follow(symbol);
    }

    @Override
    public void leave(String symbol) {
        markets.leave(symbol);
    }

    /**
     * A market as Kraken lists it now.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     * @return kept on the loop; fails with {@link io.trellis.core.InvalidInputException} if there
     *     is no such market, and with {@link io.trellis.clients.kraken.wire.KrakenReadException} if
     *     the list cannot be had
     */
    public CompletableFuture<ListedInstrument> instrument(String symbol) {
        return find(symbol)
                .thenApply(
                        market -> new ListedInstrument(symbol, market.instrument(), market.mode()));
    }

    /**
     * The newest bars of a market that have closed, 720 at most, for rules that measure the past.
     *
     * @param symbol base and quote in our spelling, {@code BTC/USD}
     * @return kept on the loop; fails as {@link #instrument} does, and if Kraken has no candles of
     *     that length
     */
    public CompletableFuture<Bars> past(String symbol, Timeframe timeframe) {
        return find(symbol)
                .thenCompose(market ->
                        rest.candles(market, KrakenCandleHistory.minutes(timeframe), 0)
                                .thenApply(
                                        page -> CandleBars.of(page.closed(), market.instrument())));
    }

    private CompletableFuture<Market> find(String symbol) {
        var table = new CompletableFuture<MarketTable>();
        loop.execute(() -> markets.table().ifPresentOrElse(table::complete, () -> read(table)));
        return table.thenApply(listed -> listed.find(symbol));
    }

    private void read(CompletableFuture<MarketTable> table) {
        LoopCalls.when(loop, rest.markets(), table::complete, table::completeExceptionally);
    }
}
