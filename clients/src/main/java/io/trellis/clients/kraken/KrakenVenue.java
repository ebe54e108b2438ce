package io.trellis.clients.kraken;

import io.trellis.clients.kraken.auth.KeyRightsCheck;
import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.rest.KeyRights;
import io.trellis.clients.kraken.rest.KrakenRest;
import io.trellis.clients.kraken.rest.RestSettings;
import io.trellis.clients.kraken.stream.AccountStream;
import io.trellis.clients.kraken.stream.ConnectionBudget;
import io.trellis.clients.kraken.stream.ListedMarkets;
import io.trellis.clients.kraken.stream.StreamHost;
import io.trellis.clients.kraken.stream.StreamSettings;
import io.trellis.core.InvalidInputException;
import io.trellis.core.venue.MarketFeed;
import io.trellis.core.venue.Permit;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.Venue;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
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

    private final KrakenAccess access;
    private final Predicate<String> alreadyBooked;
    private final VenueListener listener;
    private final EngineCounters counters;
    private final KrakenRest rest;
    private final VenueReads reads;
    private final MaintenanceWatch maintenances;
    private final StreamHost host;
    private final PublicMarkets markets;
    private Optional<AccountStream> account = Optional.empty();
    private boolean closed;

    /** Whether the key was found to be one for trading, before which nothing is done with it. */
    private boolean admitted;

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
        this.maintenances = new MaintenanceWatch(access.loop(), rest, listener);
        this.host =
                new StreamHost(
                        access.loop(),
                        access.webSockets(),
                        ConnectionBudget.standard(),
                        new SplittableRandom(access.seed()),
                        StreamSettings.standard());
        this.markets =
                new PublicMarkets(
                        host,
                        access.hosts().publicStream(),
                        rest,
                        listener,
                        this::connect,
                        this::tryAgain);
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
            LoopCalls.when(
                    access.loop(),
                    rest.keyRights(),
                    this::admit,
                    failure -> tryAgain(failure, this::readRights));
        }
    }

    private void admit(KeyRights rights) {
        try {
            KeyRightsCheck.of(rights.permissions()).requireTrading();
        } catch (InvalidInputException unfit) {
            listener.happened(new VenueEvent.AccountRefused(Sentences.of(unfit)));
            return;
        }
        admitted = true;
        markets.open();
    }

    /** Ends the connections for good; what is under way is told as unknown. */
    public void close() {
        access.loop()
                .execute(() -> {
                    closed = true;
                    markets.close();
                    maintenances.close();
                    account.ifPresent(AccountStream::close);
                });
    }

    /** Unless private calls have stopped for good. */
    private void tryAgain(Throwable failure, Runnable again) {
        String sentence = Sentences.of(failure);
        if (rest.stopped().isPresent()) {
            listener.happened(new VenueEvent.AccountRefused(sentence));
            return;
        }
        if (account.isEmpty()) {
            listener.happened(new VenueEvent.AccountLost(sentence));
        }
        access.loop().after(BEFORE_NEXT_TRY, again);
    }

    private void connect(ListedMarkets listed) {
        var stream =
                new AccountStream(
                        host,
                        access.hosts().accountStream(),
                        listed,
                        counters,
                        rest::webSocketsToken,
                        alreadyBooked,
                        listener);
        account = Optional.of(stream);
        stream.open();
        maintenances.begin();
    }

    @Override
    public void follow(String symbol) {
        markets.follow(symbol);
    }

    @Override
    public void leave(String symbol) {
        markets.leave(symbol);
    }

    /** On the loop: at once, and not behind the frames that wait there. */
    @Override
    public void carryOut(Permit permit) {
        VenueRequest.Write write = permit.use();
        if (account.isPresent()) {
            carryOut(write, account.get());
        } else if (admitted) {
            withoutStream(write);
        } else {
            refuseSoon(write);
        }
    }

    @Override
    public void read(VenueRequest.Read request) {
        access.loop()
                .execute(() ->
                        markets.table()
                                .ifPresentOrElse(
                                        table -> read(request, table), () -> refuse(request)));
    }

    private void carryOut(VenueRequest.Write request, AccountStream stream) {
        if (stream.isLive()) {
            stream.carryOut(request);
            return;
        }
        if (request instanceof VenueRequest.Cancel cancel) {
            stream.cancelAsked(cancel.order());
        }
        withoutStream(request);
    }

    private void withoutStream(VenueRequest.Write request) {
        switch (request) {
            case VenueRequest.Cancel cancel -> overRest(cancel);
            case VenueRequest.CancelAll all -> overRest(all);
            case VenueRequest.CancelAllAfter timer -> overRest(timer);
            case VenueRequest.Place _, VenueRequest.PlaceBatch _, VenueRequest.Amend _ ->
                    refuseSoon(request);
        }
    }

    private void refuseSoon(VenueRequest.Write write) {
        access.loop().execute(() -> refuse(write));
    }

    private void read(VenueRequest.Read read, MarketTable table) {
        LoopCalls.when(
                access.loop(),
                reads.answer(read, table),
                answer -> told(read, answer),
                KrakenVenue::impossible);
    }

    private void told(VenueRequest.Read read, VenueAnswer answer) {
        boolean passesOver =
                switch (answer) {
                    case VenueAnswer.Orders orders -> !orders.passedOver().isEmpty();
                    case VenueAnswer.Fills fills -> !fills.passedOver().isEmpty();
                    case VenueAnswer.Balances _,
                            VenueAnswer.Ledger _,
                            VenueAnswer.Time _,
                            VenueAnswer.Fees _,
                            VenueAnswer.Failed _ ->
                            false;
                };
        if (passesOver) {
            markets.missesSome();
        }
        if (answer instanceof VenueAnswer.Time(Instant time)) {
            Duration ahead = Duration.between(access.loop().now(), time);
            account.ifPresent(stream -> stream.know(ahead));
        }
        listener.happened(new VenueEvent.Told(read.id(), answer));
    }

    private void overRest(VenueRequest.Write write) {
        LoopCalls.when(
                access.loop(),
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
