package io.trellis.clients.kraken;

import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.VenueStatus;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.MarketStream;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.clients.net.Loop;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Kraken's markets as everybody sees them: the list of them, read again every day, and the public
 * stream from when the list is known.
 */
final class PublicMarkets implements MarketFeed {

    /** The stream tells changes of the markets that are followed; names are in the list alone. */
    private static final Duration LIST_IS_FRESH = Duration.ofHours(24);

    /** A list that lacks what somebody trades in may have been a bad one. */
    private static final Duration LIST_AGAIN = Duration.ofMinutes(1);

    private static final long LEAST_BETWEEN_LISTS_NANOS = Duration.ofMinutes(5).toNanos();

    private final StreamHost host;
    private final URI publicStream;
    private final KrakenRest rest;
    private final VenueListener listener;
    private final Consumer<ListedMarkets> whenListed;
    private final BiConsumer<Throwable, Runnable> whenUnread;
    private final TreeSet<String> followed = new TreeSet<>();
    private Optional<Streaming> streaming = Optional.empty();
    private Optional<Loop.Timer> nextList = Optional.empty();
    private long listedNanos;
    private boolean closed;

    private record Lists(VenueStatus status, MarketTable markets) {}

    /** What there is once the list of markets is known. */
    private record Streaming(ListedMarkets markets, MarketStream stream) {}

    /**
     * Markets that nothing is asked yet.
     *
     * @param whenListed told once, when the list is known and the stream opens
     * @param whenUnread told why the list was not had, and how to try again
     */
    PublicMarkets(
            StreamHost host,
            URI publicStream,
            KrakenRest rest,
            VenueListener listener,
            Consumer<ListedMarkets> whenListed,
            BiConsumer<Throwable, Runnable> whenUnread) {
        this.host = host;
        this.publicStream = publicStream;
        this.rest = rest;
        this.listener = listener;
        this.whenListed = whenListed;
        this.whenUnread = whenUnread;
    }

    /** Reads the list, and connects when it is known. On the loop. */
    void open() {
        if (closed) {
            return;
        }
        LoopCalls.when(
                host.loop(),
                rest.assets()
                        .thenCompose(_ -> rest.systemStatus())
                        .thenCombine(rest.markets(), Lists::new),
                this::listed,
                failure -> whenUnread.accept(failure, this::open));
    }

    /** Ends the connection for good. On the loop. */
    void close() {
        closed = true;
        streaming.ifPresent(open -> open.stream.close());
    }

    /** The list; empty as long as it is not known. */
    Optional<MarketTable> table() {
        return streaming.map(open -> open.markets.table());
    }

    SortedSet<String> followed() {
        return followed;
    }

    private void listed(Lists lists) {
        listedNanos = host.loop().nanoTime();
        boolean hasAll = followed.stream().allMatch(each -> lists.markets.market(each).isPresent());
        readAgainAfter(hasAll ? LIST_IS_FRESH : LIST_AGAIN);
        if (streaming.isPresent()) {
            relist(streaming.get().markets, lists.markets);
        } else if (!closed) {
            connect(new ListedMarkets(lists.markets), lists.status.mode());
        }
    }

    private void readAgainAfter(Duration time) {
        nextList.ifPresent(Loop.Timer::cancel);
        nextList = Optional.of(host.loop().after(time, this::open));
    }

    /** Something was told of a market that the list does not have: it is read again, soon. */
    void missesSome() {
        long age = host.loop().nanoTime() - listedNanos;
        if (streaming.isPresent() && age >= LEAST_BETWEEN_LISTS_NANOS) {
            listedNanos = host.loop().nanoTime();
            readAgainAfter(Duration.ZERO);
        }
    }

    private void connect(ListedMarkets markets, TradingMode mode) {
        rest.know(markets::table);
        rest.know(mode);
        var stream =
                new MarketStream(
                        host, publicStream, markets, new TradeLookup(rest, markets), this::told);
        streaming = Optional.of(new Streaming(markets, stream));
        stream.open();
        whenListed.accept(markets);
        followed.forEach(stream::follow);
    }

    private void told(VenueEvent event) {
        if (event instanceof VenueEvent.ModeChanged(var symbol, TradingMode mode)
                && symbol.isEmpty()) {
            rest.know(mode);
        }
        listener.happened(event);
    }

    /** Tells what is different in a newer list, unless the stream has told it already. */
    private void relist(ListedMarkets markets, MarketTable newer) {
        MarketTable.Changes changes = markets.table().changesTo(newer, followed);
        markets.replace(newer);
        changes.revised()
                .forEach(market ->
                        listener.happened(
                                new VenueEvent.InstrumentRevised(
                                        market.symbol(), market.instrument())));
        changes.moded()
                .forEach(market ->
                        listener.happened(
                                new VenueEvent.ModeChanged(
                                        Optional.of(market.symbol()), market.mode())));
        changes.vanished()
                .forEach(symbol ->
                        listener.happened(
                                new VenueEvent.ModeChanged(
                                        Optional.of(symbol), TradingMode.DELISTED)));
    }

    @Override
    public void follow(String symbol) {
        host.loop()
                .execute(() -> {
                    followed.add(symbol);
                    streaming.ifPresent(open -> open.stream.follow(symbol));
                });
    }

    @Override
    public void leave(String symbol) {
        host.loop()
                .execute(() -> {
                    followed.remove(symbol);
                    streaming.ifPresent(open -> open.stream.leave(symbol));
                });
    }
}
