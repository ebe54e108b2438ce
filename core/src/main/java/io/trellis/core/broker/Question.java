package io.trellis.core.broker;

import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueRequest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A look at the venue: reads, one after the other, that together say how things stood at some time
 * after it began. Open orders come before ended ones, so that none can slip through between them,
 * and orders before fills, which are known by them.
 */
final class Question {

    /** One read of it. */
    enum Step {
        TIME,
        /** One order, by its name. */
        ORDER,
        OPEN_ORDERS,
        ENDED_ORDERS,
        FILLS,
        LEDGER,
        BALANCES
    }

    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final int MOST_DOUBLINGS = 10;

    final Kind kind;
    final long beganNanos;

    /** Orders that it is asked for, and that are proved absent if it finds nothing twice. */
    final List<Attempt> orders;

    private final List<Step> steps;
    private final Instant since;
    private int step;

    /** The read that is under way, 0 for none. */
    long requestId;

    long askedNanos;

    /** What our orders bound when it was asked. */
    long sellLots;

    long buyCost;

    /** When the present step is asked, at the earliest. */
    long notBeforeNanos = Long.MIN_VALUE;

    int failures;

    /** Why it is asked. */
    enum Kind {
        /** The account was away, for however short a time. */
        RECOVERY,
        /** Some orders are in doubt. */
        ORDERS,
        /** Nothing in particular. */
        ROUTINE
    }

    Question(Kind kind, List<Step> steps, Instant since, List<Attempt> orders, long nowNanos) {
        this.kind = kind;
        this.steps = List.copyOf(steps);
        this.since = since;
        this.orders = List.copyOf(orders);
        this.beganNanos = nowNanos;
    }

    Instant since() {
        return since;
    }

    /** How long nothing is asked again, after so many times in vain before. */
    static long pauseNanos(int times) {
        return Math.min(LONGEST_PAUSE_NANOS, FIRST_PAUSE_NANOS << Math.min(times, MOST_DOUBLINGS));
    }

    /** What is to be read next; empty when everything has been. */
    Optional<Step> next() {
        return step < steps.size() ? Optional.of(steps.get(step)) : Optional.empty();
    }

    boolean has(Step what) {
        return steps.contains(what);
    }

    /** The present step has brought what it should. */
    void done() {
        step++;
        requestId = 0;
        failures = 0;
        notBeforeNanos = Long.MIN_VALUE;
    }

    /** The request of a step. */
    VenueRequest.Read read(Step what, long id) {
        return switch (what) {
            case TIME -> new VenueRequest.ReadTime(id);
            case ORDER -> new VenueRequest.FindOrder(id, only(), since);
            case OPEN_ORDERS -> new VenueRequest.ReadOpenOrders(id);
            case ENDED_ORDERS -> new VenueRequest.ReadClosedOrders(id, since);
            case FILLS -> new VenueRequest.ReadFills(id, since);
            case LEDGER -> new VenueRequest.ReadLedger(id, since);
            case BALANCES -> new VenueRequest.ReadBalances(id);
        };
    }

    private ClientOrderId only() {
        return orders.getFirst().id;
    }
}
