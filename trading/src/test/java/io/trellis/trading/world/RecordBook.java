package io.trellis.trading.world;

import io.trellis.core.fact.Fact;
import io.trellis.core.journal.JournalRecord;
import io.trellis.core.market.Side;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.OrderTicket;
import io.trellis.core.venue.VenueRequest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What a journal says, and whether it may: laws that hold of the records alone. */
final class RecordBook {

    private final Consumer<String> broken;
    private final Map<ClientOrderId, Fact.OrderChanged> orders = new LinkedHashMap<>();
    private final Map<ClientOrderId, OrderTicket> sent = new LinkedHashMap<>();
    private final Map<ClientOrderId, Instant> deadlines = new LinkedHashMap<>();
    private final Map<ClientOrderId, Long> filledLots = new LinkedHashMap<>();
    private final Map<String, Fact.Executed> executions = new LinkedHashMap<>();
    private final Set<Long> requests = new HashSet<>();
    private final Set<ClientOrderId> amended = new HashSet<>();
    private final List<Fact.Alarm> alarms = new ArrayList<>();
    private TraderMode mode = TraderMode.STARTING;
    private String reason = "";
    private boolean strategyEnded;
    private long records;
    private long deadManFeeds;
    private long decisions;
    private long lastNanos = Long.MIN_VALUE;

    RecordBook(Consumer<String> broken) {
        this.broken = broken;
    }

    void take(JournalRecord record) {
        records++;
        switch (record) {
            case JournalRecord.Sent(VenueRequest.Write write) -> sent(write);
            case JournalRecord.Stated(Fact fact) -> stated(fact);
            case JournalRecord.Took(long nanos, _, _) -> took(nanos);
            case JournalRecord.Opened _, JournalRecord.Closed _ -> {}
        }
    }

    private void took(long nanos) {
        if (nanos < lastNanos) {
            broken.accept(
                    "INV-16: the machine's clock falls by " + (lastNanos - nanos) + " nanoseconds");
        }
        lastNanos = nanos;
    }

    // What is sent.

    private void sent(VenueRequest.Write write) {
        if (!requests.add(write.id())) {
            broken.accept("INV-01: request " + write.id() + " is sent twice: " + write);
        }
        switch (write) {
            case VenueRequest.Place(_, OrderTicket order, Instant deadline) -> {
                deadlines.put(order.id(), deadline);
                placed(order);
            }
            case VenueRequest.PlaceBatch(_, List<OrderTicket> all, _) -> all.forEach(this::placed);
            case VenueRequest.Amend amend -> {
                amended.add(amend.order());
                requireMode(amend.order(), false);
            }
            case VenueRequest.CancelAll _ -> broken.accept("INV-09: all orders are cancelled");
            case VenueRequest.CancelAllAfter _ -> deadManFeeds++;
            case VenueRequest.Cancel _ -> {}
        }
    }

    private void placed(OrderTicket order) {
        if (sent.put(order.id(), order) != null) {
            broken.accept("INV-01: the name of an order is used twice: " + order);
        }
        requireMode(order.id(), order.side() == Side.SELL);
    }

    private void requireMode(ClientOrderId order, boolean sells) {
        boolean may =
                switch (mode) {
                    case ARMED -> true;
                    case WIND_DOWN -> sells;
                    case STARTING, RECONCILING, HOLD, BLIND, HALTED -> false;
                };
        if (!may) {
            broken.accept(
                    (mode == TraderMode.HALTED ? "INV-12" : "INV-10")
                            + ": order "
                            + order
                            + " is sent in mode "
                            + mode);
        }
    }

    // What is told.

    private void stated(Fact fact) {
        switch (fact) {
            case Fact.OrderChanged changed -> changed(changed);
            case Fact.Executed executed -> executed(executed);
            case Fact.ModeChanged(_, TraderMode to, String why) -> {
                mode = to;
                reason = why;
            }
            case Fact.Alarm alarm -> {
                alarms.add(alarm);
                strategyEnded |= alarm.code().equals("strategy-ended");
            }
            case Fact.Filled _, Fact.GridChanged _ -> decisions++;
            case Fact.Noted _,
                    Fact.Denied _,
                    Fact.Equity _,
                    Fact.Outside _,
                    Fact.CommandDone _ -> {}
        }
    }

    private void changed(Fact.OrderChanged now) {
        Optional<Fact.OrderChanged> before = Optional.ofNullable(orders.put(now.id(), now));
        if (before.isPresent() && now.filledLots() < before.get().filledLots()) {
            broken.accept("INV-06: an order is filled less than before: " + now);
        }
        if (now.filledLots() > now.lots()) {
            broken.accept("INV-06: an order is filled more than whole: " + now);
        }
        boolean reached = before.map(RecordBook::mayBeAtVenue).orElse(false);
        if (now.state().isFinal() && reached && !isEvidence(now)) {
            broken.accept("INV-07: an order ends without evidence: " + now);
        }
        if (now.state() == Fact.OrderState.ABSENT
                && now.evidence() != Fact.Evidence.ABSENCE_PROOF) {
            broken.accept("INV-07: an order is absent without proof: " + now);
        }
    }

    private static boolean mayBeAtVenue(Fact.OrderChanged order) {
        return switch (order.state()) {
            case SENT, OPEN, UNKNOWN -> true;
            case PLANNED, FILLED, CANCELLED, EXPIRED, REFUSED, ABSENT -> false;
        };
    }

    private static boolean isEvidence(Fact.OrderChanged order) {
        return switch (order.evidence()) {
            case REPLY, STREAM, OPEN_ROW, CLOSED_ROW, TRADE_ROW, ABSENCE_PROOF -> true;
            case INTENT, NO_ANSWER, RESTART -> false;
        };
    }

    private void executed(Fact.Executed now) {
        if (executions.put(now.executionId(), now) != null) {
            broken.accept("INV-06: an execution is booked twice: " + now);
        }
        long lots = filledLots.merge(now.id(), now.lots(), Long::sum);
        OrderTicket order = sent.get(now.id());
        if (order == null) {
            broken.accept("INV-06: an execution of an order that was never sent: " + now);
        } else if (lots > order.lots()) {
            broken.accept("INV-06: an order is filled more than whole: " + now);
        }
    }

    // What it comes to.

    Map<ClientOrderId, Fact.OrderChanged> orders() {
        return orders;
    }

    Map<String, Fact.Executed> executions() {
        return executions;
    }

    Set<ClientOrderId> amended() {
        return amended;
    }

    Map<ClientOrderId, OrderTicket> sent() {
        return sent;
    }

    /** Until when the venue may take each order, as it was decided. */
    Map<ClientOrderId, Instant> deadlines() {
        return deadlines;
    }

    List<Fact.Alarm> alarms() {
        return alarms;
    }

    TraderMode mode() {
        return mode;
    }

    String reason() {
        return reason;
    }

    /** Whether one of the limits of losses is why it is in its mode. */
    boolean hasLostTooMuch() {
        return reason.contains(" loss limit of ") || reason.contains(" drawdown limit of ");
    }

    boolean strategyEnded() {
        return strategyEnded;
    }

    /** How often the dead-man's switch was to be fed. */
    long deadManFeeds() {
        return deadManFeeds;
    }

    /** How often the strategy was told of a fill or has moved its grid. */
    long decisions() {
        return decisions;
    }

    long records() {
        return records;
    }

    /** The orders that may be at the venue by what is known. */
    List<Fact.OrderChanged> open() {
        return orders.values().stream().filter(RecordBook::mayBeAtVenue).toList();
    }
}
