package io.trellis.core.broker;

import io.trellis.core.fact.Fact;
import io.trellis.core.fact.Fact.OrderState;
import io.trellis.core.market.Side;
import io.trellis.core.venue.ClientOrderId;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Every order of ours that has ever been sent, as far as it matters yet, and what they bind. */
final class Orders {

    /** So many that are over are remembered, for what may still be told of them. */
    private static final int MOST_OVER = 20_000;

    private final Surroundings around;
    private final Outlet out;
    private final Doubts doubts;
    private final Map<ClientOrderId, Attempt> byId = new LinkedHashMap<>();
    private final Map<String, Attempt> byVenueId = new LinkedHashMap<>();

    /** Not over, in the order of their sending. */
    private final Map<ClientOrderId, Attempt> live = new LinkedHashMap<>();

    private final Map<ClientOrderId, Attempt> over = new LinkedHashMap<>();

    private final VenueSwitch venueSwitch = new VenueSwitch();

    private Values values;
    private int unknown;
    private long buyLots;
    private long buyCost;
    private long sellLots;

    Orders(Surroundings around, Outlet out, Doubts doubts) {
        this.around = around;
        this.out = out;
        this.doubts = doubts;
        this.values = new Values(around.instrument());
    }

    Values values() {
        if (!values.isOf(around.instrument())) {
            values = new Values(around.instrument());
            recount();
        }
        return values;
    }

    VenueSwitch venueSwitch() {
        return venueSwitch;
    }

    // ---- which there are

    Optional<Attempt> find(ClientOrderId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Attempt> find(String venueId) {
        return Optional.ofNullable(byVenueId.get(venueId));
    }

    int liveCount() {
        return live.size();
    }

    int unknownCount() {
        return unknown;
    }

    long buyLots() {
        return buyLots;
    }

    /** What all that may still be bought would cost at most. */
    long buyCost() {
        return buyCost;
    }

    long sellLots() {
        return sellLots;
    }

    /** Those that are not over, as they are now. */
    List<Attempt> live() {
        return List.copyOf(live.values());
    }

    boolean hasUnknown() {
        return unknown > 0;
    }

    // ---- what happens to them

    /** An order is being sent. */
    void sent(Attempt attempt, String words) {
        if (byId.putIfAbsent(attempt.id, attempt) != null) {
            throw new IllegalStateException("the name " + attempt.id + " was given before");
        }
        live.put(attempt.id, attempt);
        count(attempt, 1);
        tell(attempt, Fact.Evidence.INTENT, words);
    }

    /** The venue's name of an order. */
    void named(Attempt attempt, String venueId) {
        if (attempt.venueId.isEmpty() && !venueId.isEmpty()) {
            attempt.venueId = venueId;
            byVenueId.put(venueId, attempt);
        }
    }

    /**
     * Takes a piece of evidence. Whoever the order was sent for is told when it is over.
     *
     * @return whether it has changed anything
     */
    boolean learn(Attempt attempt, OrderLife.Evidence evidence, Fact.Evidence kind, String words) {
        boolean wasOver = attempt.isOver();
        boolean changed = change(attempt, evidence, kind, words);
        endedIfOver(attempt, wasOver);
        return changed;
    }

    /**
     * Takes an execution that was not booked yet.
     *
     * @param value in units of 10⁻⁸ quote
     * @param fee in units of 10⁻⁸ quote
     */
    void executed(Attempt attempt, long lots, long value, long fee, Fact.Evidence kind) {
        boolean wasOver = attempt.isOver();
        change(attempt, new OrderLife.Evidence.Executed(lots), kind, "");
        if (attempt.life.bookedLots() > attempt.terms.lots()) {
            doubts.hold(
                    "overfilled",
                    "Order "
                            + attempt.id
                            + " has traded "
                            + attempt.life.bookedLots()
                            + " lots and was for "
                            + attempt.terms.lots()
                            + ": look at the account.");
        }
        attempt.purpose.executed(attempt, lots, value, fee);
        endedIfOver(attempt, wasOver);
    }

    private void endedIfOver(Attempt attempt, boolean wasOver) {
        if (!wasOver && attempt.isOver()) {
            attempt.purpose.ended(attempt, end(attempt));
        }
    }

    private Purpose.End end(Attempt attempt) {
        return switch (attempt.life.state()) {
            case FILLED -> new Purpose.End.Filled();
            case CANCELLED, EXPIRED -> cancelled(attempt);
            case REFUSED -> attempt.refusal;
            case ABSENT, PLANNED, SENT, OPEN, UNKNOWN -> new Purpose.End.Absent();
        };
    }

    /**
     * One that was to rest, never did and was taken from the book at once would have traded there.
     */
    private Purpose.End cancelled(Attempt attempt) {
        if (attempt.cancelSent || !attempt.terms.rests()) {
            return new Purpose.End.Cancelled();
        }
        if (attempt.isGoneBySwitch || venueSwitch.mayHaveFired(around.nowNanos())) {
            tellSwitch();
            return new Purpose.End.Cancelled();
        }
        return attempt.rested || attempt.life.bookedLots() > 0
                ? new Purpose.End.CancelledByOthers(attempt.endWords)
                : new Purpose.End.WouldTake();
    }

    private void tellSwitch() {
        if (venueSwitch.isNews()) {
            doubts.tell(
                    Fact.Severity.WARNING,
                    "switch-fired",
                    "The venue has cancelled our orders because it had not heard of us in time;"
                            + " they are placed again.");
        }
    }

    private boolean change(
            Attempt attempt, OrderLife.Evidence evidence, Fact.Evidence kind, String words) {
        OrderLife before = attempt.life;
        OrderLife after = before.after(evidence);
        if (after.equals(before)) {
            return false;
        }
        count(attempt, -1);
        attempt.life = after;
        count(attempt, 1);
        if (after.state() != before.state() || after.bookedLots() != before.bookedLots()) {
            tell(attempt, kind, words);
        }
        moved(attempt, before.state());
        return true;
    }

    private void moved(Attempt attempt, OrderState before) {
        OrderState now = attempt.life.state();
        if (now == before) {
            return;
        }
        if (before.isFinal()) {
            revived(attempt, before);
        }
        if (now == OrderState.UNKNOWN) {
            attempt.unknownSinceNanos = around.nowNanos();
            attempt.overdueTold = false;
            attempt.nothingFoundNanos = Attempt.NEVER;
            attempt.looks = 0;
            attempt.lookAt(around.nowNanos());
        } else if (now == OrderState.OPEN) {
            attempt.isThere();
            attempt.openSinceNanos = around.nowNanos();
            attempt.missed = 0;
            attempt.lookNanos =
                    attempt.life.waitsForExecutions() ? around.nowNanos() : Attempt.NEVER;
        } else if (now.isFinal()) {
            retired(attempt);
        }
    }

    /** What was proved, or said, never to have begun is there: nothing can be relied on. */
    private void revived(Attempt attempt, OrderState before) {
        over.remove(attempt.id);
        live.put(attempt.id, attempt);
        attempt.cancelWanted = false;
        attempt.cancelRequest = 0;
        attempt.wantCancel(around.nowNanos());
        doubts.halt(
                "life-after-" + (before == OrderState.ABSENT ? "absence" : "refusal"),
                "Order "
                        + attempt.id
                        + (before == OrderState.ABSENT
                                ? " was proved never to have reached the venue"
                                : " was refused by the venue")
                        + ", and it is there: it counts, and is cancelled. Look at the account"
                        + " before you re-arm.");
    }

    private void retired(Attempt attempt) {
        live.remove(attempt.id);
        over.put(attempt.id, attempt);
        attempt.lookNanos = Attempt.NEVER;
        attempt.cancelNanos = Attempt.NEVER;
        if (over.size() > MOST_OVER) {
            forgetOldest();
        }
    }

    private void forgetOldest() {
        Iterator<Attempt> oldest = over.values().iterator();
        Attempt gone = oldest.next();
        oldest.remove();
        byId.remove(gone.id);
        byVenueId.remove(gone.venueId);
    }

    /** Does something with each that is not over; it may end by that. */
    void forEachLive(Consumer<Attempt> action) {
        if (!live.isEmpty()) {
            new ArrayList<>(live.values()).forEach(action);
        }
    }

    private void count(Attempt attempt, int sign) {
        OrderLife life = attempt.life;
        if (life.state() == OrderState.UNKNOWN) {
            unknown += sign;
        }
        long lots = sign * life.remainingLots();
        if (attempt.terms.side() == Side.BUY) {
            buyLots += lots;
            buyCost += sign * values.worstCost(attempt.terms.priceTicks(), Math.abs(lots));
        } else {
            sellLots += lots;
        }
    }

    private void recount() {
        unknown = 0;
        buyLots = 0;
        buyCost = 0;
        sellLots = 0;
        live.values().forEach(attempt -> count(attempt, 1));
    }

    private void tell(Attempt attempt, Fact.Evidence kind, String words) {
        Attempt.Terms terms = attempt.terms;
        out.fact(
                new Fact.OrderChanged(
                        attempt.id,
                        attempt.venueId,
                        terms.cell(),
                        terms.side(),
                        terms.priceTicks(),
                        terms.lots(),
                        attempt.life.bookedLots(),
                        terms.reason(),
                        attempt.life.state(),
                        kind,
                        words));
    }
}
