package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.Instrument;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.Refusal;
import io.trellis.core.venue.VenueRequest;
import io.trellis.core.venue.WriteOutcome.Refused;

import java.math.BigDecimal;
import java.util.Optional;

/** What the venue refuses an order for, as far as its rules are known. */
final class OrderCheck {

    private OrderCheck() {}

    /** Why an order is refused, if it is. */
    static Optional<Refused> refusal(OrderTicket ticket, Optional<Market> market) {
        if (market.isEmpty()) {
            return noMarket();
        }
        Instrument rules = market.get().instrument();
        BigDecimal quantity = rules.quantity(ticket.lots());
        if (quantity.compareTo(rules.minQty()) < 0) {
            return below("quantity", rules.minQty());
        }
        return switch (ticket.pricing()) {
            case OrderTicket.Pricing.Limit limit ->
                    rules.price(limit.priceTicks()).multiply(quantity).compareTo(rules.minCost())
                                    < 0
                            ? below("value", rules.minCost())
                            : Optional.empty();
            case OrderTicket.Pricing.Market _ -> Optional.empty();
        };
    }

    /** Why a batch is refused, which it is whole. */
    static Optional<Refused> refusal(VenueRequest.PlaceBatch batch, Optional<Market> market) {
        if (batch.orders().size() < 2 || batch.orders().size() > 15) {
            return invalid("a batch has 2 to 15 orders");
        }
        if (batch.orders().stream().map(OrderTicket::symbol).distinct().count() > 1) {
            return invalid("a batch is of one market");
        }
        return batch.orders().stream()
                .flatMap(ticket -> refusal(ticket, market).stream())
                .findFirst();
    }

    static Optional<Refused> noMarket() {
        return Optional.of(new Refused(Refusal.UNKNOWN_MARKET, "Kraken lists no such market"));
    }

    private static Optional<Refused> below(String what, BigDecimal least) {
        String words = "its " + what + " is below " + least.toPlainString();
        return Optional.of(new Refused(Refusal.BELOW_MINIMUM, words));
    }

    private static Optional<Refused> invalid(String words) {
        return Optional.of(new Refused(Refusal.INVALID_ORDER, words));
    }
}
