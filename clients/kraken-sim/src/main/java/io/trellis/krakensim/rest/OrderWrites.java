package io.trellis.krakensim.rest;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.AmendDraft;
import io.trellis.krakensim.desk.AmendOutcome;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Dialect;
import io.trellis.krakensim.desk.Draft;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.desk.Outcome;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** New orders, and changes of orders. */
final class OrderWrites {

    private static final int MOST_IN_A_BATCH = 15;

    private final Hall hall;
    private final Desk desk;
    private final Changes changes;

    OrderWrites(Hall hall, Desk desk, Changes changes) {
        this.hall = hall;
        this.desk = desk;
        this.changes = changes;
    }

    private static OptionalLong deadline(Params params) {
        return params.text("deadline").map(Params::moment).orElse(OptionalLong.empty());
    }

    private static boolean deadlineIsWrong(Params params) {
        return params.text("deadline").isPresent() && deadline(params).isEmpty();
    }

    Reply add(long nowNanos, Account account, Params params) {
        Optional<Market> market = params.text("pair").flatMap(hall::marketOfAnyName);
        if (market.isEmpty()) {
            return Reply.error("EQuery:Unknown asset pair");
        }
        if (deadlineIsWrong(params)) {
            return Reply.wrong("deadline");
        }
        Draft draft = Drafts.of(nowNanos, params);
        // Anything but its absence was once taken for a wish to validate.
        boolean validate = params.text("validate").isPresent();
        Outcome outcome =
                desk.place(account, market.get(), draft, Dialect.REST, deadline(params), validate);
        return switch (outcome) {
            case Outcome.Refused(String error) -> Reply.error(error);
            case Outcome.Valid(OrderTerms terms) ->
                    Reply.of(described(new JsonText().open(), market.get(), terms).close());
            case Outcome.Accepted(Order order) ->
                    Reply.of(
                            described(
                                            new JsonText()
                                                    .open()
                                                    .openArray("txid")
                                                    .add(order.id())
                                                    .closeArray(),
                                            market.get(),
                                            order.terms())
                                    .close());
        };
    }

    private static JsonText described(JsonText json, Market market, OrderTerms terms) {
        return json.open("descr")
                .put("order", OrderJson.sentence(market, terms.side(), terms.price(), terms.lots()))
                .close();
    }

    Reply addBatch(long nowNanos, Account account, Call call) {
        Params params = call.params();
        if (!call.json() || !(params.values().get("orders") instanceof Json.Values(var rows))) {
            return Reply.wrong("orders");
        }
        Optional<Market> market = params.text("pair").flatMap(hall::marketOfAnyName);
        if (market.isEmpty()) {
            return Reply.error("EQuery:Unknown asset pair");
        }
        if (rows.size() < 2 || rows.size() > MOST_IN_A_BATCH) {
            return Reply.wrong("orders");
        }
        if (deadlineIsWrong(params)) {
            return Reply.wrong("deadline");
        }
        List<Draft> drafts = new ArrayList<>();
        for (Json row : rows) {
            if (!(row instanceof Json.Fields fields)) {
                return Reply.wrong("orders");
            }
            drafts.add(Drafts.of(nowNanos, new Params(fields.byName())));
        }
        List<Outcome> outcomes =
                desk.placeBatch(
                        account,
                        market.get(),
                        drafts,
                        Dialect.REST,
                        deadline(params),
                        params.text("validate").isPresent());
        if (outcomes.size() < drafts.size()
                && outcomes.getFirst() instanceof Outcome.Refused(String error)) {
            return Reply.error(error);
        }
        return Reply.of(batch(market.get(), drafts, outcomes));
    }

    private JsonText batch(Market market, List<Draft> drafts, List<Outcome> outcomes) {
        var json = new JsonText().open().openArray("orders");
        for (int i = 0; i < outcomes.size(); i++) {
            json.open();
            switch (outcomes.get(i)) {
                case Outcome.Accepted(Order order) ->
                        described(json.put("txid", order.id()), market, order.terms());
                case Outcome.Valid(OrderTerms terms) -> described(json, market, terms);
                case Outcome.Refused(String error) -> {
                    hall.tally().refusal(error);
                    json.put("error", error)
                            .open("descr")
                            .put("order", sentence(market, drafts.get(i)))
                            .close();
                }
            }
            json.close();
        }
        return json.closeArray().close();
    }

    private static String sentence(Market market, Draft draft) {
        return OrderJson.sentence(
                market,
                draft.side().equals("buy") ? Side.BUY : Side.SELL,
                draft.price()
                        .map(text -> Amounts.parse(text, market.rules().priceDecimals()))
                        .orElse(OptionalLong.empty()),
                Amounts.parse(draft.quantity(), market.rules().lotDecimals()).orElse(0));
    }

    Reply amend(Account account, Params params) {
        AmendDraft draft =
                new AmendDraft(
                        params.text("txid"),
                        params.text("cl_ord_id"),
                        params.text("order_qty"),
                        params.text("limit_price"),
                        params.flag("post_only"),
                        deadline(params),
                        objection(params));
        return switch (changes.amend(account, draft, Dialect.REST)) {
            case AmendOutcome.Refused(String error) -> Reply.error(error);
            case AmendOutcome.Changed(String id, Order _) ->
                    Reply.of(new JsonText().open().put("amend_id", id).close());
        };
    }

    private static Optional<String> objection(Params params) {
        if (deadlineIsWrong(params)) {
            return Optional.of("deadline");
        }
        return Optional.of("display_qty")
                .filter(params::has)
                .or(() -> Optional.of("trigger_price").filter(params::has));
    }

    Reply edit(Account account, Params params) {
        Optional<Market> market = params.text("pair").flatMap(hall::marketOfAnyName);
        if (market.isEmpty()) {
            return Reply.error("EQuery:Unknown asset pair");
        }
        String old = params.text("txid").orElse("");
        AmendDraft draft =
                new AmendDraft(
                        Optional.of(old),
                        Optional.empty(),
                        params.text("volume"),
                        params.text("price"),
                        params.list("oflags").contains("post"),
                        deadline(params),
                        objection(params));
        return switch (changes.edit(account, market.get(), draft, Dialect.REST)) {
            case AmendOutcome.Refused(String error) -> Reply.error(error);
            case AmendOutcome.Changed(String id, Order order) ->
                    Reply.of(
                            described(
                                            edited(market.get(), old, id, order),
                                            market.get(),
                                            order.terms())
                                    .close());
        };
    }

    private static JsonText edited(Market market, String old, String id, Order order) {
        return new JsonText()
                .open()
                .put("status", "ok")
                .put("txid", id)
                .put("originaltxid", old)
                .putText("volume", order.terms().lots(), market.rules().lotDecimals())
                .putText("price", order.limit(), market.rules().priceDecimals())
                .put("orders_cancelled", 1);
    }
}
