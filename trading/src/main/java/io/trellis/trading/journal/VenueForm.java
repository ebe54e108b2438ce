package io.trellis.trading.journal;

import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.AssetBalance;
import io.trellis.core.venue.LedgerEntry;
import io.trellis.core.venue.MaintenanceWindow;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.VenueRequest.Write;
import io.trellis.core.venue.WriteOutcome;

/** What a venue is asked and what it tells, to be read by a person or another program. */
final class VenueForm {

    private VenueForm() {}

    static Members write(Write write) {
        return switch (write) {
            case VenueRequest.Place(long id, OrderTicket order, var deadline) ->
                    request("place", id).put("order", ticket(order)).put("deadline", deadline);
            case VenueRequest.PlaceBatch(long id, var orders, var deadline) ->
                    request("place-batch", id)
                            .list("orders", orders, VenueForm::ticket)
                            .put("deadline", deadline);
            case VenueRequest.Amend amend ->
                    request("amend", amend.id())
                            .put("symbol", amend.symbol())
                            .put("order", amend.order())
                            .put("lots", amend.lots())
                            .put("priceTicks", amend.priceTicks())
                            .put("postOnly", amend.postOnly())
                            .put("deadline", amend.deadline());
            case VenueRequest.Cancel(long id, String symbol, var order) ->
                    request("cancel", id).put("symbol", symbol).put("order", order);
            case VenueRequest.CancelAll(long id) -> request("cancel-all", id);
            case VenueRequest.CancelAllAfter(long id, int seconds) ->
                    request("cancel-all-after", id).put("seconds", seconds);
        };
    }

    private static Members request(String kind, long id) {
        return Members.of("write", kind).put("request", id);
    }

    private static Members ticket(OrderTicket ticket) {
        return new Members()
                .put("id", ticket.id())
                .put("symbol", ticket.symbol())
                .put("side", ticket.side())
                .put("lots", ticket.lots())
                .all(pricing(ticket.pricing()));
    }

    private static Members pricing(Pricing pricing) {
        return switch (pricing) {
            case Pricing.Market _ -> Members.of("pricing", "market");
            case Pricing.Limit(long priceTicks, boolean postOnly, var time) ->
                    Members.of("pricing", "limit")
                            .put("priceTicks", priceTicks)
                            .put("postOnly", postOnly)
                            .put("timeInForce", timeInForce(time));
        };
    }

    private static String timeInForce(TimeInForce time) {
        return switch (time) {
            case TimeInForce.GoodTillCancelled _ -> "gtc";
            case TimeInForce.GoodTillDate(var end) -> "gtd " + end;
            case TimeInForce.ImmediateOrCancel _ -> "ioc";
            case TimeInForce.FillOrKill _ -> "fok";
        };
    }

    static Members event(VenueEvent event) {
        return switch (event) {
            case VenueEvent.Answered(long id, var outcomes) ->
                    told("answered")
                            .put("request", id)
                            .list("outcomes", outcomes, VenueForm::outcome);
            case VenueEvent.Told(long id, var answer) ->
                    told("told").put("request", id).all(answer(answer));
            case VenueEvent.OrderReported(var order) ->
                    told("order-reported").put("order", order(order));
            case VenueEvent.Filled(var fill) -> told("filled").put("fill", fill(fill));
            case VenueEvent.BalanceChanged(var entry) ->
                    told("balance-changed").put("entry", entry(entry));
            case VenueEvent.AccountLive(var open, var recent, var totals) ->
                    told("account-live")
                            .list("open", open, VenueForm::order)
                            .list("recent", recent, VenueForm::fill)
                            .list("totals", totals, VenueForm::total);
            case VenueEvent.AccountLost(String sentence) ->
                    told("account-lost").put("words", sentence);
            case VenueEvent.AccountRefused(String sentence) ->
                    told("account-refused").put("words", sentence);
            case VenueEvent.Market(String symbol, var market) ->
                    told("market").put("symbol", symbol).all(market(market));
            case VenueEvent.MarketLost(String symbol, String sentence) ->
                    told("market-lost").put("symbol", symbol).put("words", sentence);
            case VenueEvent.MarketGivenUp(String symbol, String sentence) ->
                    told("market-given-up").put("symbol", symbol).put("words", sentence);
            case VenueEvent.TradesMissed(String symbol, long first, long last, boolean found) ->
                    told("trades-missed")
                            .put("symbol", symbol)
                            .put("first", first)
                            .put("last", last)
                            .put("found", found);
            case VenueEvent.MarketSuspect(String sentence) ->
                    told("market-suspect").put("words", sentence);
            case VenueEvent.ModeChanged(var symbol, var mode) ->
                    told("mode-changed").put("symbol", symbol.orElse("")).put("mode", mode);
            case VenueEvent.InstrumentRevised(String symbol, var instrument) ->
                    told("instrument-revised").put("symbol", symbol).all(instrument(instrument));
            case VenueEvent.MaintenanceAnnounced(var windows) ->
                    told("maintenance-announced").list("windows", windows, VenueForm::window);
        };
    }

    private static Members window(MaintenanceWindow window) {
        return Members.of("title", window.title())
                .put("start", window.start())
                .put("end", window.end())
                .put("cancels", window.cancels());
    }

    private static Members told(String kind) {
        return Members.of("event", kind);
    }

    private static Members outcome(WriteOutcome outcome) {
        return switch (outcome) {
            case WriteOutcome.Accepted(String venueName) ->
                    Members.of("outcome", "accepted").put("venueName", venueName);
            case WriteOutcome.Refused(var reason, String words) ->
                    Members.of("outcome", "refused").put("reason", reason).put("words", words);
            case WriteOutcome.Unknown(String words) ->
                    Members.of("outcome", "unknown").put("words", words);
        };
    }

    private static Members answer(VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Balances(var balances) ->
                    answered("balances").list("balances", balances, VenueForm::balance);
            case VenueAnswer.Orders(var orders, var passedOver) ->
                    answered("orders")
                            .list("orders", orders, VenueForm::order)
                            .texts("passedOver", passedOver);
            case VenueAnswer.Fills(var fills, var passedOver) ->
                    answered("fills")
                            .list("fills", fills, VenueForm::fill)
                            .texts("passedOver", passedOver);
            case VenueAnswer.Ledger(var entries) ->
                    answered("ledger").list("entries", entries, VenueForm::entry);
            case VenueAnswer.Fees(String symbol, var maker, var taker) ->
                    answered("fees")
                            .put("symbol", symbol)
                            .put("makerFee", maker)
                            .put("takerFee", taker);
            case VenueAnswer.Time(var time) -> answered("time").put("venueTime", time);
            case VenueAnswer.Failed(String sentence) -> answered("failed").put("words", sentence);
        };
    }

    private static Members answered(String kind) {
        return Members.of("answer", kind);
    }

    private static Members order(VenueOrder order) {
        return new Members()
                .put("venueId", order.venueId())
                .put("id", order.clientId())
                .put("symbol", order.symbol())
                .put("side", order.side())
                .put("priceTicks", order.priceTicks())
                .put("lots", order.lots())
                .put("filledLots", order.filledLots())
                .put("cost", order.cost())
                .put("fee", order.fee())
                .put("state", order.state())
                .put("opened", order.opened())
                .put("words", order.words());
    }

    private static Members fill(VenueFill fill) {
        return new Members()
                .put("execution", fill.executionId())
                .put("venueId", fill.orderId())
                .put("id", fill.clientId())
                .put("trade", fill.tradeId())
                .put("symbol", fill.symbol())
                .put("side", fill.side())
                .put("priceTicks", fill.priceTicks())
                .put("lots", fill.lots())
                .put("cost", fill.cost())
                .list("fees", fill.fees(), fee -> amount(fee.asset()).put("amount", fee.amount()))
                .put("maker", fill.maker())
                .put("time", fill.time());
    }

    static Members entry(LedgerEntry entry) {
        return new Members()
                .put("id", entry.id())
                .put("reference", entry.reference())
                .put("time", entry.time())
                .put("kind", entry.kind())
                .put("asset", entry.asset())
                .put("amount", entry.amount())
                .put("fee", entry.fee())
                .put("balance", entry.balance());
    }

    private static Members balance(AssetBalance balance) {
        return amount(balance.asset()).put("total", balance.total()).put("held", balance.held());
    }

    private static Members total(VenueEvent.AssetTotal total) {
        return amount(total.asset()).put("total", total.total());
    }

    static Members amount(String asset) {
        return new Members().put("asset", asset);
    }

    private static Members market(MarketEvent event) {
        return switch (event) {
            case TradePrint(long time, long priceTicks, long lots, var aggressor) ->
                    Members.of("market", "trade")
                            .put("timeMillis", time)
                            .put("priceTicks", priceTicks)
                            .put("lots", lots)
                            .put("aggressor", aggressor);
            case Quote quote ->
                    Members.of("market", "quote")
                            .put("timeMillis", quote.timeMillis())
                            .put("bidTicks", quote.bidTicks())
                            .put("bidLots", quote.bidLots())
                            .put("askTicks", quote.askTicks())
                            .put("askLots", quote.askLots());
            case BookUpdate(long time, boolean snapshot, var levels) ->
                    Members.of("market", "book")
                            .put("timeMillis", time)
                            .put("snapshot", snapshot)
                            .list("levels", levels, VenueForm::level);
        };
    }

    private static Members level(BookUpdate.Level level) {
        return new Members()
                .put("side", level.side())
                .put("priceTicks", level.priceTicks())
                .put("lots", level.lots());
    }

    private static Members instrument(Instrument instrument) {
        return new Members()
                .put("tick", instrument.tick())
                .put("lot", instrument.lot())
                .put("minQty", instrument.minQty())
                .put("minCost", instrument.minCost())
                .put("makerFee", instrument.makerFee())
                .put("takerFee", instrument.takerFee());
    }
}
