package io.trellis.krakensim.access;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens of the stream. Every one given out is good until it expires. */
public final class Tokens {

    private final Map<String, Issued> tokens = new HashMap<>();

    private record Issued(ApiKey key, long expiresNanos) {}

    /** A token is given out. */
    public void add(String token, ApiKey key, long expiresNanos) {
        tokens.put(token, new Issued(key, expiresNanos));
    }

    /** The key of a token that is good at that time. */
    public Optional<ApiKey> find(String token, long nowNanos) {
        Issued issued = tokens.get(token);
        if (issued == null || issued.expiresNanos() <= nowNanos) {
            tokens.remove(token);
            return Optional.empty();
        }
        return Optional.of(issued.key());
    }

    /** None is good any more, but where it is in use. */
    public void expireAll() {
        tokens.clear();
    }
}
