package io.trellis.krakensim.rest;

import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.engine.Amend;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderStatus;
import io.trellis.krakensim.engine.OrderView;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.rules.MarketRules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** The orders of an account. */
final class OrderReads {

    private static final int MOST_IDS = 50;

    private final Hall hall;
    private final OrderJson orderJson;

    OrderReads(Hall hall) {
        this.hall = hall;
        this.orderJson = new OrderJson(hall);
    }

    private record Seen(Order order, OrderView view) {}

    Reply open(Account account, Params params, long viewNanos) {
        var json = new JsonText().open().open("open");
        for (Seen seen : seen(account, params, viewNanos)) {
            if (seen.view().status() == OrderStatus.OPEN) {
                orderJson.add(json, seen.order(), seen.view(), params.flag("trades"));
            }
        }
        return Reply.of(json.close().close());
    }

    private static List<Seen> seen(Account account, Params params, long viewNanos) {
        Optional<String> clientId = params.text("cl_ord_id").map(Account::normal);
        Optional<String> reference = params.text("userref");
        List<Seen> seen = new ArrayList<>();
        for (Order order : account.orders()) {
            boolean wanted =
                    clientId.map(id -> id.equals(clientId(order))).orElse(true)
                            && reference.map(r -> r.equals(reference(order))).orElse(true);
            if (wanted) {
                order.viewAt(viewNanos).ifPresent(view -> seen.add(new Seen(order, view)));
            }
        }
        return seen;
    }

    private static String clientId(Order order) {
        return order.terms().clientId().map(Account::normal).orElse("");
    }

    private static String reference(Order order) {
        OptionalLong reference = order.terms().userReference();
        return reference.isPresent() ? Long.toString(reference.getAsLong()) : "";
    }

    Reply closed(Account account, Params params, long viewNanos) {
        Optional<Range> range = Range.of(params, id -> placed(account, id));
        if (range.isEmpty()) {
            return Reply.wrong("start");
        }
        ToLongFunction<Seen> time =
                params.text("closetime").orElse("both").equals("open")
                        ? seen -> seen.order().placedNanos()
                        : seen -> seen.view().endedNanos().orElse(0);
        List<Seen> closed =
                seen(account, params, viewNanos).stream()
                        .filter(seen -> seen.view().status() != OrderStatus.OPEN)
                        .filter(seen -> range.get().holds(time.applyAsLong(seen)))
                        .sorted(Comparator.comparingLong(time).reversed())
                        .toList();
        var json = new JsonText().open();
        if (!params.flag("without_count")) {
            json.put("count", closed.size());
        }
        json.open("closed");
        closed.stream()
                .skip(range.get().offset())
                .limit(Range.PAGE)
                .forEach(seen ->
                        orderJson.add(json, seen.order(), seen.view(), params.flag("trades")));
        return Reply.of(json.close().close());
    }

    private static OptionalLong placed(Account account, String id) {
        return account.orders().stream()
                .filter(order -> order.id().equals(id))
                .mapToLong(Order::placedNanos)
                .findFirst();
    }

    Reply query(Account account, Params params, long viewNanos) {
        List<String> ids = params.list("txid");
        if (ids.isEmpty() || ids.size() > MOST_IDS) {
            return Reply.wrong("txid");
        }
        var json = new JsonText().open();
        for (String id : ids) {
            if (OrderIds.isMalformed(id.strip())) {
                return Reply.error("EOrder:Invalid order");
            }
            Optional<Order> order = find(account, id.strip());
            Optional<OrderView> view = order.flatMap(found -> found.viewAt(viewNanos));
            if (order.isEmpty() || view.isEmpty()) {
                return Reply.error("EOrder:Unknown order");
            }
            orderJson.add(json, order.get(), view.get(), params.flag("trades"));
        }
        return Reply.of(json.close());
    }

    private static Optional<Order> find(Account account, String id) {
        return account.orders().stream().filter(order -> order.id().equals(id)).findFirst();
    }

    Reply amends(Account account, Params params, long viewNanos) {
        Optional<Order> order = params.text("order_id").flatMap(id -> find(account, id));
        Optional<OrderView> view = order.flatMap(found -> found.viewAt(viewNanos));
        if (order.isEmpty() || view.isEmpty()) {
            return Reply.error("EOrder:Unknown order");
        }
        MarketRules rules = hall.own(order.get().symbol()).rules();
        List<Amend> amends = order.get().amends().subList(0, view.get().amends());
        var json = new JsonText().open().put("count", amends.size()).openArray("amends");
        for (Amend amend : amends) {
            json.open()
                    .put("amend_id", amend.id())
                    .put("amend_type", amend.type())
                    .putText("order_qty", amend.lots(), rules.lotDecimals())
                    .putText("remaining_qty", amend.remaining(), rules.lotDecimals())
                    .put("limit_price", Amounts.text(amend.price(), rules.priceDecimals()))
                    .put("post_only", amend.postOnly())
                    .put("timestamp", amend.timeNanos() / 1_000_000L);
            if (amend.type().equals("user")) {
                json.put("reason", "User requested");
            }
            json.close();
        }
        return Reply.of(json.closeArray().close());
    }
}
