package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.limits.EngineCounters;
import io.trellis.clients.kraken.wire.KrakenError;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueListener;
import io.trellis.core.venue.VenueRequest;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * An account and its orders over Kraken's WebSocket. It is live from its snapshots on and as long
 * as nothing is missing: what is numbered follows without a gap, balances add up, and every report
 * can be understood. Else it is told as lost and taken anew. Requests that change something are
 * sent once, and never again by themselves.
 */
public final class AccountStream {

    /** How long an order that has ended may wait for its last fills. */
    private static final Duration FILLS_WITHIN = Duration.ofSeconds(5);

    /** So many gaps in that time are no accident of the data: another connection is tried. */
    private static final int MOST_GAPS = 3;

    private static final long GAP_WINDOW = Duration.ofMinutes(1).toNanos();

    private final StreamHost host;
    private final Supplier<CompletableFuture<String>> tokens;
    private final VenueListener listener;
    private final KeptConnection connection;
    private final Subscriptions subscriptions;
    private final FrameReader reader = new FrameReader();
    private final AccountOrders orders;
    private final AccountTotals totals;
    private final Writes writes;
    private final EngineCounters counters;

    private long requests;
    private Optional<String> token = Optional.empty();

    private final Numbered executions = new Numbered();
    private final Numbered balances = new Numbered();
    private Optional<AccountOrders.Snapshot> snapshot = Optional.empty();
    private boolean live;

    /** What happened since the one snapshot, while the other is awaited. */
    private final Deque<VenueEvent> early = new ArrayDeque<>();

    private final Deadline missingFills;
    private final Deque<Long> gaps = new ArrayDeque<>();

    private long frames;
    private long unreadable;
    private long unknown;
    private long strangers;
    private long gapCount;

    /**
     * A stream that is not connected yet.
     *
     * @param url {@code wss://ws-auth.kraken.com/v2}
     * @param tokens gives a fresh one for every connection, completed on the loop
     * @param alreadyBooked whether a fill was booked before, by its execution id
     */
    public AccountStream(
            StreamHost host,
            URI url,
            ListedMarkets markets,
            EngineCounters counters,
            Supplier<CompletableFuture<String>> tokens,
            Predicate<String> alreadyBooked,
            VenueListener listener) {
        this.host = host;
        this.tokens = tokens;
        this.listener = listener;
        this.connection = new KeptConnection(host, url, this::nextRequest, new Connected());
        this.subscriptions = new Subscriptions(host, this::nextRequest, new Subscribed());
        this.orders = new AccountOrders(markets, alreadyBooked, this::happened);
        this.totals = new AccountTotals(this::happened);
        this.counters = counters;
        this.writes = new Writes(host, this::nextRequest, markets, counters, orders, new Writing());
        this.missingFills = new Deadline(host.loop());
        subscriptions.want(Topic.executions());
        subscriptions.want(Topic.balances());
    }

    private long nextRequest() {
        return ++requests;
    }

    /** Connects, and stays connected. */
    public void open() {
        host.loop().execute(connection::start);
    }

    /** Ends the connection for good; what is under way on it is told as unknown. */
    public void close() {
        host.loop()
                .execute(() -> {
                    connection.stop();
                    lost("it was closed");
                });
    }

    /** Whether all of the account is known and heard, as of this moment. */
    public boolean isLive() {
        return live;
    }

    /**
     * Has a request carried out, on the loop; its outcome is told as {@link VenueEvent.Answered},
     * never within this call.
     */
    public void carryOut(VenueRequest.Write write) {
        writes.carryOut(write);
    }

    /**
     * Takes by how much the venue's clock is ahead of this machine's: deadlines are the venue's.
     */
    public void know(Duration venueAhead) {
        writes.know(venueAhead);
    }

    /** A cancel of an order was asked for in another way than here. */
    public void cancelAsked(ClientOrderId order) {
        host.loop().execute(() -> orders.cancelAsked(order));
    }

    /** What it has met. */
    public StreamCounts counts() {
        return new StreamCounts(
                frames,
                unreadable,
                unknown + reader.unknownFields(),
                strangers,
                0,
                orders.duplicates() + executions.duplicates() + balances.duplicates(),
                gapCount,
                connection.reconnections());
    }

    private void tell(VenueEvent event) {
        listener.happened(event);
    }

    /** Something of the account; it is told behind the snapshot that it belongs to. */
    private void happened(VenueEvent event) {
        if (live) {
            tell(event);
        } else {
            early.addLast(event);
        }
    }

    private void text(String frame) {
        frames++;
        String text = withoutToken(frame);
        try {
            frame(reader.read(text), text);
        } catch (GapException gap) {
            gap(gap.words());
        }
    }

    /** What is read may be told and kept, so that a token which is repeated to us is not in it. */
    private String withoutToken(String frame) {
        return token.filter(frame::contains)
                .map(secret -> frame.replace(secret, "hidden"))
                .orElse(frame);
    }

    private void frame(Frame frame, String text) {
        switch (frame) {
            case Frame.Heartbeat _ -> {}
            case Frame.Status(TradingMode mode) -> {
                writes.know(mode);
                connection.maintenance(mode == TradingMode.MAINTENANCE);
            }
            case Frame.Pong _ -> connection.pong();
            case Frame.Answer answer -> answer(answer);
            case Frame.Executions reports -> executions(reports);
            case Frame.Totals all -> totals(all);
            case Frame.Entries entries -> entries(entries);
            case Frame.Trades _, Frame.Tickers _, Frame.Candles _, Frame.Pairs _, Frame.Other _ ->
                    unknown++;
            case Frame.Unreadable(String words) -> unreadable(text, words);
        }
    }

    /** Plain text is what a proxy says; a broken frame may have told anything. */
    private void unreadable(String text, String words) {
        unreadable++;
        if (text.stripLeading().startsWith("{")) {
            throw new GapException("a frame cannot be read: " + words);
        }
    }

    private void answer(Frame.Answer answer) {
        if (!subscriptions.answered(answer) && !writes.answered(answer)) {
            strangers++;
        }
        if (KrakenError.of(answer.error()).kind() == KrakenError.Kind.SESSION) {
            connection.drop("Kraken does not know its token any more");
        }
    }

    private void executions(Frame.Executions reports) {
        if (reports.snapshot()) {
            subscriptions.told(Topic.executions());
            snapshot = Optional.of(orders.snapshot(reports.rows()));
            executions.begin(reports.sequence());
            liveIfWhole();
        } else if (executions.isNext(reports.sequence(), "a report of an order")) {
            reports.rows().forEach(this::execution);
            watchEnds();
        }
    }

    private void execution(ExecutionRow row) {
        orders.update(row);
        row.rateCount().ifPresent(points -> rate(row, points));
    }

    private void rate(ExecutionRow row, BigDecimal points) {
        row.symbol()
                .or(() -> orders.symbol(row.orderId()))
                .ifPresent(symbol -> writes.toldCounter(symbol, points));
    }

    /** An order may have ended before its fills were told, but not for long. */
    private void watchEnds() {
        if (!orders.hasEndsThatWait()) {
            missingFills.cancel();
        } else if (!missingFills.isSet()) {
            missingFills.in(
                    FILLS_WITHIN, () -> gap("an order ended with fills that were not told"));
        }
    }

    private void totals(Frame.Totals all) {
        subscriptions.told(Topic.balances());
        totals.snapshot(all.totals());
        balances.begin(all.sequence());
        liveIfWhole();
    }

    private void entries(Frame.Entries entries) {
        if (!balances.isNext(entries.sequence(), "a change of a balance")) {
            return;
        }
        for (EntryRow row : entries.rows()) {
            if (row.spendable()) {
                totals.update(row.entry(), row.unit());
            } else {
                strangers++;
            }
        }
    }

    private void liveIfWhole() {
        if (!live && snapshot.isPresent() && balances.hasBegun()) {
            AccountOrders.Snapshot orderSnapshot = snapshot.get();
            live = true;
            tell(
                    new VenueEvent.AccountLive(
                            orderSnapshot.open(), orderSnapshot.recent(), totals.all()));
            while (!early.isEmpty()) {
                tell(early.removeFirst());
            }
        }
    }

    /** Something is missing: nothing of the account is known until it is taken anew. */
    private void gap(String words) {
        gapCount++;
        long now = host.loop().nanoTime();
        gaps.addLast(now);
        while (now - gaps.getFirst() > GAP_WINDOW) {
            gaps.removeFirst();
        }
        if (gaps.size() >= MOST_GAPS) {
            gaps.clear();
            connection.drop(words);
            return;
        }
        if (forget()) {
            tell(lostAccount(words));
        }
        subscriptions.again(Topic.executions());
        subscriptions.again(Topic.balances());
    }

    /** Gives whether it was live. */
    private boolean forget() {
        boolean wasLive = live;
        live = false;
        missingFills.cancel();
        executions.end();
        balances.end();
        snapshot = Optional.empty();
        early.clear();
        return wasLive;
    }

    private static VenueEvent lostAccount(String words) {
        return new VenueEvent.AccountLost("Kraken account: " + words + ".");
    }

    private void lost(String words) {
        token = Optional.empty();
        subscriptions.lost();
        forget();
        tell(lostAccount(words));
        writes.lost(words);
    }

    private final class Connected implements KeptConnection.Owner {

        @Override
        public CompletableFuture<String> prepare() {
            return tokens.get();
        }

        @Override
        public void opened(String prepared) {
            token = Optional.of(prepared);
            subscriptions.opened();
        }

        @Override
        public void text(String frame) {
            AccountStream.this.text(frame);
        }

        @Override
        public void suspect(String words) {
            tell(new VenueEvent.MarketSuspect("Kraken account: " + words + "."));
        }

        @Override
        public void lost(String words) {
            AccountStream.this.lost(words);
        }
    }

    private final class Subscribed implements Subscriptions.Owner {

        @Override
        public void credentials(RequestText request) {
            token.ifPresent(text -> request.text("token", text));
        }

        @Override
        public boolean send(String text) {
            return connection.send(text);
        }

        @Override
        public void granted(Topic topic, Frame.Answer answer) {
            answer.threshold().ifPresent(counters::toldThreshold);
        }

        @Override
        public void refused(Topic topic, String error) {
            String words = "Kraken refuses " + topic + ": " + error;
            switch (KrakenError.of(error).kind()) {
                // A person must act; another attempt only does harm.
                case AUTH, NONCE -> {
                    connection.stop();
                    AccountStream.this.lost(words);
                    tell(new VenueEvent.AccountRefused("Kraken account: " + words + "."));
                }
                case SESSION -> {}
                case RETRY, SLOW, REJECT, CHECK, MODE -> connection.drop(words);
            }
        }

        @Override
        public void hopeless(String words) {
            connection.drop(words);
        }
    }

    private final class Writing implements Writes.Owner {

        @Override
        public Optional<String> token() {
            return token;
        }

        @Override
        public boolean send(String text) {
            return connection.send(text);
        }

        @Override
        public void answered(VenueEvent.Answered answered) {
            tell(answered);
        }
    }
}
