package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.stream.TrackedOrder.Ending;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueFill;
import io.trellis.core.venue.VenueOrder;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The orders of the account, from reports that each tell a part. A fill is told once, whatever
 * repeats it; an order is told as ended only when the fills that the venue counts have been told.
 */
final class AccountOrders {

    /** What is added to the words of a cancel that nobody here has asked for. */
    static final String FOREIGN = "not asked for by this client";

    private static final int MOST_ENDED = 10_000;
    private static final int MOST_FILLS = 100_000;
    private static final int MOST_NAMES = 20_000;

    private final ListedMarkets markets;
    private final Predicate<String> alreadyBooked;
    private final Consumer<VenueEvent> out;

    private final Map<String, TrackedOrder> open = new LinkedHashMap<>();
    private final RecentMemory<String, TrackedOrder> ended = new RecentMemory<>(MOST_ENDED);

    /** Orders of markets that we cannot read; all their reports are passed over. */
    private final RecentMemory<String, Boolean> strange = new RecentMemory<>(MOST_NAMES);

    /** Orders of a person of which only the fills say what they are. */
    private final RecentMemory<String, Boolean> bare = new RecentMemory<>(MOST_NAMES);

    private final RecentMemory<String, Boolean> fills = new RecentMemory<>(MOST_FILLS);
    private final RecentMemory<ClientOrderId, OrderTicket> placed = new RecentMemory<>(MOST_NAMES);
    private final RecentMemory<ClientOrderId, Boolean> cancelled = new RecentMemory<>(MOST_NAMES);
    private long duplicates;

    /**
     * @param alreadyBooked whether a fill was booked before, by its execution id
     */
    AccountOrders(
            ListedMarkets markets, Predicate<String> alreadyBooked, Consumer<VenueEvent> out) {
        this.markets = markets;
        this.alreadyBooked = alreadyBooked;
        this.out = out;
    }

    long duplicates() {
        return duplicates;
    }

    /** An order is about to be placed: reports of it may come first, and say less. */
    void placed(OrderTicket ticket) {
        placed.put(ticket.id(), ticket);
    }

    /** A cancel was asked for, in whatever way. */
    void cancelAsked(ClientOrderId order) {
        cancelled.put(order, true);
    }

    /** The cancel of all orders was asked for. */
    void cancelOfAllAsked() {
        open.values().stream().flatMap(order -> order.clientId.stream()).forEach(this::cancelAsked);
    }

    /** The answer to a placing came when nobody waited any more: the order is there. */
    void placedAfterAll(OrderTicket ticket, String venueId, Instant time) {
        if (open.containsKey(venueId) || ended.has(venueId)) {
            return;
        }
        markets.market(ticket.symbol())
                .ifPresent(market -> report(track(venueId, ticket, market, time)));
    }

    /** The symbol of an order, if it is known. */
    Optional<String> symbol(String venueId) {
        return find(venueId).map(order -> order.market.symbol());
    }

    /** Whether the end of an order waits for fills. */
    boolean hasEndsThatWait() {
        return open.values().stream().anyMatch(order -> order.ending.isPresent());
    }

    private Optional<TrackedOrder> find(String venueId) {
        return Optional.ofNullable(open.get(venueId)).or(() -> ended.find(venueId));
    }

    /**
     * Takes the snapshot: the open orders and the last fills.
     *
     * @return what is told when all of the account is known
     * @throws GapException if a row of it cannot be taken
     */
    Snapshot snapshot(List<ExecutionRow> rows) {
        Map<String, TrackedOrder> before = new LinkedHashMap<>(open);
        open.clear();
        var recent = new ArrayList<VenueFill>();
        for (ExecutionRow row : rows) {
            if (row.trade().isPresent()) {
                earlierFill(row).ifPresent(recent::addFirst);
            } else if (row.status().isOpen() || isStrangeState(row)) {
                openOrder(row, Optional.ofNullable(before.get(row.orderId())));
            } else if (row.status() == ExecutionRow.Status.UNKNOWN) {
                throw new GapException("order " + row.orderId() + " is in no state that is known");
            }
        }
        before.values().stream()
                .filter(order -> !open.containsKey(order.venueId))
                .forEach(order -> ended.put(order.venueId, order));
        return new Snapshot(open.values().stream().map(TrackedOrder::order).toList(), recent);
    }

    /** A person's order in a state on no list is there, whatever that means. */
    private static boolean isStrangeState(ExecutionRow row) {
        return row.status() == ExecutionRow.Status.UNKNOWN && row.clientId().isEmpty();
    }

    /**
     * Open orders and recent fills.
     *
     * @param recent oldest first
     */
    record Snapshot(List<VenueOrder> open, List<VenueFill> recent) {}

    private Optional<VenueFill> earlierFill(ExecutionRow row) {
        ExecutionRow.Trade trade = row.trade().orElseThrow();
        fills.put(trade.executionId(), true);
        return row.symbol().flatMap(markets::market).map(market -> fill(row, trade, market));
    }

    private void openOrder(ExecutionRow row, Optional<TrackedOrder> before) {
        adopt(row)
                .ifPresent(order -> {
                    order.state = state(row.status());
                    order.filledLots = lots(order, row.filledQuantity(), 0);
                    order.cost = row.cost().orElse(BigDecimal.ZERO);
                    // The snapshot tells no fees; what was told of them still holds.
                    before.filter(known -> known.filledLots == order.filledLots)
                            .ifPresent(known -> order.fee = known.fee);
                });
    }

    private static VenueOrder.State state(ExecutionRow.Status status) {
        return status == ExecutionRow.Status.PENDING_NEW
                ? VenueOrder.State.PENDING
                : VenueOrder.State.OPEN;
    }

    /**
     * Takes a report.
     *
     * @throws GapException if it cannot be taken, so that something is not known any more
     */
    void update(ExecutionRow row) {
        row.trade().ifPresent(fill -> trade(row, fill));
        if (row.trade().isPresent() && row.kind() == ExecutionRow.Kind.TRADE) {
            return;
        }
        Optional<TrackedOrder> known = find(row.orderId()).or(() -> adopt(row));
        if (known.isEmpty()) {
            return;
        }
        TrackedOrder order = known.get();
        row.clientId().ifPresent(id -> order.clientId = Optional.of(id));
        switch (row.kind()) {
            case PENDING_NEW -> begun(order, VenueOrder.State.PENDING);
            case NEW -> begun(order, VenueOrder.State.OPEN);
            case AMENDED, RESTATED -> changed(order, row);
            case FILLED -> ends(order, row, VenueOrder.State.FILLED);
            case CANCELED -> ends(order, row, VenueOrder.State.CANCELLED);
            case EXPIRED -> ends(order, row, VenueOrder.State.EXPIRED);
            case ICEBERG_REFILL, STATUS -> {}
            case TRADE -> throw new GapException("a fill of " + row.orderId() + " has no name");
            case UNKNOWN -> somethingElse(order, row);
        }
    }

    /** What is on no list may happen to a person's order; where it stands is enough of that. */
    private void somethingElse(TrackedOrder order, ExecutionRow row) {
        if (order.clientId.isPresent()) {
            throw unlisted(row);
        }
        if (order.state.isFinal()) {
            duplicates++;
            return;
        }
        switch (row.status()) {
            case PENDING_NEW, NEW, PARTIALLY_FILLED -> {
                order.state = state(row.status());
                changed(order, row);
                checkCount(order, row);
            }
            case FILLED -> ends(order, row, VenueOrder.State.FILLED);
            case CANCELED -> ends(order, row, VenueOrder.State.CANCELLED);
            case EXPIRED -> ends(order, row, VenueOrder.State.EXPIRED);
            case UNKNOWN -> throw unlisted(row);
        }
    }

    private static GapException unlisted(ExecutionRow row) {
        return new GapException("something on no list has happened to " + row.orderId());
    }

    private void begun(TrackedOrder order, VenueOrder.State state) {
        if (order.state == VenueOrder.State.PENDING) {
            order.state = state;
            report(order);
        }
    }

    private void changed(TrackedOrder order, ExecutionRow row) {
        order.lots = lots(order, row.quantity(), order.lots);
        order.sized |= row.quantity().isPresent();
        order.priceTicks = ticks(order.market, row.limitPrice(), order.priceTicks);
        report(order);
    }

    private void ends(TrackedOrder order, ExecutionRow row, VenueOrder.State state) {
        if (order.state.isFinal()) {
            duplicates++;
            return;
        }
        long filled = lots(order, row.filledQuantity(), order.filledLots);
        order.ending = Optional.of(new Ending(state, filled, words(order, row, state)));
        endIfWhole(order);
    }

    private String words(TrackedOrder order, ExecutionRow row, VenueOrder.State state) {
        boolean asked = order.clientId.filter(cancelled::has).isPresent();
        if (asked || state != VenueOrder.State.CANCELLED) {
            return row.words();
        }
        return row.words().isEmpty() ? FOREIGN : row.words() + "; " + FOREIGN;
    }

    /** The end may come before the last fill. */
    private void endIfWhole(TrackedOrder order) {
        order.ending
                .filter(ending -> order.filledLots >= ending.filledLots())
                .ifPresent(ending -> {
                    order.ending = Optional.empty();
                    order.state = ending.state();
                    order.words = ending.words();
                    open.remove(order.venueId);
                    ended.put(order.venueId, order);
                    report(order);
                });
    }

    private void trade(ExecutionRow row, ExecutionRow.Trade trade) {
        if (fills.has(trade.executionId())) {
            duplicates++;
            return;
        }
        Optional<TrackedOrder> known = find(row.orderId()).or(() -> adopt(row));
        Optional<Market> market =
                known.map(order -> order.market).or(() -> row.symbol().flatMap(markets::market));
        if (market.isEmpty()) {
            return;
        }
        VenueFill fill = fill(row, trade, market.get());
        fills.put(trade.executionId(), true);
        known.ifPresent(order -> book(order, fill));
        if (!alreadyBooked.test(trade.executionId())) {
            out.accept(new VenueEvent.Filled(fill));
        }
        TrackedOrder order =
                known.orElseThrow(
                        () -> new GapException("an order was filled that was never told of"));
        report(order);
        endIfWhole(order);
        checkCount(order, row);
    }

    private static void book(TrackedOrder order, VenueFill fill) {
        if (order.state == VenueOrder.State.PENDING) {
            order.state = VenueOrder.State.OPEN;
        }
        order.filledLots += fill.lots();
        order.lots = order.sized ? order.lots : order.filledLots;
        order.cost = order.cost.add(fill.cost());
        order.fee =
                fill.fees().stream()
                        .filter(fee -> fee.asset().equals(order.market.quote()))
                        .map(VenueFill.Fee::amount)
                        .reduce(order.fee, BigDecimal::add);
    }

    /** A count above ours means a fill that was never told. */
    private static void checkCount(TrackedOrder order, ExecutionRow row) {
        long counted = lots(order, row.filledQuantity(), order.filledLots);
        if (counted > order.filledLots) {
            throw new GapException("a fill of " + order.venueId + " was not told");
        }
    }

    private VenueFill fill(ExecutionRow row, ExecutionRow.Trade trade, Market market) {
        Side side =
                row.side()
                        .or(() -> find(row.orderId()).map(order -> order.side))
                        .orElseThrow(() -> new GapException("a fill has no side"));
        try {
            return new VenueFill(
                    trade.executionId(),
                    row.orderId(),
                    row.clientId().or(() -> find(row.orderId()).flatMap(order -> order.clientId)),
                    trade.tradeId(),
                    market.symbol(),
                    side,
                    market.nearestTicks(trade.price()),
                    market.lots(trade.quantity()),
                    trade.cost(),
                    trade.fees(),
                    trade.maker(),
                    row.time());
        } catch (ArithmeticException _) {
            throw new GapException("a fill of " + row.orderId() + " is not in whole lots");
        }
    }

    /** Begins to track the order of a report, if it or our own request says enough. */
    private Optional<TrackedOrder> adopt(ExecutionRow row) {
        if (strange.has(row.orderId())) {
            return Optional.empty();
        }
        Optional<OrderTicket> ticket = row.clientId().flatMap(placed::find);
        Optional<String> symbol = row.symbol().or(() -> ticket.map(OrderTicket::symbol));
        if (symbol.isEmpty()) {
            passOverBare(row);
            return Optional.empty();
        }
        Optional<Market> market = markets.market(symbol.get());
        if (market.isEmpty()) {
            strange.put(row.orderId(), true);
            return Optional.empty();
        }
        if (ticket.isPresent()) {
            TrackedOrder order = track(row.orderId(), ticket.get(), market.get(), row.time());
            order.priceTicks = ticks(order.market, row.limitPrice(), order.priceTicks);
            order.lots = lots(order, row.quantity(), order.lots);
            return Optional.of(order);
        }
        return row.trade().isPresent() && !bare.has(row.orderId())
                ? Optional.empty()
                : Optional.of(foreign(row, market.get()));
    }

    /** An order at the market begins so, if it has no name: its fills say what it is. */
    private void passOverBare(ExecutionRow row) {
        boolean begins = row.kind() == ExecutionRow.Kind.NEW && row.clientId().isEmpty();
        if (!begins && !bare.has(row.orderId())) {
            throw untold(row);
        }
        bare.put(row.orderId(), true);
    }

    private static GapException untold(ExecutionRow row) {
        return new GapException("order " + row.orderId() + " was never told of");
    }

    private TrackedOrder track(String venueId, OrderTicket ticket, Market market, Instant time) {
        var order = new TrackedOrder(venueId, market, ticket.side(), time);
        order.clientId = Optional.of(ticket.id());
        order.lots = ticket.lots();
        order.priceTicks =
                switch (ticket.pricing()) {
                    case OrderTicket.Pricing.Limit limit -> limit.priceTicks();
                    case OrderTicket.Pricing.Market _ -> 0;
                };
        open.put(venueId, order);
        return order;
    }

    private TrackedOrder foreign(ExecutionRow row, Market market) {
        Side side = row.side().orElseThrow(() -> untold(row));
        var order = new TrackedOrder(row.orderId(), market, side, row.time());
        order.clientId = row.clientId();
        order.lots = lots(order, row.quantity(), 0);
        order.sized = row.quantity().isPresent();
        order.priceTicks = ticks(market, row.limitPrice(), 0);
        open.put(row.orderId(), order);
        return order;
    }

    private static long lots(TrackedOrder order, Optional<String> text, long otherwise) {
        try {
            return text.isPresent() ? order.market.lots(text.get()) : otherwise;
        } catch (ArithmeticException _) {
            throw new GapException("a quantity of " + order.venueId + " is not in whole lots");
        }
    }

    private static long ticks(Market market, Optional<String> text, long otherwise) {
        try {
            return text.isPresent() ? market.nearestTicks(text.get()) : otherwise;
        } catch (ArithmeticException _) {
            throw new GapException("a price in " + market.symbol() + " is none");
        }
    }

    private void report(TrackedOrder order) {
        out.accept(new VenueEvent.OrderReported(order.order()));
    }
}
