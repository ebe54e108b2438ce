package io.trellis.krakensim.socket;

import io.trellis.krakensim.access.ApiKey;
import io.trellis.krakensim.limits.DecayingCounter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** One connection. */
public final class SocketSession {

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final long IDLE_NANOS = 60 * SECOND_NANOS;

    private final SocketFace face;
    private final boolean account;
    private final String connectionId;
    private final Consumer<String> out;
    private final Map<String, Subscription> subscriptions = new LinkedHashMap<>();
    private final Map<String, ApiKey> accepted = new HashMap<>();
    private DecayingCounter requests;
    private int requestsPerSecond;
    private long lastHeardNanos;
    private long lastSentNanos;
    private boolean open = true;

    SocketSession(
            SocketFace face,
            boolean account,
            String connectionId,
            int requestsPerSecond,
            long nowNanos,
            Consumer<String> out) {
        this.face = face;
        this.account = account;
        this.connectionId = connectionId;
        this.requestsPerSecond = requestsPerSecond;
        this.requests = new DecayingCounter(requestsPerSecond);
        this.lastHeardNanos = nowNanos;
        this.lastSentNanos = nowNanos;
        this.out = out;
    }

    /** A text frame arrives. */
    public void receive(long nowNanos, String text) {
        if (open) {
            lastHeardNanos = nowNanos;
            face.received(nowNanos, this, text);
        }
    }

    /** The connection is gone, or is ended. */
    public void close() {
        open = false;
        subscriptions.clear();
        accepted.clear();
        face.ended(this);
    }

    /** Whether it is open. */
    public boolean isOpen() {
        return open;
    }

    /** Whether it is one for accounts. */
    boolean forAccounts() {
        return account;
    }

    String connectionId() {
        return connectionId;
    }

    /** Whether one request more is within the limit. */
    boolean within(long nowNanos, int perSecond) {
        if (perSecond != requestsPerSecond) {
            requestsPerSecond = perSecond;
            requests = new DecayingCounter(perSecond);
        }
        return perSecond == 0 || requests.addWithin(nowNanos, 1, perSecond);
    }

    void send(long nowNanos, String text) {
        if (open) {
            lastSentNanos = nowNanos;
            out.accept(text);
        }
    }

    // Subscriptions.

    static String key(String channel, String symbol, int number) {
        return channel + '|' + symbol + '|' + number;
    }

    void subscribe(Subscription subscription) {
        subscriptions.put(
                key(subscription.channel(), subscription.symbol(), subscription.number()),
                subscription);
    }

    boolean unsubscribe(String channel, String symbol, int number) {
        return subscriptions.remove(key(channel, symbol, number)) != null;
    }

    /** What is subscribed, in its order. */
    List<Subscription> subscriptions() {
        return subscriptions.isEmpty() ? List.of() : new ArrayList<>(subscriptions.values());
    }

    // Tokens.

    /** A token was good on this connection. */
    void accept(String token, ApiKey key) {
        accepted.put(token, key);
    }

    /** The key of a token that is in use here: it stays good while a private channel is. */
    Optional<ApiKey> inUse(String token) {
        boolean follows = subscriptions.values().stream().anyMatch(s -> s.options().account() >= 0);
        return follows ? Optional.ofNullable(accepted.get(token)) : Optional.empty();
    }

    // Time.

    /** When it needs a heartbeat, or is ended for being idle. */
    long nextNanos() {
        return subscriptions.isEmpty() ? lastHeardNanos + IDLE_NANOS : lastSentNanos + SECOND_NANOS;
    }

    void advance(long nowNanos) {
        if (nowNanos < nextNanos()) {
            return;
        }
        if (subscriptions.isEmpty()) {
            close();
        } else {
            send(nowNanos, "{\"channel\":\"heartbeat\"}");
        }
    }
}
