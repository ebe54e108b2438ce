package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.Side;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.core.strategyfile.json.JsonWriter;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.OrderTicket.Pricing;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Parameters of writes. The fee is always asked for in the quote, so that the inventory stays
 * whole; {@code validate} is left out unless it is wanted, as any value of it has been taken for
 * true.
 */
final class WriteForms {

    private WriteForms() {}

    static Form add(OrderTicket order, Market market, Instant deadline, boolean validate) {
        return order(order, market)
                .with("pair", market.altname())
                .with("deadline", time(deadline))
                .withIf(validate, "validate", "true");
    }

    /** What an order of a batch has, too. */
    private static Form order(OrderTicket order, Market market) {
        Form form =
                Form.empty()
                        .with("ordertype", type(order.pricing()))
                        .with("type", order.side() == Side.BUY ? "buy" : "sell")
                        .with("volume", market.quantityText(order.lots()))
                        .with("cl_ord_id", order.id().text());
        return switch (order.pricing()) {
            case Pricing.Market _ -> form.with("oflags", "fciq");
            case Pricing.Limit limit -> limit(form, limit, market);
        };
    }

    private static String type(Pricing pricing) {
        return switch (pricing) {
            case Pricing.Market _ -> "market";
            case Pricing.Limit _ -> "limit";
        };
    }

    private static Form limit(Form form, Pricing.Limit limit, Market market) {
        Form priced =
                form.with("price", market.priceText(limit.priceTicks()))
                        .with("oflags", limit.postOnly() ? "fciq,post" : "fciq");
        return switch (limit.timeInForce()) {
            case TimeInForce.GoodTillCancelled _ -> priced.with("timeinforce", "GTC");
            case TimeInForce.ImmediateOrCancel _ -> priced.with("timeinforce", "IOC");
            case TimeInForce.FillOrKill _ -> priced.with("timeinforce", "FOK");
            case TimeInForce.GoodTillDate(Instant end) ->
                    priced.with("timeinforce", "GTD")
                            .with("expiretm", Long.toString(end.getEpochSecond()));
        };
    }

    static byte[] addBatch(VenueRequest.PlaceBatch batch, Market market, String nonce) {
        List<Json> orders =
                batch.orders().stream().map(order -> json(order(order, market))).toList();
        return JsonWriter.canonical(
                Json.object()
                        .put("nonce", Long.parseLong(nonce))
                        .put("pair", market.altname())
                        .put("deadline", time(batch.deadline()))
                        .put("orders", new Json.ArrayValue(orders))
                        .build());
    }

    private static Json json(Form form) {
        var object = Json.object();
        form.fields().forEach(object::put);
        return object.build();
    }

    static byte[] cancelBatch(List<ClientOrderId> orders, String nonce) {
        List<Json> ids = orders.stream().<Json>map(id -> new Json.TextValue(id.text())).toList();
        return JsonWriter.canonical(
                Json.object()
                        .put("nonce", Long.parseLong(nonce))
                        .put("cl_ord_ids", new Json.ArrayValue(ids))
                        .build());
    }

    /** Both figures are sent, as the samples do not agree on which may be left out. */
    static Form amend(VenueRequest.Amend amend, Market market) {
        return Form.empty()
                .with("cl_ord_id", amend.order().text())
                .with("order_qty", market.quantityText(amend.lots()))
                .with("limit_price", market.priceText(amend.priceTicks()))
                .withIf(amend.postOnly(), "post_only", "true")
                .with("deadline", time(amend.deadline()));
    }

    static Form cancel(VenueRequest.Cancel cancel) {
        return Form.empty().with("cl_ord_id", cancel.order().text());
    }

    static Form cancelById(String venueId) {
        return Form.empty().with("txid", venueId);
    }

    static Form cancelAllAfter(int seconds) {
        return Form.empty().with("timeout", Integer.toString(seconds));
    }

    /** RFC 3339 in milliseconds. */
    private static String time(Instant deadline) {
        return deadline.truncatedTo(ChronoUnit.MILLIS).toString();
    }
}
