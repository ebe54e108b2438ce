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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out how things stand at the venue: after every gap of the account's stream, when an order
 * is in doubt, and every now and then. One question is asked at a time; reads that fail are asked
 * again, as long as it takes, and nothing is concluded from that.
 *
 * <p>{@link Questions} says what is asked, {@link AbsenceProof} what follows for orders in doubt.
 */
final class Reconciler {

    private static final long SOON_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long CLOCK_AGAIN_NANOS = Duration.ofSeconds(2).toNanos();

    /** A venue tells whole seconds, so that bounds are a second apart after a quick answer. */
    private static final Duration VAGUE = Duration.ofMillis(1_500);

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
    private final Questions questions;
    private final AbsenceProof proof;

    private Optional<Question> question = Optional.empty();
    private boolean live;
    private boolean recovered;
    private long routineNanos = Long.MIN_VALUE;
    private long clockNanos = Long.MIN_VALUE;
    private long firstLiveNanos = Long.MIN_VALUE;

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
        this.questions = new Questions(around, clock, orders, booking);
        this.proof = new AbsenceProof(settings, around, clock, orders, booking, doubts);
    }

    // ---- the stream

    void began() {
        away();
        questions.begin(wall());
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
        proof.beginAnew();
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
            return Optional.of(questions.recovery(now));
        }
        List<Attempt> inDoubt = inDoubt(now);
        return inDoubt.isEmpty()
                ? routineAt(now)
                : Optional.of(questions.aboutOrders(inDoubt, now));
    }

    private Optional<Question> routineAt(long now) {
        if (routineNanos <= now) {
            return Optional.of(questions.routine(now));
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
        return Optional.of(questions.time(now));
    }

    /** An answer that was long on its way says little, and the next one may be a good one. */
    private boolean isClockVague(long now) {
        return clock.uncertainty(now).filter(width -> width.compareTo(VAGUE) > 0).isPresent();
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
            booking.beginsAt(Questions.oursSince(clock.earliest(firstLiveNanos)));
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
        asked.notBeforeNanos = around.nowNanos() + Question.pauseNanos(asked.failures - 1);
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

    // ---- what follows

    private void answered(Question asked) {
        question = Optional.empty();
        asked.orders.forEach(attempt -> proof.answered(asked, attempt));
        if (asked.kind == Kind.RECOVERY) {
            recovered = true;
        }
        if (asked.has(Step.BALANCES)) {
            booking.balances().audit();
            boolean isBroken = booking.balances().isDoubtful() || booking.hasStrays();
            Duration next = isBroken ? settings.secondLook() : settings.reconcileEvery();
            routineNanos = around.nowNanos() + next.toNanos();
            if (!isBroken && orders.live().stream().noneMatch(Attempt::isInDoubt)) {
                questions.known(clock.earliest(asked.beganNanos));
            }
        }
    }
}
