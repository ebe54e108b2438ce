package io.trellis.trading.projection;

import io.trellis.core.fact.Fact;
import io.trellis.core.strategy.Note;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.venue.LedgerEntry;

import java.nio.charset.StandardCharsets;

/** Everything that happened and is no order, trade or price. */
final class EventRows {

    private static final String INFO = "info";
    private static final String WARNING = "warning";

    private final Sheet sheet;
    private long events;

    EventRows(Sheet sheet) {
        this.sheet = sheet;
    }

    private void put(String type, String severity, String message, Json.ObjectValue details) {
        String json =
                details.members().isEmpty()
                        ? ""
                        : new String(JsonWriter.canonical(details), StandardCharsets.UTF_8);
        sheet.put(Table.EVENTS, ++events, type, severity, message, json, sheet.now());
    }

    /**
     * A process has taken the run up.
     *
     * @param before when the process before it was last heard of; empty for the first one
     */
    void began(int epoch, String program, String before) {
        var details = Json.object().put("epoch", epoch).put("program", program);
        put(
                "began",
                INFO,
                "process %d, %s".formatted(epoch, program),
                (before.isEmpty() ? details : details.put("before", before)).build());
    }

    void closed(String how) {
        put("closed", INFO, how, Json.object().build());
    }

    void mode(Fact.ModeChanged fact) {
        put(
                "mode",
                INFO,
                "%s to %s: %s"
                        .formatted(
                                Measures.word(fact.from()),
                                Measures.word(fact.to()),
                                fact.reason()),
                Json.object()
                        .put("from", Measures.word(fact.from()))
                        .put("to", Measures.word(fact.to()))
                        .put("reason", fact.reason())
                        .build());
    }

    void alarm(Fact.Alarm fact) {
        put(
                "alarm",
                Measures.word(fact.severity()),
                fact.sentence(),
                Json.object().put("code", fact.code()).build());
    }

    void command(Fact.CommandDone fact) {
        put(
                "command",
                fact.done() ? INFO : WARNING,
                "%s: %s".formatted(fact.action(), fact.words()),
                Json.object()
                        .put("id", fact.commandId())
                        .put("action", fact.action())
                        .put("done", fact.done())
                        .build());
    }

    void outside(LedgerEntry entry) {
        put(
                "outside",
                WARNING,
                "%s of %s %s by no order of ours"
                        .formatted(entry.kind(), Measures.plain(entry.amount()), entry.asset()),
                Json.object()
                        .put("id", entry.id())
                        .put("kind", entry.kind())
                        .put("asset", entry.asset())
                        .put("amount", Measures.plain(entry.amount()))
                        .put("fee", Measures.plain(entry.fee()))
                        .put("time", entry.time().toString())
                        .build());
    }

    /** An order of which it is not known what became of it, or that the venue did not take. */
    void order(Fact.OrderChanged fact) {
        switch (fact.state()) {
            case UNKNOWN, REFUSED, ABSENT ->
                    put(
                            "order-" + Measures.word(fact.state()),
                            WARNING,
                            fact.words().isEmpty() ? Measures.word(fact.evidence()) : fact.words(),
                            Json.object()
                                    .put("order", fact.id().bare())
                                    .put("evidence", Measures.word(fact.evidence()))
                                    .build());
            case PLANNED, SENT, OPEN, FILLED, CANCELLED, EXPIRED -> {}
        }
    }

    void note(Note note) {
        switch (note) {
            case Note.Started(long ticks) ->
                    put("started", INFO, "at " + sheet.measures.price(ticks), price(ticks));
            case Note.StartRefused(var reason) ->
                    put("start-refused", WARNING, reason, Json.object().build());
            case Note.Recentered(var trigger, long ticks) ->
                    put(
                            "recentered",
                            INFO,
                            "around %s: %s".formatted(sheet.measures.price(ticks), trigger),
                            price(ticks));
            case Note.RecenterRefused(var trigger, var reason) ->
                    put(
                            "recenter-refused",
                            WARNING,
                            "%s: %s".formatted(trigger, reason),
                            Json.object().build());
            case Note.Trailed(boolean up) ->
                    put("trailed", INFO, up ? "up" : "down", Json.object().build());
            case Note.NotPlaced(var order, var reason) ->
                    put(
                            "not-placed",
                            WARNING,
                            "%s: %s".formatted(order, reason),
                            Json.object().build());
            case Note.Buying(boolean allowed) ->
                    put(
                            "buying",
                            INFO,
                            allowed ? "buys again" : "buys no more",
                            Json.object().put("allowed", allowed).build());
            case Note.Stopped(var rule, boolean forGood) ->
                    put(
                            "stopped",
                            WARNING,
                            "%s, %s".formatted(rule, forGood ? "for good" : "until the next day"),
                            Json.object().put("rule", rule).put("forGood", forGood).build());
        }
    }

    private Json.ObjectValue price(long ticks) {
        return Json.object().put("price", sheet.measures.price(ticks)).build();
    }
}
