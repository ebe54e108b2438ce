package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.auth.KrakenHosts;
import io.trellis.clients.kraken.auth.Nonces;
import io.trellis.clients.kraken.auth.Signer;
import io.trellis.clients.net.Http;
import io.trellis.clients.net.Loop;

import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Puts calls into bytes. The nonce is taken, the body signed and sent in one turn of the loop. */
final class Transport {

    /** The list of all markets has some 2 MB. */
    private static final int LARGEST_ANSWER = 4 << 20;

    private static final String FORM_TYPE = "application/x-www-form-urlencoded";
    private static final String JSON_TYPE = "application/json";
    private static final Http.Header USER_AGENT = new Http.Header("User-Agent", "Trellis");

    private final KrakenHosts hosts;
    private final Http http;
    private final Loop loop;
    private final Duration timeout;
    private final Optional<Credentials> credentials;

    /** What private calls are signed and numbered with. */
    record Credentials(Signer signer, Nonces nonces) {}

    Transport(
            KrakenHosts hosts,
            Http http,
            Loop loop,
            Duration timeout,
            Optional<Credentials> credentials) {
        this.hosts = hosts;
        this.http = http;
        this.loop = loop;
        this.timeout = timeout;
        this.credentials = credentials;
        credentials.ifPresent(present -> present.signer.requireAllowed(hosts.rest()));
    }

    boolean isPrivate() {
        return credentials.isPresent();
    }

    /** Passes over nonces that somebody else may have used. */
    void jumpAhead(Duration by) {
        credentials.ifPresent(present -> present.nonces.jumpAhead(by));
    }

    void get(String call, Form with, Consumer<Http.Reply> reply) {
        String query = with.fields().isEmpty() ? "" : "?" + with.encoded();
        URI url = address("/0/public/" + call + query);
        http.send(call("GET", url, List.of(USER_AGENT), Http.Body.empty()), reply);
    }

    /** A private call of form fields. */
    void post(String call, Form with, Consumer<Http.Reply> reply) {
        post(
                call,
                FORM_TYPE,
                nonce ->
                        Form.empty()
                                .with("nonce", nonce)
                                .followedBy(with)
                                .encoded()
                                .getBytes(StandardCharsets.US_ASCII),
                reply);
    }

    /**
     * A private call of JSON.
     *
     * @param body the bytes for a nonce in decimal
     */
    void postJson(String call, Function<String, byte[]> body, Consumer<Http.Reply> reply) {
        post(call, JSON_TYPE, body, reply);
    }

    private void post(
            String call, String type, Function<String, byte[]> body, Consumer<Http.Reply> reply) {
        Credentials with =
                credentials.orElseThrow(
                        () -> new IllegalStateException(call + " needs a key, there is none"));
        String nonce;
        try {
            nonce = Long.toString(with.nonces.next(loop.now()));
        } catch (UncheckedIOException failure) {
            String words = String.valueOf(failure.getMessage());
            loop.execute(() -> reply.accept(new Http.Reply.Failure(false, words)));
            return;
        }
        URI url = address("/0/private/" + call);
        byte[] bytes = body.apply(nonce);
        var headers = new ArrayList<Http.Header>();
        headers.add(USER_AGENT);
        headers.add(new Http.Header("API-Key", with.signer.keyName()));
        headers.add(new Http.Header("API-Sign", with.signer.sign(url, nonce, bytes)));
        http.send(call("POST", url, headers, Http.Body.of(type, bytes)), reply);
    }

    private URI address(String pathAndQuery) {
        String base = hosts.rest().toString();
        return URI.create(
                (base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + pathAndQuery);
    }

    private Http.Call call(String method, URI url, List<Http.Header> headers, Http.Body body) {
        return new Http.Call(method, url, headers, body, timeout, LARGEST_ANSWER);
    }
}
