package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.Side;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.TimeInForce;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.util.List;

/** Writes requests that change something. */
final class WriteText {

    private WriteText() {}

    static String place(VenueRequest.Place place, Market market, String token, long requestId) {
        RequestText request = RequestText.members();
        request.text("symbol", market.symbol());
        order(request, place.order(), market);
        return timed(request, place.deadline(), token).of("add_order", requestId);
    }

    static String batch(
            VenueRequest.PlaceBatch batch, Market market, String token, long requestId) {
        List<RequestText> orders =
                batch.orders().stream()
                        .map(ticket -> order(RequestText.members(), ticket, market))
                        .toList();
        RequestText request =
                RequestText.members().text("symbol", market.symbol()).objects("orders", orders);
        return timed(request, batch.deadline(), token).of("batch_add", requestId);
    }

    private static RequestText order(RequestText request, OrderTicket ticket, Market market) {
        request.text("side", ticket.side() == Side.BUY ? "buy" : "sell")
                .number("order_qty", market.quantityText(ticket.lots()));
        switch (ticket.pricing()) {
            case OrderTicket.Pricing.Limit limit -> limit(request, limit, market);
            case OrderTicket.Pricing.Market _ -> request.text("order_type", "market");
        }
        // The fee in the quote, so that what was bought stays whole.
        return request.text("cl_ord_id", ticket.id().text()).text("fee_preference", "quote");
    }

    private static void limit(RequestText request, OrderTicket.Pricing.Limit limit, Market market) {
        request.text("order_type", "limit")
                .number("limit_price", market.priceText(limit.priceTicks()));
        switch (limit.timeInForce()) {
            case TimeInForce.GoodTillCancelled _ -> request.text("time_in_force", "gtc");
            case TimeInForce.GoodTillDate(Instant end) ->
                    request.text("time_in_force", "gtd")
                            .text("expire_time", RequestTime.seconds(end));
            case TimeInForce.ImmediateOrCancel _ -> request.text("time_in_force", "ioc");
            case TimeInForce.FillOrKill _ -> request.text("time_in_force", "fok");
        }
        if (limit.postOnly()) {
            request.truth("post_only", true);
        }
    }

    /**
     * Both quantity and price are sent: the venue's words and its sample differ in what it needs.
     */
    static String amend(VenueRequest.Amend amend, Market market, String token, long requestId) {
        RequestText request =
                RequestText.members()
                        .text("cl_ord_id", amend.order().text())
                        .number("order_qty", market.quantityText(amend.lots()))
                        .number("limit_price", market.priceText(amend.priceTicks()))
                        .truth("post_only", amend.postOnly());
        return timed(request, amend.deadline(), token).of("amend_order", requestId);
    }

    /** One order a request: a failure does not say which order it is of. */
    static String cancel(VenueRequest.Cancel cancel, String token, long requestId) {
        return RequestText.members()
                .texts("cl_ord_id", List.of(cancel.order().text()))
                .text("token", token)
                .of("cancel_order", requestId);
    }

    static String cancelAll(String token, long requestId) {
        return RequestText.members().text("token", token).of("cancel_all", requestId);
    }

    static String cancelAllAfter(
            VenueRequest.CancelAllAfter request, String token, long requestId) {
        return RequestText.members()
                .number("timeout", Integer.toString(request.seconds()))
                .text("token", token)
                .of("cancel_all_orders_after", requestId);
    }

    private static RequestText timed(RequestText request, Instant deadline, String token) {
        return request.text("deadline", RequestTime.millis(deadline)).text("token", token);
    }
}
