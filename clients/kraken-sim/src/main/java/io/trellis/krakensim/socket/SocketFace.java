package io.trellis.krakensim.socket;

import io.trellis.krakensim.access.Tokens;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.DeskListener;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.desk.ReportKind;
import io.trellis.krakensim.engine.Level;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.LedgerRow;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.tape.Trade;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Holds the connections, tells their subscribers what happens, and hands on what they ask. */
public final class SocketFace implements DeskListener {

    /** Connections get numbers beyond 63 bits, as real ones do. */
    private static final BigInteger FIRST_CONNECTION = new BigInteger("12393906104898154338");

    private final Hall hall;
    private final ReportJson reports;
    private final Requests requests;
    private final List<SocketSession> sessions = new ArrayList<>();
    private final OneOffs oneOffs = new OneOffs();
    private final ArrayDeque<Late> late = new ArrayDeque<>();
    private final Set<String> tradedSince = new HashSet<>();
    private long connections;

    /** The face of a hall. */
    public SocketFace(Hall hall, Desk desk, Changes changes, Tokens tokens) {
        this.hall = hall;
        this.reports = new ReportJson(hall);
        this.requests = new Requests(hall, desk, changes, tokens, this);
    }

    /** The names of all channels, those that nobody subscribes to included. */
    public static List<String> channels() {
        return List.of(
                "status",
                "heartbeat",
                "ticker",
                "book",
                "trade",
                "ohlc",
                "instrument",
                "executions",
                "balances");
    }

    /** The names of all methods. */
    public static List<String> methods() {
        var all = new ArrayList<>(List.of("ping", "subscribe", "unsubscribe"));
        all.addAll(Requests.TRADING);
        return List.copyOf(all);
    }

    /** Entries of a ledger that are told later. */
    private record Late(long dueNanos, int account, List<LedgerRow> rows) {}

    // Connections.

    /** A new connection; the status frame is sent. */
    public SocketSession connect(long nowNanos, boolean account, Consumer<String> out) {
        String id = FIRST_CONNECTION.add(BigInteger.valueOf(connections++)).toString();
        var session =
                new SocketSession(
                        this, account, id, hall.rules().messagesPerSecond(), nowNanos, out);
        sessions.add(session);
        status(nowNanos, session);
        return session;
    }

    private void status(long nowNanos, SocketSession session) {
        boolean nameless = hall.mode() == SystemMode.MAINTENANCE;
        String id = nameless ? "" : session.connectionId();
        session.send(nowNanos, MarketFrames.status(hall, id, nowNanos));
    }

    void ended(SocketSession session) {
        sessions.remove(session);
    }

    void received(long nowNanos, SocketSession session, String text) {
        requests.handle(nowNanos, session, text);
    }

    /** A frame that is no JSON goes to all, and then they are ended. */
    public void restartProxy(long nowNanos) {
        for (SocketSession session : List.copyOf(sessions)) {
            session.send(nowNanos, "CloudFlare WebSocket proxy restarting");
            session.close();
        }
    }

    // What goes wrong.

    /** The next frames of a channel are lost. */
    public void drop(String channel, int frames) {
        oneOffs.add("drop " + channel, frames);
    }

    /** Nothing of what was to go wrong does so any more. */
    public void heal() {
        oneOffs.clear();
    }

    /** The next frames of a channel come twice. */
    public void duplicate(String channel, int frames) {
        oneOffs.add("duplicate " + channel, frames);
    }

    /** The next checksums of a market are wrong. */
    public void corrupt(String symbol, int frames) {
        oneOffs.add("corrupt " + symbol, frames);
    }

    /** The next subscriptions to a channel deliver nothing. */
    public void silence(String channel, int subscriptions) {
        oneOffs.add("silence " + channel, subscriptions);
    }

    boolean silences(String channel) {
        return oneOffs.use("silence " + channel) || hall.rules().has(Quirk.SILENT_SUBSCRIPTIONS);
    }

    /** Sends a frame of a channel, unless it is lost. */
    void send(long nowNanos, SocketSession session, Subscription to, String text) {
        if (to.silent() || oneOffs.use("drop " + to.channel())) {
            return;
        }
        session.send(nowNanos, text);
        if (oneOffs.use("duplicate " + to.channel())) {
            session.send(nowNanos, text);
        }
    }

    // Time.

    /** Does what is due. */
    public void advance(long nowNanos) {
        while (!late.isEmpty() && late.getFirst().dueNanos() <= nowNanos) {
            Late due = late.removeFirst();
            entries(nowNanos, due.account(), due.rows());
        }
        for (SocketSession session : List.copyOf(sessions)) {
            session.advance(nowNanos);
        }
    }

    /** When there is something to do next; {@link Long#MAX_VALUE} for never. */
    public long nextNanos() {
        long next = late.isEmpty() ? Long.MAX_VALUE : late.getFirst().dueNanos();
        for (SocketSession session : sessions) {
            next = Math.min(next, session.nextNanos());
        }
        return next;
    }

    // What happens.

    @Override
    public void reported(long nowNanos, ReportKind kind, Order order) {
        for (SocketSession session : List.copyOf(sessions)) {
            for (Subscription to : session.subscriptions()) {
                boolean wanted =
                        to.options().allStatuses()
                                || (kind != ReportKind.PENDING_NEW && kind != ReportKind.AMENDED);
                if (to.ofAccount("executions", order.account()) && wanted) {
                    send(nowNanos, session, to, report(nowNanos, to, kind, order));
                }
            }
        }
    }

    private String report(long nowNanos, Subscription to, ReportKind kind, Order order) {
        var json =
                new JsonText()
                        .open()
                        .put("channel", "executions")
                        .put("type", "update")
                        .openArray("data")
                        .open();
        reports.add(json, nowNanos, kind, order);
        if (to.options().rateCounter()) {
            String name =
                    hall.rules().has(Quirk.RATE_COUNTER_RENAMED) ? "rate_counter" : "ratecount";
            double value = hall.account(order.account()).counter(order.symbol()).value(nowNanos);
            json.put(name, Math.round(value));
        }
        return json.close().closeArray().put("sequence", to.nextSequence()).close().toString();
    }

    @Override
    public void filled(long nowNanos, Order order) {
        reported(nowNanos, ReportKind.TRADE, order);
    }

    @Override
    public void posted(long nowNanos, int account, List<LedgerRow> rows) {
        long lag = hall.rules().balanceLag().toNanos();
        if (lag == 0 && late.isEmpty()) {
            entries(nowNanos, account, rows);
        } else {
            long last = late.isEmpty() ? 0 : late.getLast().dueNanos();
            late.addLast(new Late(Math.max(last, nowNanos + lag), account, rows));
        }
    }

    private void entries(long nowNanos, int account, List<LedgerRow> rows) {
        boolean together = hall.rules().has(Quirk.BALANCES_IN_ONE_FRAME);
        for (SocketSession session : List.copyOf(sessions)) {
            for (Subscription to : session.subscriptions()) {
                if (to.ofAccount("balances", account)) {
                    if (together) {
                        send(nowNanos, session, to, entries(to, rows));
                    } else {
                        rows.forEach(row -> send(nowNanos, session, to, entries(to, List.of(row))));
                    }
                }
            }
        }
    }

    private static String entries(Subscription to, List<LedgerRow> rows) {
        var json =
                new JsonText()
                        .open()
                        .put("channel", "balances")
                        .put("type", "update")
                        .openArray("data");
        rows.forEach(row -> ReportJson.entry(json, row));
        return json.closeArray().put("sequence", to.nextSequence()).close().toString();
    }

    @Override
    public void traded(long nowNanos, Market market, Trade trade) {
        tradedSince.add(market.symbol());
        for (SocketSession session : List.copyOf(sessions)) {
            for (Subscription to : session.subscriptions()) {
                if (to.is("trade", market.symbol())) {
                    send(nowNanos, session, to, MarketFrames.trades(market, List.of(trade), false));
                } else if (to.is("ohlc", market.symbol())) {
                    candle(nowNanos, session, to, market);
                }
            }
        }
    }

    private void candle(long nowNanos, SocketSession session, Subscription to, Market market) {
        market.tape()
                .candles(to.number())
                .last()
                .map(last ->
                        MarketFrames.candles(market, to.number(), List.of(last), false, nowNanos))
                .ifPresent(text -> send(nowNanos, session, to, text));
    }

    @Override
    public void bookChanged(long nowNanos, Market market) {
        boolean traded = tradedSince.remove(market.symbol());
        for (SocketSession session : List.copyOf(sessions)) {
            for (Subscription to : session.subscriptions()) {
                if (to.is("book", market.symbol())) {
                    book(nowNanos, session, to, market, false);
                } else if (to.is("ticker", market.symbol())) {
                    ticker(nowNanos, session, to, market, traded);
                }
            }
        }
    }

    private void ticker(
            long nowNanos, SocketSession session, Subscription to, Market market, boolean traded) {
        Market.BestPrices best = market.best().orElse(new Market.BestPrices(nowNanos, 0, 0));
        boolean moved = to.moved(best.bid(), best.ask());
        if (traded || (moved && to.trigger().equals("bbo"))) {
            send(nowNanos, session, to, MarketFrames.ticker(market, false, nowNanos));
        }
    }

    /** Sends what a subscriber has to know of a book: all of it, or what changed. */
    void book(
            long nowNanos,
            SocketSession session,
            Subscription to,
            Market market,
            boolean snapshot) {
        BookWindow.Change change = to.window().take(market.book());
        if (change.isEmpty() && !snapshot) {
            return;
        }
        boolean repeats = hall.rules().has(Quirk.BOOK_REPEATS_PRICES) && !snapshot;
        List<Level> bids = repeats ? repeated(change.bids()) : change.bids();
        List<Level> asks = repeats ? repeated(change.asks()) : change.asks();
        long checksum = Checksum.of(to.window().asks(), to.window().bids());
        boolean wrong =
                hall.rules().has(Quirk.WRONG_CHECKSUMS)
                        || oneOffs.use("corrupt " + market.symbol());
        send(
                nowNanos,
                session,
                to,
                MarketFrames.book(
                        market, bids, asks, snapshot, wrong ? checksum ^ 1 : checksum, nowNanos));
    }

    private static List<Level> repeated(List<Level> levels) {
        List<Level> twice = new ArrayList<>();
        for (Level level : levels) {
            twice.add(new Level(level.price(), level.lots() + 1));
            twice.add(level);
        }
        return twice;
    }

    @Override
    public void modeChanged(long nowNanos) {
        List.copyOf(sessions).forEach(session -> status(nowNanos, session));
    }

    @Override
    public void marketChanged(long nowNanos, Market market) {
        for (SocketSession session : List.copyOf(sessions)) {
            for (Subscription to : session.subscriptions()) {
                if (to.channel().equals("instrument")) {
                    send(
                            nowNanos,
                            session,
                            to,
                            MarketFrames.instruments(List.of(), List.of(market), false));
                }
            }
        }
    }

    ReportJson reports() {
        return reports;
    }
}
