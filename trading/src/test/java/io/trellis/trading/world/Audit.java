package io.trellis.trading.world;

import io.trellis.core.account.Account;
import io.trellis.core.broker.OrderNames;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.krakensim.truth.TrueFill;
import io.trellis.krakensim.truth.TrueOrder;
import io.trellis.krakensim.truth.Truth;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Holds the whole story of a trader against what happened at the venue, to the last unit. */
final class Audit {

    private static final BigDecimal UNITS = new BigDecimal("1e8");

    private final Truth truth;
    private final int account;
    private final OrderNames names;
    private final Consumer<String> broken;

    Audit(Truth truth, int account, OrderNames names, Consumer<String> broken) {
        this.truth = truth;
        this.account = account;
        this.names = names;
        this.broken = broken;
    }

    /** Laws of the venue's own story. */
    void venue() {
        truth.brokenSums().forEach(sentence -> broken.accept("INV-05: " + sentence));
        truth.clientIdsRepeated(account)
                .forEach(id -> broken.accept("INV-01: two orders bear the name " + id));
        oneOrderPerCell();
    }

    private List<TrueOrder> ours() {
        return truth.orders(account).stream().filter(order -> !order.human()).toList();
    }

    /** INV-08: the lives of two orders of one level and side do not overlap. */
    private void oneOrderPerCell() {
        Map<String, TrueOrder> last = new HashMap<>();
        for (TrueOrder order : ours()) {
            Optional<OrderNames.Parts> parts =
                    order.clientOrderId().flatMap(id -> names.read(new ClientOrderId(id)));
            if (parts.isEmpty()) {
                broken.accept("INV-09: an order bears no name of ours: " + order);
            } else if (parts.get().cell() >= 0) {
                String level = order.side() + " at " + order.limitPrice().orElseThrow();
                TrueOrder before = last.put(level, order);
                if (before != null
                        && before.endedNanos().orElse(Long.MAX_VALUE) > order.placedNanos()) {
                    broken.accept(
                            "INV-08: %s there are two orders: %s and %s"
                                    .formatted(level, before.orderId(), order.orderId()));
                }
            }
        }
    }

    /** Every order is at the venue as it was decided, but for what an amend has changed. */
    void asSent(RecordBook book) {
        for (TrueOrder order : ours()) {
            ClientOrderId id = new ClientOrderId(order.clientOrderId().orElse("nobody"));
            OrderTicket sent = book.sent().get(id);
            if (sent == null) {
                broken.accept("INV-02: the venue has an order that was not written down: " + order);
            } else if (!book.amended().contains(id) && !same(sent, order)) {
                broken.accept("the venue has " + order + ", decided was " + sent);
            }
        }
    }

    private static boolean same(OrderTicket sent, TrueOrder order) {
        boolean priced =
                switch (sent.pricing()) {
                    case OrderTicket.Pricing.Limit limit ->
                            order.limitPrice()
                                    .filter(price -> ticks(price) == limit.priceTicks())
                                    .isPresent();
                    case OrderTicket.Pricing.Market _ -> order.limitPrice().isEmpty();
                };
        return priced && sent.side() == order.side() && sent.lots() == lots(order.quantity());
    }

    private static long ticks(BigDecimal price) {
        return price.movePointRight(1).longValueExact();
    }

    /** Every fill is booked once, as it was, and nothing else. */
    void executions(RecordBook book) {
        var missing = new TreeMap<String, TrueFill>();
        Map<String, String> owners = new HashMap<>();
        for (TrueOrder order : ours()) {
            for (TrueFill fill : order.fills()) {
                missing.put(fill.execId(), fill);
                owners.put(fill.execId(), order.clientOrderId().orElse("nobody"));
            }
        }
        book.executions()
                .forEach((id, booked) -> {
                    TrueFill fill = missing.remove(id);
                    if (fill == null) {
                        broken.accept("INV-05: an execution was booked that never was: " + booked);
                    } else {
                        same(fill, owners.getOrDefault(id, ""), booked);
                    }
                });
        missing.values().forEach(fill -> broken.accept("INV-05: a fill is not booked: " + fill));
    }

    private void same(TrueFill fill, String owner, Fact.Executed booked) {
        BigDecimal fees =
                booked.fees().stream()
                        .map(Fact.AssetAmount::amount)
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        boolean same =
                booked.lots() == lots(fill.quantity())
                        && booked.value() == units(fill.cost())
                        && fees.compareTo(fill.fee()) == 0
                        && booked.id().equals(new ClientOrderId(owner));
        if (!same) {
            broken.accept("INV-05: booked is " + booked + ", it was " + fill + " of " + owner);
        }
    }

    /**
     * INV-05: what the trader has is what its fills have made of what it began with.
     *
     * @param heldLots what its broker holds; the strategy counts dust that cannot be sold alone as
     *     sold, until a later sale makes it good
     */
    void money(Account held, long heldLots, long capital, long ownedLots) {
        long cash = capital;
        long lots = 0;
        long fees = 0;
        for (TrueOrder order : ours()) {
            long sign = order.side() == Side.BUY ? 1 : -1;
            for (TrueFill fill : order.fills()) {
                lots += sign * lots(fill.quantity());
                cash -= sign * units(fill.cost()) + units(fill.fee());
                fees += units(fill.fee());
            }
        }
        if (ownedLots == 0 && (heldLots != lots || held.cash() != cash)) {
            broken.accept(
                    "INV-05: the trader has %d lots and %d cash, its fills make %d and %d"
                            .formatted(heldLots, held.cash(), lots, cash));
        }
        if (held.fees() != fees) {
            broken.accept(
                    "INV-05: the trader paid %d in fees, true is %d".formatted(held.fees(), fees));
        }
    }

    /** What is open at the venue, a line an order. */
    SortedSet<String> open() {
        var open = new TreeSet<String>();
        for (TrueOrder order : ours()) {
            if (order.isOpen()) {
                open.add(
                        order.clientOrderId().map(id -> new ClientOrderId(id).bare()).orElse("")
                                + " "
                                + lots(order.filled()));
            }
        }
        return open;
    }

    /** What is open at the venue, whatever the orders' names: a line an order. */
    List<String> plan() {
        return ours().stream()
                .filter(TrueOrder::isOpen)
                .map(order ->
                        order.side()
                                + " "
                                + order.quantity().subtract(order.filled()).toPlainString()
                                + " at "
                                + order.limitPrice().map(BigDecimal::toPlainString).orElse(""))
                .sorted()
                .toList();
    }

    /** What is open by what the trader knows. */
    static SortedSet<String> open(RecordBook book) {
        var open = new TreeSet<String>();
        for (Fact.OrderChanged order : book.open()) {
            open.add(order.id().bare() + " " + order.filledLots());
        }
        return open;
    }

    /** How many orders the trader holds to be unknown. */
    static List<String> unknown(RecordBook book) {
        var unknown = new ArrayList<String>();
        for (Fact.OrderChanged order : book.open()) {
            if (order.state() != Fact.OrderState.OPEN) {
                unknown.add(order.toString());
            }
        }
        return unknown;
    }

    private static long lots(BigDecimal quantity) {
        return quantity.multiply(UNITS).longValueExact();
    }

    private static long units(BigDecimal quote) {
        return quote.multiply(UNITS).longValueExact();
    }
}
