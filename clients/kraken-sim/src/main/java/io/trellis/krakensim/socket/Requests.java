package io.trellis.krakensim.socket;

import io.trellis.krakensim.access.ApiKey;
import io.trellis.krakensim.access.Tokens;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonReader;
import io.trellis.krakensim.json.JsonText;

import java.util.List;
import java.util.Optional;

/** Reads what a connection sends and lets it be answered. */
final class Requests {

    static final List<String> TRADING =
            List.of(
                    "add_order",
                    "amend_order",
                    "edit_order",
                    "cancel_order",
                    "cancel_all",
                    "cancel_all_orders_after",
                    "batch_add",
                    "batch_cancel");

    private final Hall hall;
    private final Tokens tokens;
    private final Subscribing subscribing;
    private final TradingMethods trading;

    Requests(Hall hall, Desk desk, Changes changes, Tokens tokens, SocketFace face) {
        this.hall = hall;
        this.tokens = tokens;
        this.subscribing = new Subscribing(hall, face);
        this.trading = new TradingMethods(hall, desk, changes);
    }

    void handle(long nowNanos, SocketSession session, String text) {
        long shownNanos = nowNanos + hall.rules().clockOffset().toNanos();
        Optional<Json.Fields> fields = JsonReader.readFields(text);
        String method = fields.map(Requests::name).orElse("");
        Optional<String> number = fields.flatMap(Requests::number);
        Json.Fields params =
                fields.flatMap(f -> f.get("params")).orElse(Request.NO_FIELDS)
                                instanceof Json.Fields given
                        ? given
                        : Request.NO_FIELDS;
        hall.tally().request(method.isEmpty() ? "?" : method);
        if (!session.within(nowNanos, hall.rules().messagesPerSecond())) {
            var request = new Request(method, params, number, shownNanos);
            refuse(nowNanos, session, request, "Exceeded msg rate");
        } else if (method.isEmpty()) {
            var request = new Request("error", params, Optional.empty(), shownNanos);
            refuse(nowNanos, session, request, "Malformed request");
        } else {
            var request = new Request(method, params, number, shownNanos);
            dispatch(nowNanos, session, request, fields.orElse(Request.NO_FIELDS));
        }
    }

    private static String name(Json.Fields fields) {
        return fields.get("method").orElse(new Json.Nothing()) instanceof Json.Text(String name)
                ? name
                : "";
    }

    private static Optional<String> number(Json.Fields fields) {
        return fields.get("req_id")
                .flatMap(value ->
                        value instanceof Json.Numeral(String text) && text.indexOf('.') < 0
                                ? Optional.of(text)
                                : Optional.empty());
    }

    private void dispatch(
            long nowNanos, SocketSession session, Request request, Json.Fields fields) {
        switch (request.method()) {
            case "ping" -> ping(nowNanos, session, request, fields.has("params"));
            case "subscribe", "unsubscribe" -> subscription(nowNanos, session, request);
            default -> {
                if (TRADING.contains(request.method()) && session.forAccounts()) {
                    trade(nowNanos, session, request);
                } else {
                    refuse(nowNanos, session, request, "Unsupported event");
                }
            }
        }
    }

    private void refuse(long nowNanos, SocketSession session, Request request, String error) {
        hall.tally().refusal(error);
        session.send(nowNanos, request.failure(error));
    }

    private void ping(long nowNanos, SocketSession session, Request request, boolean withParams) {
        if (withParams) {
            refuse(
                    nowNanos,
                    session,
                    request,
                    "Unsupported field: 'params' for the given msg type: ping");
            return;
        }
        var json = new JsonText().open().put("method", "pong");
        request.number().ifPresent(text -> json.putRaw("req_id", text));
        session.send(nowNanos, request.timed(json).close().toString());
    }

    private void subscription(long nowNanos, SocketSession session, Request request) {
        String channel = request.text("channel").orElse("");
        if (!channel.equals("executions") && !channel.equals("balances")) {
            subscribing.ofMarkets(nowNanos, session, request, channel);
            return;
        }
        if (!session.forAccounts()) {
            refuse(nowNanos, session, request, "Unsupported event");
            return;
        }
        switch (token(nowNanos, session, request)) {
            case Held.No(String error) -> refuse(nowNanos, session, request, error);
            case Held.Yes(ApiKey key) ->
                    subscribing.ofAccount(nowNanos, session, request, channel, key);
        }
    }

    /** A token that is good, or why it is not. */
    private sealed interface Held {

        record Yes(ApiKey key) implements Held {}

        record No(String error) implements Held {}
    }

    private Held token(long nowNanos, SocketSession session, Request request) {
        Optional<String> token = request.text("token").filter(text -> !text.isEmpty());
        if (token.isEmpty()) {
            return new Held.No("Token(s) not found");
        }
        Optional<ApiKey> key =
                session.inUse(token.get()).or(() -> tokens.find(token.get(), nowNanos));
        if (key.isEmpty()) {
            return new Held.No("ESession:Invalid session");
        }
        session.accept(token.get(), key.get());
        return new Held.Yes(key.get());
    }

    private void trade(long nowNanos, SocketSession session, Request request) {
        switch (token(nowNanos, session, request)) {
            case Held.No(String error) -> refuse(nowNanos, session, request, error);
            case Held.Yes(ApiKey key) ->
                    trading.answer(nowNanos, key, request)
                            .forEach(frame -> session.send(nowNanos, frame));
        }
    }
}
