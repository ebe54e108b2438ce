package io.trellis.krakensim.rest;

import io.trellis.krakensim.access.ApiKey;
import io.trellis.krakensim.access.Keys;
import io.trellis.krakensim.access.Tokens;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.limits.DecayingCounter;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Answers calls. A private one is looked at in this order: key, signature, nonce, right, counter.
 */
public final class RestFace {

    private static final int PUBLIC_BURST = 15;

    private final Hall hall;
    private final Keys keys;
    private final PublicCalls publicCalls;
    private final PrivateCalls privateCalls;
    private DecayingCounter publicCounter = new DecayingCounter(1);
    private int publicPerSecond = 1;
    private long throttledUntilNanos = Long.MIN_VALUE;

    /** The face of a hall. */
    public RestFace(Hall hall, Desk desk, Changes changes, Keys keys, Tokens tokens) {
        this.hall = hall;
        this.keys = keys;
        this.publicCalls = new PublicCalls(hall);
        this.privateCalls = new PrivateCalls(hall, desk, changes, tokens);
    }

    /** The names of all methods, public and private. */
    public static List<String> methods() {
        return Stream.concat(
                        PublicCalls.METHODS.stream(),
                        Arrays.stream(PrivateMethod.values()).map(PrivateMethod::wire))
                .toList();
    }

    /** Private calls are throttled up to a time. */
    public void throttle(long untilNanos) {
        throttledUntilNanos = untilNanos;
    }

    /** Answers a call with the text of the body; empty if there is nothing at that path. */
    public Optional<String> answer(
            long nowNanos, String path, String query, Map<String, String> headers, byte[] body) {
        if (path.startsWith("/0/public/")) {
            String method = path.substring("/0/public/".length());
            hall.tally().request(method);
            String form = query.isEmpty() ? text(body) : query;
            return Optional.of(envelope(publicCall(nowNanos, method, Params.ofForm(form))));
        }
        if (path.startsWith("/0/private/")) {
            String method = path.substring("/0/private/".length());
            hall.tally().request(method);
            return Optional.of(envelope(privateCall(nowNanos, path, method, headers, body)));
        }
        return Optional.empty();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private Reply publicCall(long nowNanos, String method, Params params) {
        int perSecond = hall.rules().publicPerSecond();
        if (perSecond != publicPerSecond) {
            publicPerSecond = perSecond;
            publicCounter = new DecayingCounter(perSecond);
        }
        boolean within = perSecond == 0 || publicCounter.addWithin(nowNanos, 1, PUBLIC_BURST);
        return within
                ? publicCalls.answer(nowNanos, method, params)
                : Reply.error("EAPI:Rate limit exceeded");
    }

    private Reply privateCall(
            long nowNanos, String path, String name, Map<String, String> headers, byte[] body) {
        Optional<PrivateMethod> method = PrivateMethod.of(name);
        if (method.isEmpty()) {
            return Reply.error("EGeneral:Unknown method");
        }
        if (nowNanos < throttledUntilNanos) {
            long second = Math.ceilDiv(throttledUntilNanos, 1_000_000_000L);
            return Reply.error("EService: Throttled: " + second);
        }
        boolean json = headers.getOrDefault("content-type", "").startsWith("application/json");
        Optional<Params> params =
                json ? Params.ofJson(text(body)) : Optional.of(Params.ofForm(text(body)));
        if (params.isEmpty()) {
            return Reply.error("EGeneral:Invalid arguments");
        }
        Keys.Access access =
                keys.check(
                        nowNanos,
                        path,
                        headers.getOrDefault("api-key", ""),
                        headers.getOrDefault("api-sign", ""),
                        params.get().text("nonce").orElse(""),
                        body);
        return switch (access) {
            case Keys.Access.Denied(String error) -> Reply.error(error);
            case Keys.Access.Granted(ApiKey key) ->
                    allowed(nowNanos, key, method.get(), new Call(params.get(), json));
        };
    }

    private Reply allowed(long nowNanos, ApiKey key, PrivateMethod method, Call call) {
        if (!method.allowed(key.permissions())) {
            return Reply.error("EGeneral:Permission denied");
        }
        int charge = method.history() ? hall.rules().historyCharge() : method.charge();
        boolean within =
                charge == 0 || key.counter().addWithin(nowNanos, charge, key.tier().restMaximum());
        return within
                ? privateCalls.answer(nowNanos, key, method, call)
                : Reply.error("EAPI:Rate limit exceeded");
    }

    private String envelope(Reply reply) {
        var json = new JsonText().open().openArray("error");
        switch (reply) {
            case Reply.Result(String result) -> json.closeArray().putRaw("result", result);
            case Reply.Failure(String error) -> {
                hall.tally().refusal(error);
                json.add(error).closeArray();
            }
        }
        return json.close().toString();
    }
}
