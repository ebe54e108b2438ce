package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.limits.EngineCounter;
import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.OrderRules;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.TradingMode;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Looks at writes before they are sent, and has them sent ahead of all reads that wait. */
final class WriteDesk {

    private static final int MOST_CANCELLED = 50;

    private final WriteCall.Office office;
    private final Lane lane;
    private final Transport transport;
    private final Listed listed;
    private TradingMode venue = TradingMode.ONLINE;

    WriteDesk(WriteCall.Office office, Lane lane, Transport transport, Listed listed) {
        this.office = office;
        this.lane = lane;
        this.transport = transport;
        this.listed = listed;
    }

    void know(TradingMode mode) {
        venue = mode;
    }

    CompletableFuture<List<WriteOutcome>> carryOut(VenueRequest.Write write) {
        return switch (write) {
            case VenueRequest.Place place -> add(place, place.order());
            case VenueRequest.PlaceBatch batch -> addBatch(batch);
            case VenueRequest.Amend amend -> amend(amend);
            case VenueRequest.Cancel cancel ->
                    send(
                            form("CancelOrder", WriteForms.cancel(cancel))
                                    .counted(cancel)
                                    .order(WriteReplies::cancelled));
            case VenueRequest.CancelAll _ ->
                    send(form("CancelAll", Form.empty()).order(WriteReplies::cancelledAll));
            case VenueRequest.CancelAllAfter(_, int seconds) ->
                    send(
                            form("CancelAllOrdersAfter", WriteForms.cancelAllAfter(seconds))
                                    .order(WriteReplies::armed));
        };
    }

    private CompletableFuture<List<WriteOutcome>> add(VenueRequest.Place place, OrderTicket order) {
        return inMarket(
                order.symbol(),
                1,
                market -> OrderRules.refusal(order, market, venue),
                market ->
                        form("AddOrder", WriteForms.add(order, market, place.deadline(), false))
                                .counted(place)
                                .until(place.deadline())
                                .order(WriteReplies::added));
    }

    CompletableFuture<List<WriteOutcome>> validate(OrderTicket order, Instant deadline) {
        return inMarket(
                order.symbol(),
                1,
                market -> OrderRules.refusal(order, market, venue),
                market ->
                        form("AddOrder", WriteForms.add(order, market, deadline, true))
                                .until(deadline)
                                .order(WriteReplies::validated));
    }

    private CompletableFuture<List<WriteOutcome>> addBatch(VenueRequest.PlaceBatch batch) {
        if (batch.orders().isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return inMarket(
                batch.orders().getFirst().symbol(),
                batch.orders().size(),
                market -> OrderRules.refusal(batch, market, venue),
                market ->
                        json("AddOrderBatch", nonce -> WriteForms.addBatch(batch, market, nonce))
                                .counted(batch)
                                .until(batch.deadline())
                                .order(batch.orders().size(), WriteReplies::addedBatch));
    }

    private CompletableFuture<List<WriteOutcome>> amend(VenueRequest.Amend amend) {
        return inMarket(
                amend.symbol(),
                1,
                market -> OrderRules.refusal(amend, market, venue),
                market ->
                        form("AmendOrder", WriteForms.amend(amend, market))
                                .counted(amend)
                                .until(amend.deadline())
                                .order(WriteReplies::amended));
    }

    CompletableFuture<List<WriteOutcome>> cancel(String venueId) {
        return send(
                form("CancelOrder", WriteForms.cancelById(venueId)).order(WriteReplies::cancelled));
    }

    CompletableFuture<List<WriteOutcome>> cancelBatch(String symbol, List<ClientOrderId> orders) {
        if (orders.isEmpty() || orders.size() > MOST_CANCELLED) {
            return refused(1, Refusal.INVALID_ORDER, "1 to 50 orders are cancelled at once");
        }
        long now = office.loop().nanoTime();
        List<Duration> ages =
                orders.stream().map(order -> office.counters().age(order, now)).toList();
        office.counters().of(symbol, now).charge(new EngineCounter.Request.CancelBatch(ages), now);
        return send(
                json("CancelOrderBatch", nonce -> WriteForms.cancelBatch(orders, nonce))
                        .order(WriteReplies::cancelledAll));
    }

    private CompletableFuture<List<WriteOutcome>> inMarket(
            String symbol,
            int outcomes,
            Function<Market, Optional<WriteOutcome.Refused>> rules,
            Function<Market, WriteCall.Order> order) {
        Optional<Market> market =
                listed.markets().market(symbol).filter(found -> found.symbol().equals(symbol));
        if (market.isEmpty()) {
            return refused(outcomes, Refusal.UNKNOWN_MARKET, "Kraken lists no such market");
        }
        Optional<WriteOutcome.Refused> refusal = rules.apply(market.get());
        return refusal.isPresent()
                ? CompletableFuture.completedFuture(Answers.same(outcomes, refusal.get()))
                : send(order.apply(market.get()));
    }

    private static CompletableFuture<List<WriteOutcome>> refused(
            int outcomes, Refusal reason, String words) {
        return CompletableFuture.completedFuture(
                Answers.same(outcomes, new WriteOutcome.Refused(reason, words)));
    }

    private CompletableFuture<List<WriteOutcome>> send(WriteCall.Order order) {
        var write = new WriteCall(office, order);
        lane.urgent(write);
        return write.result();
    }

    private Draft form(String call, Form with) {
        return new Draft(call, reply -> transport.post(call, with, reply));
    }

    private Draft json(String call, Function<String, byte[]> body) {
        return new Draft(call, reply -> transport.postJson(call, body, reply));
    }
}
