package io.trellis.core.broker;

import io.trellis.core.desk.OrderListener;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.risk.Verdict;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The resting orders that are wanted and not out: sends those that are due, nearest first. */
final class Wishes {

    /** Somebody who cancels an order so often means it: from then on it stays away longer. */
    private static final int PATIENT_WITH_OTHERS = 3;

    private static final int MOST_DOUBLINGS_AFTER_OTHERS = 3;

    private final BrokerSettings settings;
    private final Surroundings around;
    private final Sender sender;
    private final Orders orders;
    private final Holding holding;
    private final Refusals refusals;
    private final Denials denials;
    private final Doubts doubts;
    private final Work work;
    private final Pauses pauses;
    private final Set<Wish> planned = new LinkedHashSet<>();

    Wishes(
            BrokerSettings settings,
            Surroundings around,
            Sender sender,
            Orders orders,
            Holding holding,
            Refusals refusals,
            Denials denials,
            Doubts doubts,
            Work work) {
        this.settings = settings;
        this.around = around;
        this.sender = sender;
        this.orders = orders;
        this.holding = holding;
        this.refusals = refusals;
        this.denials = denials;
        this.doubts = doubts;
        this.work = work;
        this.pauses = new Pauses(settings.afterRefusal());
    }

    void plan(Wish wish) {
        planned.add(wish);
        work.isDue();
    }

    void unplan(Wish wish) {
        planned.remove(wish);
    }

    void cancel(Attempt attempt) {
        attempt.wantCancel(around.nowNanos());
        work.isDue();
    }

    void told(Wish wish, long lots) {
        holding.told(wish.side(), lots);
    }

    void wouldHaveTaken(Wish wish) {
        pauses.refused(wish.cell(), around.nowNanos());
    }

    /** What becomes of a wish whose order has ended without our cancel of the wish. */
    boolean isToBeSentAgain(Wish wish, Purpose.End end) {
        return switch (end) {
            case Purpose.End.Filled _, Purpose.End.Cancelled _, Purpose.End.Absent _ -> true;
            case Purpose.End.WouldTake _ -> false;
            case Purpose.End.CancelledByOthers(String words) -> {
                waitForOthers(wish, words);
                yield true;
            }
            case Purpose.End.Refused(var reason, var words) -> {
                pauses.refused(wish.cell(), around.nowNanos());
                yield refusals.isToBeSentAgain(reason, words, wish.side(), wish.priceTicks());
            }
        };
    }

    private void waitForOthers(Wish wish, String words) {
        int before = wish.cancelledByOthers++;
        int times = Math.clamp(before + 1 - PATIENT_WITH_OTHERS, 0, MOST_DOUBLINGS_AFTER_OTHERS);
        wish.notBeforeNanos =
                around.nowNanos() + Pauses.doubled(settings.afterForeignCancel().toNanos(), times);
        doubts.tell(
                Fact.Severity.WARNING,
                "cancelled-by-others",
                "The order of cell "
                        + wish.cell()
                        + " was cancelled, and not by us"
                        + (words.isEmpty() ? "" : " (" + words + ")")
                        + "; it is placed again in "
                        + Pauses.doubled(settings.afterForeignCancel().toSeconds(), times)
                        + " s.");
    }

    // ---- sending

    /** Sends what is due, until nothing more may be sent in this turn. */
    void turn() {
        if (planned.isEmpty()) {
            return;
        }
        boolean buys = around.mode() == TraderMode.ARMED;
        if (!buys && around.mode() != TraderMode.WIND_DOWN) {
            return;
        }
        long now = around.nowNanos();
        for (Wish wish : due(buys, now)) {
            if (!sender.maySend()) {
                work.isDueAt(now + Work.NEXT_TURN_NANOS);
                return;
            }
            if (planned.contains(wish)) {
                send(wish);
            }
        }
    }

    private List<Wish> due(boolean buys, long now) {
        var due = new ArrayList<Wish>();
        for (Wish wish : planned) {
            if ((buys || wish.side() == Side.SELL) && isDue(wish, now)) {
                due.add(wish);
            }
        }
        if (due.size() > 1) {
            due.sort(Comparator.comparingLong(this::distance));
        }
        return due;
    }

    private boolean isDue(Wish wish, long now) {
        long from = Math.max(wish.notBeforeNanos, pauses.untilNanos(wish.cell()));
        if (from > now) {
            work.isDueAt(from);
        }
        return from <= now;
    }

    private long distance(Wish wish) {
        return Math.abs(Math.subtractExact(wish.priceTicks(), around.referenceTicks()));
    }

    private void send(Wish wish) {
        if (around.wouldTake(wish.side(), wish.priceTicks())) {
            planned.remove(wish);
            wish.refuse(OrderListener.Refusal.WOULD_TAKE);
            return;
        }
        long lots = sendableLots(wish);
        if (lots == 0) {
            waitForCoins(wish);
            return;
        }
        var terms =
                new Attempt.Terms(
                        wish.cell(), wish.side(), wish.priceTicks(), lots, Reason.GRID, true);
        long cellValue = orders.values().value(wish.priceTicks(), wish.toldLots());
        Optional<Verdict.Denied> denied = sender.place(terms, wish, cellValue);
        if (denied.isEmpty()) {
            planned.remove(wish);
        } else {
            denied(wish, lots, denied.get());
        }
    }

    /** Of a sale, what is there and not in other sales; 0 if that is less than can be sold. */
    private long sendableLots(Wish wish) {
        long wanted = wish.remainingLots();
        if (wish.side() == Side.BUY) {
            return wanted;
        }
        long free = holding.realLots() - orders.sellLots();
        long lots = Math.min(holding.sellable(wanted), free);
        if (lots >= wanted) {
            return wanted;
        }
        long least = orders.values().minLots(wish.priceTicks());
        return Math.max(lots, least) <= Math.min(free, wanted) ? Math.max(lots, least) : 0;
    }

    private void waitForCoins(Wish wish) {
        wish.notBeforeNanos = around.nowNanos() + settings.reconcileEvery().toNanos();
        work.isDueAt(wish.notBeforeNanos);
        if (!wish.dustTold) {
            wish.dustTold = true;
            doubts.tell(
                    Fact.Severity.WARNING,
                    "dust",
                    "Cell "
                            + wish.cell()
                            + " has "
                            + wish.remainingLots()
                            + " lots to sell and fewer are there than can be sold; it waits.");
        }
    }

    private void denied(Wish wish, long lots, Verdict.Denied denied) {
        if (wish.isNewlyDeniedBy(denied.limit())) {
            denials.denied(wish.cell(), wish.side(), wish.priceTicks(), lots, denied);
        }
        if (denied.lasting()) {
            planned.remove(wish);
            wish.refuse(OrderListener.Refusal.BELOW_MINIMUM);
        } else {
            wish.notBeforeNanos = around.nowNanos() + settings.afterRefusal().toNanos();
            work.isDueAt(wish.notBeforeNanos);
        }
    }
}
