package io.trellis.krakensim.socket;

import io.trellis.krakensim.desk.ClientIds;
import io.trellis.krakensim.desk.Desk;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.rules.Quirk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Cancels over a connection: of single orders with an answer each, of some, of all. */
final class CancelMethods {

    private static final int MOST_IN_A_BATCH = 50;
    private static final long DAY_SECONDS = 86_400;
    private static final String UNKNOWN = "EOrder:Unknown order";

    private final Hall hall;
    private final Desk desk;

    CancelMethods(Hall hall, Desk desk) {
        this.hall = hall;
        this.desk = desk;
    }

    List<String> answer(long nowNanos, Account account, Request request) {
        return switch (request.method()) {
            case "cancel_order" -> each(account, request);
            case "batch_cancel" -> List.of(batch(account, request));
            case "cancel_all" -> List.of(all(account, request));
            default -> List.of(after(nowNanos, account, request));
        };
    }

    private String refused(Request request, String error) {
        hall.tally().refusal(error);
        return request.failure(error);
    }

    private List<String> each(Account account, Request request) {
        List<String> frames = new ArrayList<>();
        // Answers may come in any order; the last one asked for comes first, as captured.
        for (String id : request.texts("order_id").reversed()) {
            frames.add(one(request, "order_id", id, account.openOrder(id)));
        }
        for (String id : request.texts("cl_ord_id").reversed()) {
            String shown = ClientIds.shown(hall.rules(), id);
            frames.add(one(request, "cl_ord_id", shown, account.openByClientId(id)));
        }
        for (String number : request.texts("order_userref").reversed()) {
            frames.add(byReference(account, request, number));
        }
        return frames.isEmpty()
                ? List.of(refused(request, "EGeneral:Invalid arguments:order_id"))
                : frames;
    }

    private String one(Request request, String field, String id, Optional<Order> order) {
        if (order.isEmpty()) {
            return refused(request, UNKNOWN);
        }
        return desk.cancel(order.get())
                .map(error -> refused(request, error))
                .orElseGet(() ->
                        request.success(
                                Optional.of(
                                        new JsonText().open().put(field, id).close().toString())));
    }

    private String byReference(Account account, Request request, String number) {
        List<Order> orders = withReference(account, number);
        if (orders.isEmpty()) {
            return refused(request, UNKNOWN);
        }
        for (Order order : orders) {
            Optional<String> error = desk.cancel(order);
            if (error.isPresent()) {
                return refused(request, error.get());
            }
        }
        return request.success(
                Optional.of(
                        new JsonText().open().putRaw("order_userref", number).close().toString()));
    }

    private static List<Order> withReference(Account account, String number) {
        return account.open().stream()
                .filter(order -> {
                    OptionalLong own = order.terms().userReference();
                    return own.isPresent() && Long.toString(own.getAsLong()).equals(number);
                })
                .toList();
    }

    private String batch(Account account, Request request) {
        List<String> ids = request.texts("orders");
        List<String> clientIds = request.texts("cl_ord_id");
        int wanted = ids.size() + clientIds.size();
        if (wanted < 2 || wanted > MOST_IN_A_BATCH) {
            return refused(request, "EGeneral:Invalid arguments:orders");
        }
        List<Order> orders = new ArrayList<>();
        for (String id : ids) {
            account.openOrder(id)
                    .ifPresentOrElse(orders::add, () -> orders.addAll(withReference(account, id)));
        }
        clientIds.forEach(id -> account.openByClientId(id).ifPresent(orders::add));
        return cancelled(request, orders.stream().distinct().toList(), true);
    }

    private String all(Account account, Request request) {
        List<Order> orders = account.open();
        return orders.isEmpty() ? counted(request, 0, false) : cancelled(request, orders, false);
    }

    private String cancelled(Request request, List<Order> orders, boolean batch) {
        if (orders.isEmpty()) {
            return refused(request, UNKNOWN);
        }
        for (Order order : orders) {
            Optional<String> error = desk.cancel(order);
            if (error.isPresent()) {
                return refused(request, error.get());
            }
        }
        return counted(request, orders.size(), batch);
    }

    private String counted(Request request, int count, boolean batch) {
        if (!batch || !hall.rules().has(Quirk.BATCH_CANCEL_AT_TOP)) {
            return request.success(
                    Optional.of(new JsonText().open().put("count", count).close().toString()));
        }
        var json =
                new JsonText()
                        .open()
                        .put("method", request.method())
                        .put("orders_cancelled", count);
        request.number().ifPresent(text -> json.putRaw("req_id", text));
        return request.timed(json.put("success", true)).close().toString();
    }

    private String after(long nowNanos, Account account, Request request) {
        OptionalLong timeout = request.whole("timeout", -1);
        if (timeout.isEmpty() || timeout.getAsLong() < 0 || timeout.getAsLong() >= DAY_SECONDS) {
            return refused(request, "EGeneral:Invalid arguments:timeout");
        }
        long afterNanos = timeout.getAsLong() * 1_000_000_000L;
        account.deadMan(
                afterNanos == 0 ? OptionalLong.empty() : OptionalLong.of(nowNanos + afterNanos));
        String trigger = afterNanos == 0 ? "0" : Stamps.plain(request.shownNanos() + afterNanos);
        return request.success(
                Optional.of(
                        new JsonText()
                                .open()
                                .put("currentTime", Stamps.plain(request.shownNanos()))
                                .put("triggerTime", trigger)
                                .close()
                                .toString()));
    }
}
