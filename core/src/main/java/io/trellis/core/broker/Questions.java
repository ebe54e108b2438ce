package io.trellis.core.broker;

import io.trellis.core.broker.Question.Kind;
import io.trellis.core.broker.Question.Step;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What is asked on which occasion, and how far back: to before anything that is not settled. */
final class Questions {

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration OVERLAP_OF_ORDER = Duration.ofMinutes(1);
    private static final Duration LONG_OVERLAP = Duration.ofMinutes(10);

    private final Surroundings around;
    private final VenueClock clock;
    private final Orders orders;
    private final Booking booking;

    /** Everything before this was known, by the venue's clock. */
    private Instant knownUntil = Instant.EPOCH;

    Questions(Surroundings around, VenueClock clock, Orders orders, Booking booking) {
        this.around = around;
        this.clock = clock;
        this.orders = orders;
        this.booking = booking;
    }

    /** Nothing is known of what was before, by a clock that may be wrong. */
    void begin(Instant wall) {
        if (knownUntil.equals(Instant.EPOCH)) {
            knownUntil = wall.minus(LONG_OVERLAP);
        }
    }

    /** Everything before a time is known. */
    void known(Instant until) {
        knownUntil = until;
    }

    /** Nothing that was done before this, by the venue's clock, can be ours. */
    static Instant oursSince(Instant earliest) {
        return earliest.minus(OVERLAP_OF_ORDER);
    }

    /** The stream may have hidden anything. */
    Question recovery(long now) {
        List<Attempt> inDoubt = orders.live().stream().filter(Attempt::isInDoubt).toList();
        var steps =
                List.of(
                        Step.TIME,
                        Step.OPEN_ORDERS,
                        Step.ENDED_ORDERS,
                        Step.FILLS,
                        Step.LEDGER,
                        Step.BALANCES);
        Instant since = earliest(inDoubt, backTo(knownUntil.minus(OVERLAP)));
        return new Question(Kind.RECOVERY, steps, since, inDoubt, now);
    }

    Question aboutOrders(List<Attempt> inDoubt, long now) {
        boolean single = inDoubt.size() == 1 && !booking.hasStrays();
        var steps = new ArrayList<Step>();
        if (!clock.isKnown()) {
            steps.add(Step.TIME);
        }
        steps.addAll(single ? List.of(Step.ORDER) : List.of(Step.OPEN_ORDERS, Step.ENDED_ORDERS));
        steps.add(Step.FILLS);
        return new Question(Kind.ORDERS, steps, since(inDoubt), inDoubt, now);
    }

    private Instant since(List<Attempt> inDoubt) {
        Instant latest = clock.isKnown() ? clock.earliest(around.nowNanos()) : knownUntil;
        Instant ofStrays = booking.oldestStray().orElse(latest);
        return earliest(inDoubt, ofStrays.isBefore(latest) ? ofStrays : latest);
    }

    private Instant earliest(List<Attempt> inDoubt, Instant otherwise) {
        Instant since = otherwise;
        for (Attempt order : inDoubt) {
            Instant own = order.sentAfter.minus(OVERLAP_OF_ORDER);
            Instant known = knownUntil.minus(LONG_OVERLAP);
            // One that was seen is known up to the last time that all was.
            Instant from = order.life.seen() && own.isBefore(known) ? known : own;
            since = from.isBefore(since) ? from : since;
        }
        return since;
    }

    Question routine(long now) {
        var steps = new ArrayList<>(List.of(Step.TIME, Step.OPEN_ORDERS));
        if (booking.hasStrays() || booking.balances().isDoubtful()) {
            steps.addAll(List.of(Step.ENDED_ORDERS, Step.FILLS, Step.LEDGER));
        }
        steps.add(Step.BALANCES);
        Instant since = backTo(knownUntil.minus(OVERLAP));
        return new Question(Kind.ROUTINE, steps, since, List.of(), now);
    }

    /** The venue's time alone. */
    Question time(long now) {
        return new Question(Kind.ROUTINE, List.of(Step.TIME), knownUntil, List.of(), now);
    }

    /** A time, or an earlier one if something from before it is open. */
    private Instant backTo(Instant known) {
        Instant stray = booking.oldestStray().filter(known::isAfter).orElse(known);
        return booking.balances()
                .oldestUnpaired()
                .map(time -> time.minus(OVERLAP))
                .filter(stray::isAfter)
                .orElse(stray);
    }
}
