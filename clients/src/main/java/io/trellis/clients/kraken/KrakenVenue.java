package io.trellis.clients.kraken;

import io.trellis.clients.kraken.auth.KeyRightsCheck;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.KeyRights;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.RestSettings;
import io.trellis.clients.kraken.rest.VenueStatus;
import io.trellis.clients.kraken.stream.AccountStream;
import io.trellis.clients.kraken.stream.ConnectionBudget;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.MarketStream;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.clients.kraken.stream.StreamSettings;
import io.trellis.core.InvalidInputException;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Kraken as a venue: orders go over the private stream, which also tells what becomes of them; what
 * has to be looked up is asked over REST. Each request takes one way and never a second one. Where
 * the stream is not live an order is refused unsent, and only what makes the account safer, a
 * cancel, goes over REST.
 */
public final class KrakenVenue implements Venue, MarketFeed {

    /** Points of a market's counter that only cancels may use: two of the youngest orders. */
    private static final int RESERVE_FOR_CANCELS = 16;

    private static final Duration BEFORE_NEXT_TRY = Duration.ofSeconds(10);

    /** The stream tells changes of the markets that are followed; names are in the list alone. */
    private static final Duration LIST_IS_FRESH = Duration.ofHours(24);

    private final KrakenAccess access;
    private final Predicate<String> alreadyBooked;
    private final VenueListener listener;
    private final EngineCounters counters;
    private final KrakenRest rest;
    private final VenueReads reads;
    private final TreeSet<String> followed = new TreeSet<>();
    private Optional<Streams> streams = Optional.empty();
    private boolean closed;

    private record Lists(VenueStatus status, MarketTable markets) {}

    /** What there is once the list of markets is known. */
    private record Streams(ListedMarkets markets, MarketStream market, AccountStream account) {}

    /**
     * A venue that nothing is asked yet.
     *
     * @param alreadyBooked whether a fill was booked before, by its execution id
     * @param listener called on the loop
     * @throws io.trellis.core.InvalidInputException if the key may not be used at these hosts
     */
    public KrakenVenue(
            KrakenAccess access, Predicate<String> alreadyBooked, VenueListener listener) {
        this.access = access;
        this.alreadyBooked = alreadyBooked;
        this.listener = listener;
        this.counters =
                new EngineCounters(access.tier(), RESERVE_FOR_CANCELS, access.loop().nanoTime());
        this.rest =
                KrakenRest.withKey(
                        access.hosts(),
                        access.http(),
                        access.loop(),
                        RestSettings.trading(access.tier(), access.seed()),
                        access.key(),
                        access.nonces(),
                        counters);
        this.reads = new VenueReads(rest);
    }

    /**
     * Connects, and stays connected; {@link VenueEvent.AccountLive} tells when it is. A key with
     * which funds could be taken away, or that may not trade, is asked for its rights and for
     * nothing else: then {@link VenueEvent.AccountRefused} is told.
     */
    public void open() {
        access.loop().execute(this::readRights);
    }

    private void readRights() {
        if (!closed) {
            when(rest.keyRights(), this::admit, failure -> tryAgain(failure, this::readRights));
        }
    }

    private void admit(KeyRights rights) {
        try {
            KeyRightsCheck.of(rights.permissions()).requireTrading();
        } catch (InvalidInputException unfit) {
            listener.happened(new VenueEvent.AccountRefused(Sentences.of(unfit)));
            return;
        }
        readLists();
    }

    /** Ends the connections for good; what is under way is told as unknown. */
    public void close() {
        access.loop()
                .execute(() -> {
                    closed = true;
                    streams.ifPresent(open -> {
                        open.market.close();
                        open.account.close();
                    });
                });
    }

    private void readLists() {
        if (closed) {
            return;
        }
        when(
                rest.assets()
                        .thenCompose(_ -> rest.systemStatus())
                        .thenCombine(rest.markets(), Lists::new),
                this::listed,
                failure -> tryAgain(failure, this::readLists));
    }

    /**
     * Goes on when a call has ended, in a turn of its own: what goes wrong there is an error of the
     * loop, and not lost in a future.
     */
    private <T> void when(
            CompletableFuture<T> call, Consumer<T> onValue, Consumer<Throwable> onFailure) {
        var _ =
                call.handle((value, failure) -> {
                    access.loop()
                            .execute(() -> {
                                if (failure == null) {
                                    onValue.accept(value);
                                } else {
                                    onFailure.accept(failure);
                                }
                            });
                    return value;
                });
    }

    /** Unless private calls have stopped for good. */
    private void tryAgain(Throwable failure, Runnable again) {
        String sentence = Sentences.of(failure);
        if (rest.stopped().isPresent()) {
            listener.happened(new VenueEvent.AccountRefused(sentence));
            return;
        }
        if (streams.isEmpty()) {
            listener.happened(new VenueEvent.AccountLost(sentence));
        }
        access.loop().after(BEFORE_NEXT_TRY, again);
    }

    private void listed(Lists lists) {
        access.loop().after(LIST_IS_FRESH, this::readLists);
        if (streams.isPresent()) {
            relist(streams.get().markets, lists.markets);
        } else if (!closed) {
            connect(new ListedMarkets(lists.markets), lists.status.mode());
        }
    }

    private void connect(ListedMarkets markets, TradingMode mode) {
        rest.know(markets::table);
        rest.know(mode);
        var host =
                new StreamHost(
                        access.loop(),
                        access.webSockets(),
                        ConnectionBudget.standard(),
                        new SplittableRandom(access.seed()),
                        StreamSettings.standard());
        var market =
                new MarketStream(
                        host,
                        access.hosts().publicStream(),
                        markets,
                        new TradeLookup(rest, markets),
                        this::told);
        var account =
                new AccountStream(
                        host,
                        access.hosts().accountStream(),
                        markets,
                        counters,
                        rest::webSocketsToken,
                        alreadyBooked,
                        listener);
        streams = Optional.of(new Streams(markets, market, account));
        market.open();
        account.open();
        followed.forEach(market::follow);
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
        access.loop()
                .execute(() -> {
                    followed.add(symbol);
                    streams.ifPresent(open -> open.market.follow(symbol));
                });
    }

    @Override
    public void leave(String symbol) {
        access.loop()
                .execute(() -> {
                    followed.remove(symbol);
                    streams.ifPresent(open -> open.market.leave(symbol));
                });
    }

    @Override
    public void carryOut(Permit permit) {
        VenueRequest.Write write = permit.use();
        access.loop()
                .execute(() ->
                        streams.ifPresentOrElse(
                                open -> carryOut(write, open), () -> refuse(write)));
    }

    @Override
    public void read(VenueRequest.Read request) {
        access.loop()
                .execute(() ->
                        streams.ifPresentOrElse(
                                open -> read(request, open.markets.table()),
                                () -> refuse(request)));
    }

    private void carryOut(VenueRequest.Write request, Streams open) {
        switch (request) {
            case VenueRequest.Write write when open.account.isLive() ->
                    open.account.carryOut(write);
            case VenueRequest.Cancel cancel -> overRest(cancel, open.account);
            case VenueRequest.CancelAll all -> overRest(all);
            case VenueRequest.CancelAllAfter timer -> overRest(timer);
            case VenueRequest.Place _, VenueRequest.PlaceBatch _, VenueRequest.Amend _ ->
                    refuse(request);
        }
    }

    private void read(VenueRequest.Read read, MarketTable markets) {
        when(
                reads.answer(read, markets),
                answer -> listener.happened(new VenueEvent.Told(read.id(), answer)),
                KrakenVenue::impossible);
    }

    private void overRest(VenueRequest.Cancel cancel, AccountStream account) {
        ClientOrderId order = cancel.order();
        account.cancelAsked(order);
        overRest(cancel);
    }

    private void overRest(VenueRequest.Write write) {
        when(
                rest.carryOut(write),
                outcomes -> listener.happened(new VenueEvent.Answered(write.id(), outcomes)),
                KrakenVenue::impossible);
    }

    /** These calls end with a value whatever happens. */
    private static void impossible(Throwable failure) {
        throw new IllegalStateException(failure);
    }

    /** Nothing has been sent. */
    private void refuse(VenueRequest request) {
        String words = "the private stream is not live";
        listener.happened(
                switch (request) {
                    case VenueRequest.Read read ->
                            new VenueEvent.Told(
                                    read.id(),
                                    new VenueAnswer.Failed(
                                            "Kraken: the list of its markets is not known yet."));
                    case VenueRequest.PlaceBatch(long id, var orders, _) ->
                            new VenueEvent.Answered(
                                    id, orders.stream().map(_ -> notSent(words)).toList());
                    case VenueRequest.Write write ->
                            new VenueEvent.Answered(write.id(), List.of(notSent(words)));
                });
    }

    private static WriteOutcome notSent(String words) {
        return new WriteOutcome.Refused(Refusal.NOT_SENT, words);
    }
}
