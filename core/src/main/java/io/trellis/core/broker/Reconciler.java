package io.trellis.core.broker;

import io.trellis.core.account.Money;
import io.trellis.core.broker.Question.Kind;
import io.trellis.core.broker.Question.Step;
import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.venue.ClientOrderId;
import io.trellis.core.venue.VenueAnswer;
import io.trellis.core.venue.VenueEvent;
import io.trellis.core.venue.VenueOrder;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how things stand at the venue: after every gap of the account's stream, when an order
 * is in doubt, and every now and then. One question is asked at a time; reads that fail are asked
 * again, as long as it takes, and nothing is concluded from that.
 *
 * <p>An order that nobody has ever seen at the venue is proved absent by two questions, both asked
 * after the venue's clock has certainly passed the order's deadline, the second one a while after
 * the first, with the account's stream live and without a gap over both, when neither the open
 * orders nor the ended ones nor the fills have it. The stream began with a snapshot of the open
 * orders, so an order that came to rest before it would have been in there, and one that came later
 * would have been told.
 */
final class Reconciler {

    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final Duration OVERLAP_OF_ORDER = Duration.ofMinutes(1);
    private static final Duration LONG_OVERLAP = Duration.ofMinutes(10);
    private static final long FIRST_PAUSE_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long SOON_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long CLOCK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    /** A venue tells whole seconds, so that bounds are a second apart after a quick answer. */
    private static final Duration VAGUE = Duration.ofMillis(1_500);

    private static final long OVERDUE_NANOS = Duration.ofMinutes(10).toNanos();
    private static final int FAILURES_BEFORE_ALARM = 4;
    private static final int MISSED_BEFORE_DOUBT = 2;

    private final BrokerSettings settings;
    private final Surroundings around;
    private final Outlet out;
    private final Sender sender;
    private final VenueClock clock;
    private final Orders orders;
    private final Booking booking;
    private final Doubts doubts;
    private final Work work;

    private Optional<Question> question = Optional.empty();
    private boolean live;
    private boolean recovered;
    private long routineNanos = Long.MIN_VALUE;
    private long clockNanos = Long.MIN_VALUE;
    private long firstLiveNanos = Long.MIN_VALUE;

    /** Everything before this was known, by the venue's clock. */
    private Instant knownUntil = Instant.EPOCH;

    Reconciler(
            BrokerSettings settings,
            Surroundings around,
            Outlet out,
            Sender sender,
            VenueClock clock,
            Orders orders,
            Booking booking,
            Doubts doubts,
            Work work) {
        this.settings = settings;
        this.around = around;
        this.out = out;
        this.sender = sender;
        this.clock = clock;
        this.orders = orders;
        this.booking = booking;
        this.doubts = doubts;
        this.work = work;
    }

    // ---- the stream

    void began() {
        away();
        if (knownUntil.equals(Instant.EPOCH)) {
            knownUntil = wall().minus(LONG_OVERLAP);
        }
        clock.forget();
        if (!booking.balances().hasBegin()) {
            booking.balances().reset();
            firstLiveNanos = Long.MIN_VALUE;
        }
    }

    private Instant wall() {
        long nanos = around.wallNanos();
        return Instant.ofEpochSecond(
                Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L));
    }

    /** The stream is lost, or may be. */
    void lost() {
        away();
    }

    private void away() {
        live = false;
        recovered = false;
        question = Optional.empty();
        orders.forEachLive(attempt -> attempt.nothingFoundNanos = Attempt.NEVER);
    }

    /** The account's stream begins, with all that is open. */
    void live(VenueEvent.AccountLive account) {
        live = true;
        if (firstLiveNanos == Long.MIN_VALUE) {
            firstLiveNanos = around.nowNanos();
        }
        askAnew();
        account.recent().forEach(fill -> booking.fill(fill, Fact.Evidence.STREAM));
        booking.balances().live(account.totals());
        account.open().forEach(order -> booking.order(order, Fact.Evidence.STREAM));
        Set<ClientOrderId> open = ids(account.open());
        orders.forEachLive(attempt -> {
            if (!open.contains(attempt.id)) {
                miss(attempt, Fact.Evidence.STREAM);
            }
        });
    }

    /** Something may have been missed: everything is looked up. */
    void askAnew() {
        recovered = false;
        question = Optional.empty();
        work.isDue();
    }

    boolean isLive() {
        return live;
    }

    /** Whether everything that a gap may have hidden has been looked up. */
    boolean isCurrent() {
        return live && recovered && clock.isKnown();
    }

    private static Set<ClientOrderId> ids(List<VenueOrder> told) {
        var ids = new LinkedHashSet<ClientOrderId>();
        told.forEach(order -> order.clientId().ifPresent(ids::add));
        return ids;
    }

    private void miss(Attempt attempt, Fact.Evidence kind) {
        orders.learn(
                attempt, new OrderLife.Evidence.Missing(), kind, "it is not among the open orders");
    }

    // ---- asking

    void turn() {
        if (!live) {
            return;
        }
        if (question.isEmpty()) {
            question = nextQuestion();
        }
        question.ifPresent(this::ask);
    }

    private Optional<Question> nextQuestion() {
        long now = around.nowNanos();
        if (!recovered) {
            return Optional.of(recovery(now));
        }
        List<Attempt> inDoubt = inDoubt(now);
        return inDoubt.isEmpty() ? routineAt(now) : Optional.of(aboutOrders(inDoubt, now));
    }

    private Optional<Question> routineAt(long now) {
        if (routineNanos <= now) {
            return Optional.of(routine(now));
        }
        if (!isClockVague(now)) {
            work.isDueAt(routineNanos);
            return Optional.empty();
        }
        if (clockNanos > now) {
            work.isDueAt(Math.min(clockNanos, routineNanos));
            return Optional.empty();
        }
        clockNanos = now + CLOCK_AGAIN_NANOS;
        return Optional.of(
                new Question(Kind.ROUTINE, List.of(Step.TIME), knownUntil, List.of(), now));
    }

    /** An answer that was long on its way says little, and the next one may be a good one. */
    private boolean isClockVague(long now) {
        return clock.uncertainty(now).filter(width -> width.compareTo(VAGUE) > 0).isPresent();
    }

    private Question recovery(long now) {
        List<Attempt> all = orders.live().stream().filter(order -> isInDoubt(order)).toList();
        var steps =
                List.of(
                        Step.TIME,
                        Step.OPEN_ORDERS,
                        Step.ENDED_ORDERS,
                        Step.FILLS,
                        Step.LEDGER,
                        Step.BALANCES);
        return new Question(
                Kind.RECOVERY, steps, earliest(all, backTo(knownUntil.minus(OVERLAP))), all, now);
    }

    private static boolean isInDoubt(Attempt order) {
        return order.life.state() == OrderState.UNKNOWN || order.lacksExecutions();
    }

    /** Those that are due, and with them those that soon will be. */
    private List<Attempt> inDoubt(long now) {
        long first = Attempt.NEVER;
        for (Attempt order : orders.live()) {
            first = Math.min(first, order.lookNanos);
        }
        if (first > now) {
            work.isDueAt(first);
            return List.of();
        }
        return orders.live().stream().filter(order -> order.lookNanos <= now + SOON_NANOS).toList();
    }

    private Question aboutOrders(List<Attempt> inDoubt, long now) {
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

    private Question routine(long now) {
        var steps = new ArrayList<>(List.of(Step.TIME, Step.OPEN_ORDERS));
        if (booking.hasStrays() || booking.balances().isDoubtful()) {
            steps.addAll(List.of(Step.ENDED_ORDERS, Step.FILLS, Step.LEDGER));
        }
        steps.add(Step.BALANCES);
        Instant known = knownUntil.minus(OVERLAP);
        return new Question(Kind.ROUTINE, steps, backTo(known), List.of(), now);
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

    private void ask(Question asked) {
        if (asked.requestId != 0) {
            return;
        }
        long now = around.nowNanos();
        if (asked.notBeforeNanos > now) {
            work.isDueAt(asked.notBeforeNanos);
            return;
        }
        asked.next()
                .ifPresent(step -> {
                    asked.requestId = sender.nextRequestId();
                    asked.askedNanos = now;
                    asked.sellLots = orders.sellLots();
                    asked.buyCost = orders.buyCost();
                    out.read(asked.read(step, asked.requestId));
                });
    }

    // ---- answers

    /** Takes the answer to a read, if it is to the one that is under way. */
    void told(long requestId, VenueAnswer answer) {
        if (question.isEmpty() || question.get().requestId != requestId) {
            return;
        }
        Question asked = question.get();
        Step step = asked.next().orElseThrow();
        if (!take(asked, step, answer)) {
            failed(asked, answer);
        } else if (question.filter(current -> current == asked).isPresent()) {
            asked.done();
            if (asked.next().isEmpty()) {
                answered(asked);
            }
        }
        work.isDue();
    }

    /** Gives whether the answer says what was asked. */
    private boolean take(Question asked, Step step, VenueAnswer answer) {
        return switch (answer) {
            case VenueAnswer.Time(Instant time) when step == Step.TIME -> {
                clock.told(time, asked.askedNanos, around.nowNanos());
                begin();
                yield true;
            }
            case VenueAnswer.Orders(var rows, var passedOver) ->
                    switch (step) {
                        case ORDER -> {
                            rows.forEach(this::row);
                            yield passedOver.isEmpty();
                        }
                        case OPEN_ORDERS -> {
                            openOrders(asked, rows);
                            yield true;
                        }
                        case ENDED_ORDERS -> {
                            rows.forEach(this::row);
                            yield true;
                        }
                        case TIME, FILLS, LEDGER, BALANCES -> false;
                    };
            case VenueAnswer.Fills(var fills, _) when step == Step.FILLS -> {
                fills.forEach(fill -> booking.fill(fill, Fact.Evidence.TRADE_ROW));
                yield true;
            }
            case VenueAnswer.Ledger(var entries) when step == Step.LEDGER -> {
                booking.balances().ledger(entries);
                yield true;
            }
            case VenueAnswer.Balances(var balances) when step == Step.BALANCES -> {
                booking.balances()
                        .held(
                                balances,
                                around.instrument()
                                        .quantity(Math.max(asked.sellLots, orders.sellLots())),
                                Money.decimal(Math.max(asked.buyCost, orders.buyCost())));
                yield true;
            }
            case VenueAnswer.Time _,
                    VenueAnswer.Fills _,
                    VenueAnswer.Ledger _,
                    VenueAnswer.Balances _,
                    VenueAnswer.Fees _,
                    VenueAnswer.Failed _ ->
                    false;
        };
    }

    /** With the venue's time it is known since when anything can be ours. */
    private void begin() {
        if (!booking.balances().hasBegin() && firstLiveNanos != Long.MIN_VALUE) {
            booking.balances().beganAt(clock.latest(firstLiveNanos));
            booking.beginsAt(clock.earliest(firstLiveNanos).minus(OVERLAP_OF_ORDER));
        }
    }

    private void row(VenueOrder order) {
        booking.order(
                order, order.state().isFinal() ? Fact.Evidence.CLOSED_ROW : Fact.Evidence.OPEN_ROW);
    }

    private void openOrders(Question asked, List<VenueOrder> rows) {
        rows.forEach(this::row);
        Set<ClientOrderId> open = ids(rows);
        long longOpen = asked.beganNanos - settings.secondLook().toNanos();
        orders.forEachLive(attempt -> {
            if (open.contains(attempt.id)) {
                attempt.missed = 0;
            } else if (attempt.life.state() == OrderState.OPEN
                    && attempt.openSinceNanos <= longOpen
                    && ++attempt.missed >= MISSED_BEFORE_DOUBT) {
                miss(attempt, Fact.Evidence.OPEN_ROW);
            }
        });
    }

    private void failed(Question asked, VenueAnswer answer) {
        asked.requestId = 0;
        asked.failures++;
        asked.notBeforeNanos = around.nowNanos() + pause(FIRST_PAUSE_NANOS, asked.failures - 1);
        if (asked.failures % FAILURES_BEFORE_ALARM == 0) {
            String words = answer instanceof VenueAnswer.Failed(var sentence) ? sentence : "";
            doubts.tell(
                    asked.failures > FAILURES_BEFORE_ALARM
                            ? Fact.Severity.CRITICAL
                            : Fact.Severity.WARNING,
                    "venue-not-read",
                    "The venue has not answered a question "
                            + asked.failures
                            + " times; what is not known stays so. "
                            + words);
        }
    }

    private static long pause(long first, int times) {
        return Math.min(LONGEST_PAUSE_NANOS, first << Math.min(times, 10));
    }

    // ---- what follows

    private void answered(Question asked) {
        question = Optional.empty();
        asked.orders.forEach(attempt -> conclude(asked, attempt));
        if (asked.kind == Kind.RECOVERY) {
            recovered = true;
        }
        if (asked.has(Step.BALANCES)) {
            booking.balances().audit();
            boolean isBroken = booking.balances().isDoubtful() || booking.hasStrays();
            Duration next = isBroken ? settings.secondLook() : settings.reconcileEvery();
            routineNanos = around.nowNanos() + next.toNanos();
            if (!isBroken && orders.live().stream().noneMatch(Reconciler::isInDoubt)) {
                knownUntil = clock.earliest(asked.beganNanos);
            }
        }
    }

    private void conclude(Question asked, Attempt attempt) {
        if (!isInDoubt(attempt)) {
            attempt.lookNanos = Attempt.NEVER;
            return;
        }
        long now = around.nowNanos();
        attempt.lookNanos = now + pause(FIRST_PAUSE_NANOS, attempt.looks++);
        tellIfOverdue(attempt, now);
        if (attempt.life.isUnseen()) {
            seekProof(asked, attempt, now);
        }
    }

    private void seekProof(Question asked, Attempt attempt, long now) {
        Instant over = attempt.deadline.plus(settings.clockMargin());
        if (!clock.earliest(asked.beganNanos).isAfter(over)) {
            long left = Duration.between(clock.earliest(now), over).toNanos();
            attempt.lookNanos = Math.max(now + FIRST_PAUSE_NANOS, now + left + SOON_NANOS);
        } else if (booking.hasStrays()) {
            attempt.nothingFoundNanos = Attempt.NEVER;
        } else if (attempt.nothingFoundNanos == Attempt.NEVER) {
            attempt.nothingFoundNanos = now;
            attempt.lookNanos = now + settings.secondLook().toNanos();
        } else if (asked.beganNanos - attempt.nothingFoundNanos
                >= settings.secondLook().toNanos()) {
            orders.learn(
                    attempt,
                    new OrderLife.Evidence.Proof(),
                    Fact.Evidence.ABSENCE_PROOF,
                    "neither order nor fill was found twice after its deadline "
                            + attempt.deadline);
        } else {
            attempt.lookNanos = attempt.nothingFoundNanos + settings.secondLook().toNanos();
        }
    }

    private void tellIfOverdue(Attempt attempt, long now) {
        if (!attempt.overdueTold && now - attempt.unknownSinceNanos > OVERDUE_NANOS) {
            attempt.overdueTold = true;
            doubts.tell(
                    Fact.Severity.CRITICAL,
                    "order-unknown",
                    "It is not known for ten minutes what became of order "
                            + attempt.id
                            + "; what it binds stays reserved.");
        }
    }
}
