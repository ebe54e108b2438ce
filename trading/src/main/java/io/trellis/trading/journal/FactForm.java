package io.trellis.trading.journal;

import io.trellis.core.fact.Fact;
import io.trellis.core.order.Fill;
import io.trellis.core.strategy.Note;

/** What a trader tells of itself, to be read by a person or another program. */
final class FactForm {

    private FactForm() {}

    static Members fact(Fact fact) {
        return switch (fact) {
            case Fact.OrderChanged changed -> orderChanged(changed);
            case Fact.Executed executed -> executed(executed);
            case Fact.Filled(Fill fill, long roundTripProfit, long adjustProfit) ->
                    of("filled")
                            .put("fill", fill(fill))
                            .put("roundTripProfit", roundTripProfit)
                            .put("adjustProfit", adjustProfit);
            case Fact.Noted(Note note) -> of("noted").all(note(note));
            case Fact.GridChanged changed ->
                    of("grid-changed")
                            .put("centerTicks", changed.centerTicks())
                            .put("lowestBuyTicks", changed.lowestBuyTicks())
                            .put("highestSellTicks", changed.highestSellTicks())
                            .put("buys", changed.buys())
                            .put("sells", changed.sells())
                            .put("reason", changed.reason());
            case Fact.Denied denied ->
                    of("denied")
                            .put("cell", denied.cell())
                            .put("side", denied.side())
                            .put("priceTicks", denied.priceTicks())
                            .put("lots", denied.lots())
                            .put("limit", denied.limit())
                            .put("words", denied.sentence());
            case Fact.ModeChanged(var from, var to, String reason) ->
                    of("mode-changed").put("from", from).put("to", to).put("reason", reason);
            case Fact.Equity equity ->
                    of("equity")
                            .put("equity", equity.equity())
                            .put("cash", equity.cash())
                            .put("lots", equity.lots())
                            .put("priceTicks", equity.priceTicks())
                            .put("unrealized", equity.unrealized());
            case Fact.Outside(var entry) -> of("outside").put("entry", VenueForm.entry(entry));
            case Fact.CommandDone(String id, String action, boolean done, String words) ->
                    of("command-done")
                            .put("command", id)
                            .put("action", action)
                            .put("done", done)
                            .put("words", words);
            case Fact.Alarm(var severity, String code, String sentence) ->
                    of("alarm").put("severity", severity).put("code", code).put("words", sentence);
        };
    }

    private static Members of(String kind) {
        return Members.of("fact", kind);
    }

    private static Members orderChanged(Fact.OrderChanged changed) {
        return of("order-changed")
                .put("id", changed.id())
                .put("venueId", changed.venueId())
                .put("cell", changed.cell())
                .put("side", changed.side())
                .put("priceTicks", changed.priceTicks())
                .put("lots", changed.lots())
                .put("filledLots", changed.filledLots())
                .put("reason", changed.reason())
                .put("state", changed.state())
                .put("evidence", changed.evidence())
                .put("words", changed.words());
    }

    private static Members executed(Fact.Executed executed) {
        return of("executed")
                .put("execution", executed.executionId())
                .put("id", executed.id())
                .put("timeMillis", executed.timeMillis())
                .put("cell", executed.cell())
                .put("side", executed.side())
                .put("priceTicks", executed.priceTicks())
                .put("lots", executed.lots())
                .put("value", executed.value())
                .list(
                        "fees",
                        executed.fees(),
                        fee -> VenueForm.amount(fee.asset()).put("amount", fee.amount()))
                .put("maker", executed.maker());
    }

    private static Members fill(Fill fill) {
        return new Members()
                .put("timeMillis", fill.timeMillis())
                .put("phase", fill.phase())
                .put("reason", fill.reason())
                .put("cell", fill.cell())
                .put("side", fill.side())
                .put("priceTicks", fill.priceTicks())
                .put("lots", fill.lots())
                .put("value", fill.value())
                .put("fee", fill.fee());
    }

    private static Members note(Note note) {
        return switch (note) {
            case Note.Started(long priceTicks) -> noted("started").put("priceTicks", priceTicks);
            case Note.StartRefused(String reason) -> noted("start-refused").put("reason", reason);
            case Note.Recentered(String trigger, long priceTicks) ->
                    noted("recentered").put("trigger", trigger).put("priceTicks", priceTicks);
            case Note.RecenterRefused(String trigger, String reason) ->
                    noted("recenter-refused").put("trigger", trigger).put("reason", reason);
            case Note.Trailed(boolean up) -> noted("trailed").put("up", up);
            case Note.NotPlaced(String order, String reason) ->
                    noted("not-placed").put("order", order).put("reason", reason);
            case Note.Buying(boolean allowed) -> noted("buying").put("allowed", allowed);
            case Note.Stopped(String rule, boolean forGood) ->
                    noted("stopped").put("rule", rule).put("forGood", forGood);
        };
    }

    private static Members noted(String kind) {
        return Members.of("note", kind);
    }
}
