package io.trellis.krakensim.socket;

import io.trellis.krakensim.desk.AmendDraft;
import io.trellis.krakensim.desk.Draft;
import io.trellis.krakensim.json.Json;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads orders and changes in the words of WebSocket v2. */
final class SocketDrafts {

    private static final List<String> NUMBERS =
            List.of("order_qty", "limit_price", "display_qty", "cash_order_qty", "trigger_price");
    private static final List<String> UNSUPPORTED =
            List.of(
                    "triggers",
                    "conditional",
                    "display_qty",
                    "cash_order_qty",
                    "trigger_price",
                    "effective_time",
                    "limit_price_type");

    private SocketDrafts() {}

    /** The field that has to be a number and is none, as the venue complains of it. */
    static Optional<String> noNumber(Json.Fields order) {
        return NUMBERS.stream()
                .filter(name ->
                        order.get(name).filter(value -> Request.plain(value).isEmpty()).isPresent())
                .findFirst()
                .map(Request::noNumber);
    }

    private static Optional<String> number(Json.Fields order, String name) {
        return order.get(name).flatMap(Request::plain);
    }

    private static Optional<String> text(Json.Fields order, String name) {
        return order.get(name)
                .flatMap(value ->
                        value instanceof Json.Text(String text)
                                ? Optional.of(text)
                                : Optional.empty());
    }

    static boolean flag(Json.Fields order, String name) {
        return order.get(name).orElse(new Json.Nothing()) instanceof Json.Flag(boolean on) && on;
    }

    static Draft order(Json.Fields order) {
        Optional<String> expires = text(order, "expire_time");
        return new Draft(
                text(order, "order_type").orElse(""),
                text(order, "side").orElse(""),
                number(order, "order_qty").orElse(""),
                number(order, "limit_price"),
                text(order, "time_in_force").orElse("gtc").toUpperCase(Locale.ROOT),
                expires.map(Stamps::parse).orElse(OptionalLong.empty()),
                flag(order, "post_only"),
                text(order, "cl_ord_id"),
                order.get("order_userref").flatMap(Json::scalar),
                text(order, "stp_type").orElse("cancel_newest"),
                text(order, "fee_preference").orElse("quote"),
                objection(order));
    }

    private static Optional<String> objection(Json.Fields order) {
        boolean limit = text(order, "order_type").orElse("").equals("limit");
        if (limit && flag(order, "no_mpp")) {
            return Optional.of("no_mpp order option is only available when ordertype = market");
        }
        if (flag(order, "margin") || flag(order, "reduce_only")) {
            return Optional.of(flag(order, "margin") ? "margin" : "reduce_only");
        }
        return UNSUPPORTED.stream().filter(name -> order.get(name).isPresent()).findFirst();
    }

    static AmendDraft amend(Json.Fields order) {
        return new AmendDraft(
                text(order, "order_id"),
                text(order, "cl_ord_id"),
                number(order, "order_qty"),
                number(order, "limit_price"),
                flag(order, "post_only"),
                deadline(order),
                deadlineIsWrong(order)
                        ? Optional.of("deadline")
                        : UNSUPPORTED.stream()
                                .filter(name -> order.get(name).isPresent())
                                .findFirst());
    }

    static OptionalLong deadline(Json.Fields order) {
        return text(order, "deadline").map(Stamps::parse).orElse(OptionalLong.empty());
    }

    static boolean deadlineIsWrong(Json.Fields order) {
        return order.get("deadline").isPresent() && deadline(order).isEmpty();
    }
}
