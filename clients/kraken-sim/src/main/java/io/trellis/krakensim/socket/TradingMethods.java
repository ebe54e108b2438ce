package io.trellis.krakensim.socket;

import io.trellis.krakensim.access.ApiKey;
import io.trellis.krakensim.desk.AmendOutcome;
import io.trellis.krakensim.desk.Changes;
import io.trellis.krakensim.desk.ClientIds;
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
import io.trellis.krakensim.rules.Permission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** New orders and changes over a connection; each answer is a frame. */
final class TradingMethods {

    private static final int MOST_IN_A_BATCH = 15;

    private final Hall hall;
    private final Desk desk;
    private final Changes changes;
    private final CancelMethods cancels;

    TradingMethods(Hall hall, Desk desk, Changes changes) {
        this.hall = hall;
        this.desk = desk;
        this.changes = changes;
        this.cancels = new CancelMethods(hall, desk);
    }

    /** The frames that answer a request of a key. */
    List<String> answer(long nowNanos, ApiKey key, Request request) {
        if (!allowed(request.method(), key.permissions())) {
            return List.of(refused(request, "EGeneral:Permission denied"));
        }
        Account account = hall.account(key.account());
        return switch (request.method()) {
            case "add_order" -> List.of(add(account, request));
            case "amend_order" -> List.of(amend(account, request));
            case "edit_order" -> List.of(edit(account, request));
            case "batch_add" -> List.of(batch(account, request));
            default -> cancels.answer(nowNanos, account, request);
        };
    }

    private static boolean allowed(String method, Set<Permission> permissions) {
        boolean modifies = permissions.contains(Permission.MODIFY_TRADES);
        boolean closes = permissions.contains(Permission.CLOSE_TRADES);
        return switch (method) {
            case "add_order", "amend_order" -> modifies;
            case "edit_order", "batch_add" -> modifies && closes;
            default -> modifies || closes;
        };
    }

    private String refused(Request request, String error) {
        hall.tally().refusal(error);
        return request.failure(error);
    }

    private Optional<Market> market(Request request) {
        return request.text("symbol").flatMap(hall::market);
    }

    private String noMarket(Request request) {
        String symbol = request.text("symbol").orElse("");
        return refused(request, "Currency pair not supported " + symbol);
    }

    // New orders.

    private String add(Account account, Request request) {
        Optional<String> noNumber = SocketDrafts.noNumber(request.params());
        if (noNumber.isPresent()) {
            return refused(request, noNumber.get());
        }
        Optional<Market> market = market(request);
        if (market.isEmpty()) {
            return noMarket(request);
        }
        if (SocketDrafts.deadlineIsWrong(request.params())) {
            return refused(request, "EGeneral:Invalid arguments:deadline");
        }
        Outcome outcome =
                desk.place(
                        account,
                        market.get(),
                        SocketDrafts.order(request.params()),
                        Dialect.SOCKET,
                        SocketDrafts.deadline(request.params()),
                        request.flag("validate", false));
        return switch (outcome) {
            case Outcome.Refused(String error) -> refused(request, error);
            case Outcome.Accepted(Order order) -> {
                var json = new JsonText().open().put("order_id", order.id());
                yield success(request, identified(json, order.terms()));
            }
            case Outcome.Valid(OrderTerms terms) ->
                    success(request, identified(new JsonText().open(), terms));
        };
    }

    private static String success(Request request, JsonText result) {
        return request.success(Optional.of(result.close().toString()));
    }

    /** Adds the identifier that was sent. */
    private JsonText identified(JsonText json, OrderTerms terms) {
        terms.clientId().ifPresent(id -> json.put("cl_ord_id", ClientIds.shown(hall.rules(), id)));
        terms.userReference().ifPresent(number -> json.put("order_userref", number));
        return json;
    }

    private String batch(Account account, Request request) {
        Optional<Market> market = market(request);
        if (market.isEmpty()) {
            return noMarket(request);
        }
        List<Draft> drafts = new ArrayList<>();
        if (request.params().get("orders").orElse(new Json.Nothing())
                instanceof Json.Values(List<Json> rows)) {
            for (Json row : rows) {
                Json.Fields fields = row instanceof Json.Fields f ? f : Request.NO_FIELDS;
                Optional<String> noNumber = SocketDrafts.noNumber(fields);
                if (noNumber.isPresent()) {
                    return refused(request, noNumber.get());
                }
                drafts.add(SocketDrafts.order(fields));
            }
        }
        if (drafts.size() < 2 || drafts.size() > MOST_IN_A_BATCH) {
            return refused(request, "EGeneral:Invalid arguments:orders");
        }
        if (drafts.stream().anyMatch(draft -> draft.timeInForce().equals("FOK"))) {
            return refused(request, "EGeneral:Invalid arguments:time_in_force");
        }
        if (SocketDrafts.deadlineIsWrong(request.params())) {
            return refused(request, "EGeneral:Invalid arguments:deadline");
        }
        List<Outcome> outcomes =
                desk.placeBatch(
                        account,
                        market.get(),
                        drafts,
                        Dialect.SOCKET,
                        SocketDrafts.deadline(request.params()),
                        request.flag("validate", false));
        if (outcomes.size() < drafts.size()
                && outcomes.getFirst() instanceof Outcome.Refused(String error)) {
            return refused(request, error);
        }
        return request.success(Optional.of(elements(drafts, outcomes)));
    }

    private String elements(List<Draft> drafts, List<Outcome> outcomes) {
        var json = new JsonText().openArray();
        for (int i = 0; i < outcomes.size(); i++) {
            json.open();
            switch (outcomes.get(i)) {
                case Outcome.Accepted(Order order) ->
                        identified(json.put("order_id", order.id()), order.terms());
                case Outcome.Valid(OrderTerms terms) -> identified(json, terms);
                case Outcome.Refused(String error) -> {
                    hall.tally().refusal(error);
                    json.put("error", error);
                    drafts.get(i)
                            .clientId()
                            .ifPresent(
                                    id -> json.put("cl_ord_id", ClientIds.shown(hall.rules(), id)));
                }
            }
            json.close();
        }
        return json.closeArray().toString();
    }

    // Changes.

    private String amend(Account account, Request request) {
        Optional<String> noNumber = SocketDrafts.noNumber(request.params());
        if (noNumber.isPresent()) {
            return refused(request, noNumber.get());
        }
        var draft = SocketDrafts.amend(request.params());
        return switch (changes.amend(account, draft, Dialect.SOCKET)) {
            case AmendOutcome.Refused(String error) -> refused(request, error);
            case AmendOutcome.Changed(String id, Order _) -> {
                var json = new JsonText().open().put("amend_id", id);
                if (draft.orderId().isPresent()) {
                    json.put("order_id", draft.orderId().get());
                } else {
                    draft.clientId()
                            .ifPresent(own ->
                                    json.put("cl_ord_id", ClientIds.shown(hall.rules(), own)));
                }
                yield success(request, json);
            }
        };
    }

    private String edit(Account account, Request request) {
        Optional<Market> market = market(request);
        if (market.isEmpty()) {
            return noMarket(request);
        }
        Optional<String> noNumber = SocketDrafts.noNumber(request.params());
        if (noNumber.isPresent()) {
            return refused(request, noNumber.get());
        }
        var draft = SocketDrafts.amend(request.params());
        return switch (changes.edit(account, market.get(), draft, Dialect.SOCKET)) {
            case AmendOutcome.Refused(String error) -> refused(request, error);
            case AmendOutcome.Changed(String id, Order _) ->
                    success(
                            request,
                            new JsonText()
                                    .open()
                                    .put("order_id", id)
                                    .put("original_order_id", draft.orderId().orElse("")));
        };
    }
}
