package io.trellis.krakensim.rest;

import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.json.Json;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Cancels, of one order, of some or of all. */
final class CancelWrites {

    private static final int MOST_IN_A_BATCH = 50;
    private static final long DAY_SECONDS = 86_400;

    private final Hall hall;
    private final Desk desk;

    CancelWrites(Hall hall, Desk desk) {
        this.hall = hall;
        this.desk = desk;
    }

    Reply cancel(Account account, Params params) {
        if (params.text("txid").filter(OrderIds::isNeitherIdNorReference).isPresent()) {
            return Reply.error("EOrder:Invalid order");
        }
        List<Order> orders =
                params.text("txid").isPresent()
                        ? byIdOrReference(account, params.text("txid").get())
                        : params.text("cl_ord_id").flatMap(account::openByClientId).stream()
                                .toList();
        return cancel(orders);
    }

    private static List<Order> byIdOrReference(Account account, String text) {
        Optional<Order> byId = account.openOrder(text);
        if (byId.isPresent()) {
            return List.of(byId.get());
        }
        return account.open().stream()
                .filter(order -> order.terms().userReference().isPresent())
                .filter(order ->
                        Long.toString(order.terms().userReference().getAsLong()).equals(text))
                .toList();
    }

    private Reply cancel(List<Order> orders) {
        if (orders.isEmpty()) {
            return Reply.error("EOrder:Unknown order");
        }
        for (Order order : orders) {
            Optional<String> error = desk.cancel(order);
            if (error.isPresent()) {
                return Reply.error(error.get());
            }
        }
        return count(orders.size());
    }

    Reply cancelBatch(Account account, Call call) {
        List<String> texts = texts(call.params(), "orders");
        List<String> clientIds = texts(call.params(), "cl_ord_ids");
        int wanted = texts.size() + clientIds.size();
        if (wanted == 0 || wanted > MOST_IN_A_BATCH) {
            return Reply.wrong("orders");
        }
        List<Order> orders = new ArrayList<>();
        texts.forEach(text -> orders.addAll(byIdOrReference(account, text)));
        clientIds.forEach(id -> account.openByClientId(id).ifPresent(orders::add));
        return cancel(orders.stream().distinct().toList());
    }

    private static List<String> texts(Params params, String name) {
        return params.values().get(name) instanceof Json.Values(var values)
                ? values.stream().flatMap(value -> value.scalar().stream()).toList()
                : List.of();
    }

    Reply cancelAll(Account account) {
        List<Order> orders = account.open();
        return orders.isEmpty() ? count(0) : cancel(orders);
    }

    private static Reply count(int count) {
        return Reply.of(new JsonText().open().put("count", count).close());
    }

    Reply cancelAllAfter(long nowNanos, Account account, Params params) {
        OptionalLong timeout = params.whole("timeout", -1);
        if (timeout.isEmpty() || timeout.getAsLong() < 0 || timeout.getAsLong() >= DAY_SECONDS) {
            return Reply.wrong("timeout");
        }
        long shown = nowNanos + hall.rules().clockOffset().toNanos();
        long afterNanos = timeout.getAsLong() * 1_000_000_000L;
        account.deadMan(
                afterNanos == 0 ? OptionalLong.empty() : OptionalLong.of(nowNanos + afterNanos));
        return Reply.of(
                new JsonText()
                        .open()
                        .put("currentTime", Moments.plain(shown))
                        .put(
                                "triggerTime",
                                afterNanos == 0 ? "0" : Moments.plain(shown + afterNanos))
                        .close());
    }
}
