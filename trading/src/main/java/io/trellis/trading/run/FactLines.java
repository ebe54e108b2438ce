package io.trellis.trading.run;

import io.trellis.core.account.Money;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategyfile.json.Json;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;

/** Facts as lines of a log. */
public final class FactLines {

    private final Instrument instrument;

    /**
     * @param instrument the market's steps
     */
    public FactLines(Instrument instrument) {
        this.instrument = instrument;
    }

    /**
     * The line of a fact.
     *
     * @param record its number in the journal
     */
    public Json.ObjectValue line(Instant time, long record, Fact fact) {
        var line =
                Json.object()
                        .put("time", time.toString())
                        .put("level", level(fact))
                        .put("record", record);
        switch (fact) {
            case Fact.OrderChanged order -> order(line, order);
            case Fact.Executed executed ->
                    line.put("event", "executed")
                            .put("order", executed.id().text())
                            .put("execution", executed.executionId())
                            .put("cell", executed.cell())
                            .put("side", word(executed.side()))
                            .put("price", price(executed.priceTicks()))
                            .put("quantity", quantity(executed.lots()));
            case Fact.Filled(var fill, long roundTrips, long adjust) ->
                    line.put("event", "filled")
                            .put("cell", fill.cell())
                            .put("side", word(fill.side()))
                            .put("price", price(fill.priceTicks()))
                            .put("quantity", quantity(fill.lots()))
                            .put("reason", word(fill.reason()))
                            .put("roundTripProfit", money(roundTrips))
                            .put("adjustProfit", money(adjust));
            case Fact.Noted(var note) -> line.put("event", "note").put("text", note.toString());
            case Fact.GridChanged grid ->
                    line.put("event", "grid")
                            .put("lowest", price(grid.lowestBuyTicks()))
                            .put("highest", price(grid.highestSellTicks()))
                            .put("buys", grid.buys())
                            .put("sells", grid.sells())
                            .put("reason", grid.reason());
            case Fact.Denied denied ->
                    line.put("event", "denied")
                            .put("cell", denied.cell())
                            .put("side", word(denied.side()))
                            .put("price", price(denied.priceTicks()))
                            .put("quantity", quantity(denied.lots()))
                            .put("limit", denied.limit())
                            .put("text", denied.sentence());
            case Fact.ModeChanged(var from, var to, String reason) ->
                    line.put("event", "mode")
                            .put("from", word(from))
                            .put("to", word(to))
                            .put("reason", reason);
            case Fact.Equity equity ->
                    line.put("event", "equity")
                            .put("equity", money(equity.equity()))
                            .put("cash", money(equity.cash()))
                            .put("quantity", quantity(equity.lots()))
                            .put("price", price(equity.priceTicks()));
            case Fact.Outside(var entry) ->
                    line.put("event", "outside").put("text", entry.toString());
            case Fact.CommandDone(String id, String action, boolean done, String words) ->
                    line.put("event", "command")
                            .put("command", id)
                            .put("action", action)
                            .put("done", done)
                            .put("text", words);
            case Fact.Alarm(_, String code, String sentence) ->
                    line.put("event", "alarm").put("code", code).put("text", sentence);
        }
        return line.build();
    }

    private void order(Json.ObjectBuilder line, Fact.OrderChanged order) {
        line.put("event", "order")
                .put("order", order.id().text())
                .put("venueOrder", order.venueId())
                .put("state", word(order.state()))
                .put("evidence", word(order.evidence()))
                .put("cell", order.cell())
                .put("side", word(order.side()))
                .put("price", price(order.priceTicks()))
                .put("quantity", quantity(order.lots()))
                .put("filled", quantity(order.filledLots()))
                .put("reason", word(order.reason()))
                .put("text", order.words());
    }

    private static String level(Fact fact) {
        return switch (fact) {
            case Fact.Alarm(var severity, _, _) -> word(severity);
            case Fact.Denied _ -> "warning";
            case Fact.OrderChanged _,
                    Fact.Executed _,
                    Fact.Filled _,
                    Fact.Noted _,
                    Fact.GridChanged _,
                    Fact.ModeChanged _,
                    Fact.Equity _,
                    Fact.Outside _,
                    Fact.CommandDone _ ->
                    "info";
        };
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private String price(long ticks) {
        return plain(instrument.price(ticks));
    }

    private String quantity(long lots) {
        return plain(instrument.quantity(lots));
    }

    private static String money(long units) {
        return plain(Money.decimal(units));
    }

    private static String plain(BigDecimal amount) {
        return amount.toPlainString();
    }
}
