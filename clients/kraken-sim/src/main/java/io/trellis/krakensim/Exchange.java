package io.trellis.krakensim;

import io.trellis.core.market.Side;
import io.trellis.krakensim.rules.MaintenanceWindow;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.PairStatus;
import io.trellis.krakensim.rules.Permission;
import io.trellis.krakensim.rules.Rules;
import io.trellis.krakensim.rules.SystemMode;
import io.trellis.krakensim.rules.Tier;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The exchange. It does nothing by itself: whoever has it hands it requests, frames, moves of the
 * market and the time, which is in nanoseconds since the epoch and only rises. It is for one
 * thread, and throws at nothing that a client sends.
 */
public final class Exchange {

    private Rules rules;

    /** An exchange that goes by these rules, with no markets and no accounts. */
    public Exchange(Rules rules) {
        this.rules = rules;
    }

    /** The rules it goes by. */
    public Rules rules() {
        return rules;
    }

    /** Other rules from now on. */
    public void rules(long nowNanos, Rules changed) {
        rules = changed;
    }

    // The faces of the exchange.

    /** Answers a call. */
    public HttpAnswer http(long nowNanos, HttpRequest request) {
        return new HttpAnswer(
                200,
                "application/json; charset=utf-8",
                "{\"error\":[\"EGeneral:Unknown method\"]}".getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Counts an attempt to connect.
     *
     * @return whether it may; else it is answered with HTTP 429
     */
    public boolean admits(long nowNanos) {
        return true;
    }

    /**
     * Opens a connection; the status frame comes at once.
     *
     * @param out is handed every frame, within the calls of this class
     */
    public Session connect(long nowNanos, Face face, Consumer<String> out) {
        throw new UnsupportedOperationException("no session yet");
    }

    /** Does what is due: heartbeats, idle ends, orders that expire, the dead-man's switch. */
    public void advance(long nowNanos) {}

    /** When there is something to do next; {@link Long#MAX_VALUE} for never. */
    public long nextWakeNanos() {
        return Long.MAX_VALUE;
    }

    // The market of the others.

    /**
     * The price moves there, through every price on the way. Whatever rests on the way, the last
     * price included, is filled whole.
     */
    public void sweep(long nowNanos, String symbol, BigDecimal price) {}

    /**
     * A trade of others, of that size: it meets the orders that rest at its price or better by
     * price and time, and what they leave trades among others.
     */
    public void print(
            long nowNanos, String symbol, Side takerSide, BigDecimal price, BigDecimal quantity) {}

    // What the exchange's own people do.

    /** Opens a market at a price. */
    public void list(long nowNanos, MarketRules market, BigDecimal price) {}

    /** Changes the terms of a market; its symbol tells which. */
    public void revise(long nowNanos, MarketRules market) {}

    /**
     * Opens an account.
     *
     * @param balances by names of WebSocket v2
     * @param volume30Usd what it traded in the 30 days before
     * @return its number
     */
    public int openAccount(
            long nowNanos, Map<String, BigDecimal> balances, Tier tier, BigDecimal volume30Usd) {
        return 0;
    }

    /** Issues a key. */
    public IssuedKey issueKey(int account, Set<Permission> permissions, long nonceWindow) {
        return new IssuedKey("LOCALKRAKEN", "");
    }

    /** Takes a key back: its calls and new tokens are refused. */
    public void revokeKey(String publicPart) {}

    /** Changes what the engine does. */
    public void mode(long nowNanos, SystemMode mode) {}

    /** Changes what may be done in a market. */
    public void pairStatus(long nowNanos, String symbol, PairStatus status) {}

    /** Announces a maintenance. */
    public void announce(MaintenanceWindow window) {}

    /** Announces an incident. */
    public void emergency(MaintenanceWindow incident) {}

    /** Money comes in. */
    public void deposit(long nowNanos, int account, String asset, BigDecimal amount) {}

    /** Money goes out. */
    public void withdraw(long nowNanos, int account, String asset, BigDecimal amount) {}

    /**
     * A person places an order.
     *
     * @return its id, or the error
     */
    public String humanOrder(long nowNanos, int account, OrderEntry entry) {
        return "";
    }

    /** A person, or the venue itself, cancels an order; false if it is not open. */
    public boolean foreignCancel(long nowNanos, String orderId, String reason) {
        return false;
    }

    // What goes wrong at the exchange itself; see also the quirks of the rules.

    /** The next frames of the channel are lost; their sequence numbers are used up. */
    public void dropFrames(String channel, int frames) {}

    /** The next frames of the channel come twice. */
    public void duplicateFrames(String channel, int frames) {}

    /** The next checksums of a market's book are wrong. */
    public void corruptChecksums(String symbol, int frames) {}

    /** The next subscriptions to the channel are acknowledged and deliver nothing. */
    public void silenceSubscriptions(String channel, int subscriptions) {}

    /** No token is good any more but those in use. */
    public void expireTokens() {}

    /** Private calls are throttled up to a time. */
    public void throttle(long untilNanos) {}

    /** A frame that is no JSON goes to every connection, which then is ended. */
    public void restartProxy(long nowNanos) {}

    // What happened.

    /** What happened, read from the exchange itself. */
    public Truth truth() {
        throw new UnsupportedOperationException("no truth yet");
    }
}
