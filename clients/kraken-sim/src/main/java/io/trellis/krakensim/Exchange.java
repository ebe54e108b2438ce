package io.trellis.krakensim;

import io.trellis.core.market.Side;
import io.trellis.krakensim.access.Keys;
import io.trellis.krakensim.access.Tokens;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Draft;
import io.trellis.krakensim.desk.Floor;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Outcome;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.rest.RestFace;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.socket.SocketFace;
import io.trellis.krakensim.socket.SocketSession;
import io.trellis.krakensim.truth.Truth;
import io.trellis.krakensim.truth.TruthView;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The exchange. It does nothing by itself: whoever has it hands it requests, frames, moves of the
 * market and the time, which is in nanoseconds since the epoch and only rises. It is for one
 * thread, and throws at nothing that a client sends; frames must not be answered from within the
 * consumer that is handed them.
 */
public final class Exchange {

    private static final String KEY_BEGINNING = "LOCALKRAKEN";
    private static final int SECRET_BYTES = 64;
    private static final long TEN_MINUTES_NANOS = 600_000_000_000L;

    private final Hall hall;
    private final Desk desk;
    private final Floor floor;
    private final Keys keys = new Keys();
    private final Tokens tokens = new Tokens();
    private final RestFace rest;
    private final SocketFace sockets;
    private final Truth truth;
    private final ArrayDeque<Long> connections = new ArrayDeque<>();

    /** An exchange that goes by these rules, with no markets and no accounts. */
    public Exchange(Rules rules) {
        hall = new Hall(rules);
        desk = new Desk(hall);
        floor = new Floor(hall, desk);
        var changes = new Changes(hall, desk);
        rest = new RestFace(hall, desk, changes, keys, tokens);
        sockets = new SocketFace(hall, desk, changes, tokens);
        hall.listen(sockets);
        truth = new TruthView(hall, keys);
    }

    /** The rules it goes by. */
    public Rules rules() {
        return hall.rules();
    }

    /** Other rules from now on. */
    public void rules(long nowNanos, Rules changed) {
        begin(nowNanos);
        hall.rules(changed);
    }

    // The faces of the exchange.

    /** Answers a call. */
    public HttpAnswer http(long nowNanos, HttpRequest request) {
        begin(nowNanos);
        Optional<String> text =
                rest.answer(
                        nowNanos,
                        request.path(),
                        request.query(),
                        request.headers(),
                        request.body());
        desk.settleBooks();
        return text.map(json -> answer(200, "application/json; charset=utf-8", json))
                .orElseGet(() -> answer(404, "text/html", "<html>404 Not Found</html>"));
    }

    private static HttpAnswer answer(int status, String type, String text) {
        return new HttpAnswer(status, type, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Counts an attempt to connect.
     *
     * @return whether it may; else it is answered with HTTP 429
     */
    public boolean admits(long nowNanos) {
        int most = hall.rules().connectionsPerTenMinutes();
        while (!connections.isEmpty() && connections.getFirst() <= nowNanos - TEN_MINUTES_NANOS) {
            connections.removeFirst();
        }
        if (most > 0 && connections.size() >= most) {
            return false;
        }
        connections.addLast(nowNanos);
        return true;
    }

    /**
     * Opens a connection; the status frame comes at once.
     *
     * @param out is handed every frame, within the calls of this class
     */
    public Session connect(long nowNanos, Face face, Consumer<String> out) {
        begin(nowNanos);
        SocketSession session = sockets.connect(nowNanos, face == Face.ACCOUNT, out);
        return new Session() {
            @Override
            public void receive(long atNanos, String text) {
                begin(atNanos);
                session.receive(atNanos, text);
                desk.settleBooks();
            }

            @Override
            public void closed(long atNanos) {
                session.close();
            }

            @Override
            public boolean isOpen() {
                return session.isOpen();
            }
        };
    }

    /** Does what is due: heartbeats, idle ends, orders that expire, the dead-man's switch. */
    public void advance(long nowNanos) {
        begin(nowNanos);
        sockets.advance(nowNanos);
    }

    private void begin(long nowNanos) {
        desk.at(nowNanos);
        floor.advance();
        desk.settleBooks();
    }

    /** When there is something to do next; {@link Long#MAX_VALUE} for never. */
    public long nextWakeNanos() {
        return Math.min(floor.nextNanos(), sockets.nextNanos());
    }

    // The market of the others.

    /**
     * The price moves there, through every price on the way. Whatever rests on the way, the last
     * price included, is filled whole. Where orders do not meet, it waits until they do.
     *
     * @throws IllegalArgumentException if there is no such market, or the price is not above 0
     * @throws ArithmeticException if the price has more decimals than the market
     */
    public void sweep(long nowNanos, String symbol, BigDecimal price) {
        begin(nowNanos);
        floor.sweep(symbol, price);
        desk.settleBooks();
    }

    /**
     * A trade of others, of that size: it meets the orders that rest at its price or better by
     * price and time, and what they leave trades among others. Where orders do not meet, nothing
     * comes of it.
     *
     * @throws IllegalArgumentException if there is no such market, or the price or the quantity is
     *     not above 0
     * @throws ArithmeticException if price or quantity have more decimals than the market
     */
    public void print(
            long nowNanos, String symbol, Side takerSide, BigDecimal price, BigDecimal quantity) {
        begin(nowNanos);
        floor.print(symbol, takerSide, price, quantity);
        desk.settleBooks();
    }

    // What the exchange's own people do.

    /**
     * Opens a market at a price.
     *
     * @throws IllegalArgumentException if it is open already
     */
    public void list(long nowNanos, MarketRules market, BigDecimal price) {
        begin(nowNanos);
        floor.list(market, price);
        desk.settleBooks();
    }

    /**
     * Changes the terms of a market; its symbol tells which. Its decimals stay.
     *
     * @throws IllegalArgumentException if there is no such market, or its decimals are others
     */
    public void revise(long nowNanos, MarketRules market) {
        begin(nowNanos);
        floor.revise(market);
        desk.settleBooks();
    }

    /**
     * Opens an account.
     *
     * @param balances by names of WebSocket v2, of assets of markets that are listed
     * @param volume30Usd what it traded in the 30 days before
     * @return its number
     */
    public int openAccount(
            long nowNanos, Map<String, BigDecimal> balances, Tier tier, BigDecimal volume30Usd) {
        begin(nowNanos);
        return floor.open(balances, tier, volume30Usd).number();
    }

    /**
     * Issues a key.
     *
     * @param nonceWindow by how much a nonce may be below the highest one seen
     */
    public IssuedKey issueKey(int account, Set<Permission> permissions, long nonceWindow) {
        String publicPart = KEY_BEGINNING + hall.ids().letters(45).replaceAll("[+/]", "0");
        byte[] secret = hall.ids().letters(SECRET_BYTES).getBytes(StandardCharsets.US_ASCII);
        Tier tier = hall.account(account).tier();
        keys.add(publicPart, secret, account, permissions, nonceWindow, tier);
        return new IssuedKey(publicPart, Base64.getEncoder().encodeToString(secret));
    }

    /**
     * Takes a key in that was issued before, as after a new start.
     *
     * @throws IllegalArgumentException if it is not one of a local Kraken
     */
    public void admitKey(
            int account, IssuedKey key, Set<Permission> permissions, long nonceWindow) {
        if (!key.publicPart().startsWith(KEY_BEGINNING)) {
            throw new IllegalArgumentException(
                    "a key of a local Kraken begins with " + KEY_BEGINNING + ", this one does not");
        }
        byte[] secret = Base64.getDecoder().decode(key.privatePart());
        Tier tier = hall.account(account).tier();
        keys.add(key.publicPart(), secret, account, permissions, nonceWindow, tier);
    }

    /** Takes a key back: its calls are refused. */
    public void revokeKey(String publicPart) {
        keys.remove(publicPart);
    }

    /** Changes what the engine does. */
    public void mode(long nowNanos, SystemMode mode) {
        begin(nowNanos);
        floor.mode(mode);
        desk.settleBooks();
    }

    /** Changes what may be done in a market. */
    public void pairStatus(long nowNanos, String symbol, PairStatus status) {
        begin(nowNanos);
        floor.status(symbol, status);
        desk.settleBooks();
    }

    /** Announces a maintenance; the mode does not follow from it. */
    public void announce(MaintenanceWindow window) {
        hall.windows().add(window);
    }

    /** Announces an incident. */
    public void emergency(MaintenanceWindow incident) {
        hall.incidents().add(incident);
    }

    /** All incidents are resolved. */
    public void resolveEmergencies() {
        hall.incidents().clear();
    }

    /** Money comes in. */
    public void deposit(long nowNanos, int account, String asset, BigDecimal amount) {
        begin(nowNanos);
        floor.transfer(hall.account(account), asset, amount);
    }

    /** Money goes out. */
    public void withdraw(long nowNanos, int account, String asset, BigDecimal amount) {
        begin(nowNanos);
        floor.transfer(hall.account(account), asset, amount.negate());
    }

    /**
     * A person places an order.
     *
     * @return its id, or the error
     */
    public String humanOrder(long nowNanos, int account, OrderEntry entry) {
        begin(nowNanos);
        Draft draft =
                new Draft(
                        entry.limitPrice().isPresent() ? "limit" : "market",
                        entry.side().name().toLowerCase(Locale.ROOT),
                        entry.quantity().toPlainString(),
                        entry.limitPrice().map(BigDecimal::toPlainString),
                        "GTC",
                        OptionalLong.empty(),
                        entry.postOnly(),
                        Optional.empty(),
                        Optional.empty(),
                        "cancel_newest",
                        "quote",
                        Optional.empty());
        Account owner = hall.account(account);
        Outcome outcome = desk.placeByHand(owner, hall.own(entry.symbol()), draft);
        desk.settleBooks();
        return switch (outcome) {
            case Outcome.Accepted(var order) -> order.id();
            case Outcome.Refused(String error) -> error;
            case Outcome.Valid(OrderTerms _) -> "";
        };
    }

    /** A person, or the venue itself, cancels an order; false if it is not open. */
    public boolean foreignCancel(long nowNanos, String orderId, String reason) {
        begin(nowNanos);
        for (Account account : hall.accounts()) {
            var order = account.openOrder(orderId);
            if (order.isPresent()) {
                desk.end(order.get(), OrderStatus.CANCELED, Optional.of(reason));
                desk.settleBooks();
                return true;
            }
        }
        return false;
    }

    // What goes wrong at the exchange itself; see also the quirks of the rules.

    /** The next frames of the channel are lost; their sequence numbers are used up. */
    public void dropFrames(String channel, int frames) {
        sockets.drop(channel, frames);
    }

    /** The next frames of the channel come twice. */
    public void duplicateFrames(String channel, int frames) {
        sockets.duplicate(channel, frames);
    }

    /** The next checksums of a market's book are wrong. */
    public void corruptChecksums(String symbol, int frames) {
        sockets.corrupt(symbol, frames);
    }

    /** The next subscriptions to the channel are acknowledged and deliver nothing. */
    public void silenceSubscriptions(String channel, int subscriptions) {
        sockets.silence(channel, subscriptions);
    }

    /** No token is good any more but those in use. */
    public void expireTokens() {
        tokens.expireAll();
    }

    /** Private calls are throttled up to a time. */
    public void throttle(long untilNanos) {
        rest.throttle(untilNanos);
    }

    /** What was to go wrong at the exchange itself does so no more; the rules stay as they are. */
    public void heal() {
        sockets.heal();
        rest.throttle(0);
    }

    /** A frame that is no JSON goes to every connection, which then is ended. */
    public void restartProxy(long nowNanos) {
        begin(nowNanos);
        sockets.restartProxy(nowNanos);
    }

    // What happened.

    /** What happened, read from the exchange itself. */
    public Truth truth() {
        return truth;
    }
}
