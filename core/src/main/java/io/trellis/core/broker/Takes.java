package io.trellis.core.broker;

import io.trellis.core.desk.TakeListener;
import io.trellis.core.fact.Fact;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.risk.Limits;
import io.trellis.core.risk.TraderMode;
import io.trellis.core.risk.Verdict;
import io.trellis.core.venue.Refusal;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be traded at the market. Each order for it has a limit, a little worse than the
 * market, and does not rest; what it leaves is tried again. As long as one of them is unknown, no
 * other one is sent for the same.
 */
final class Takes {

    private static final BigDecimal WORSE = new BigDecimal("0.01");

    /** Inside the collar, as that may be measured by a slightly other price. */
    private static final BigDecimal OF_COLLAR = new BigDecimal("0.8");

    private static final BigDecimal OF_LIMIT = new BigDecimal("0.95");

    /** What closes a position is tried again after four pauses at most, however often in vain. */
    private static final int MOST_DOUBLINGS_OF_CLOSERS = 2;

    private final BrokerSettings settings;
    private final Limits limits;
    private final BigDecimal worse;
    private final Surroundings around;
    private final Sender sender;
    private final Orders orders;
    private final Holding holding;
    private final Refusals refusals;
    private final Denials denials;
    private final Doubts doubts;
    private final Work work;
    private final List<Taking> takings = new ArrayList<>();

    Takes(
            BrokerSettings settings,
            Limits limits,
            Surroundings around,
            Sender sender,
            Orders orders,
            Holding holding,
            Refusals refusals,
            Denials denials,
            Doubts doubts,
            Work work) {
        this.settings = settings;
        this.limits = limits;
        this.worse = WORSE.min(limits.takeCollar().multiply(OF_COLLAR));
        this.around = around;
        this.sender = sender;
        this.orders = orders;
        this.holding = holding;
        this.refusals = refusals;
        this.denials = denials;
        this.doubts = doubts;
        this.work = work;
    }

    void take(Side side, long lots, Reason reason, TakeListener listener) {
        long market = around.priceTicks() > 0 ? around.priceTicks() : around.referenceTicks();
        var taking = new Taking(this, side, lots, reason, market, listener);
        if (reason == Reason.START && side == Side.BUY) {
            long owned = holding.takeOwned(lots);
            taking.had(owned, orders.values().value(taking.askedTicks, owned));
        }
        if (taking.leftLots() == 0) {
            taking.finish();
        } else {
            takings.add(taking);
            work.isDue();
        }
    }

    boolean isEmpty() {
        return takings.isEmpty();
    }

    void told(Side side, long lots) {
        holding.told(side, lots);
    }

    /** An order for it has ended. */
    void ended(Taking taking, Attempt order, Purpose.End end) {
        boolean inVain = order.life.bookedLots() == 0;
        taking.inVain = inVain ? taking.inVain + 1 : 0;
        long pause = Pauses.doubled(settings.afterRefusal().toNanos(), doublings(taking, end));
        taking.notBeforeNanos = inVain ? around.nowNanos() + pause : Long.MIN_VALUE;
        if (end instanceof Purpose.End.Refused(var reason, var words)) {
            var _ = refusals.isToBeSentAgain(reason, words, taking.side, order.terms.priceTicks());
        }
        work.isDue();
    }

    /**
     * A sale that closes a position does not wait for minutes because the market ran away from it
     * or the venue's counter was full, as after many cancels: the client asks that of nobody but
     * itself. Other refusals would only come again.
     */
    private static int doublings(Taking taking, Purpose.End end) {
        boolean passes =
                !(end instanceof Purpose.End.Refused(var reason, var _))
                        || reason == Refusal.RATE_LIMIT
                        || reason == Refusal.NOT_SENT;
        return closes(taking.reason) && passes
                ? Math.min(taking.inVain, MOST_DOUBLINGS_OF_CLOSERS)
                : taking.inVain;
    }

    private static boolean closes(Reason reason) {
        return switch (reason) {
            case EXIT, KILL, LATE -> true;
            case START, SCHEDULE, GRID, RECENTER -> false;
        };
    }

    void turn() {
        if (takings.isEmpty()) {
            return;
        }
        long now = around.nowNanos();
        for (Taking taking : List.copyOf(takings)) {
            if (taking.isOut()) {
                continue;
            }
            if (taking.leftLots() == 0) {
                finish(taking);
            } else if (taking.notBeforeNanos > now) {
                work.isDueAt(taking.notBeforeNanos);
            } else if (mayTake(taking.side)) {
                next(taking, now);
            }
        }
    }

    private boolean mayTake(Side side) {
        return around.referenceTicks() > 0
                && (around.mode() == TraderMode.ARMED
                        || (around.mode() == TraderMode.WIND_DOWN && side == Side.SELL));
    }

    private void next(Taking taking, long now) {
        if (!sender.maySend()) {
            work.isDueAt(now + Work.NEXT_TURN_NANOS);
            return;
        }
        long limitTicks = limitTicks(taking.side);
        long least = orders.values().minLots(limitTicks);
        long there =
                taking.side == Side.SELL ? holding.sellable(taking.leftLots()) : taking.leftLots();
        if (there < least) {
            leaveDust(taking);
            return;
        }
        long lots = Math.min(there, mostAtOnce(taking, limitTicks));
        if (there - lots < least) {
            // What would be left over alone could not be traded.
            lots = lots == there ? there : Math.max(least, Math.min(lots, there - least));
        }
        if (lots < least) {
            later(taking, now);
            return;
        }
        send(taking, limitTicks, lots, now);
    }

    /** As far as other sales leave coins, and orders of this kind may be large. */
    private long mostAtOnce(Taking taking, long limitTicks) {
        long byLimit =
                closes(taking.reason)
                        ? Long.MAX_VALUE
                        : orders.values()
                                .mostLots(
                                        limitTicks,
                                        BigDecimal.valueOf(limits.orderValue())
                                                .multiply(OF_LIMIT)
                                                .longValue());
        return taking.side == Side.SELL
                ? Math.min(byLimit, holding.realLots() - orders.sellLots())
                : byLimit;
    }

    private long limitTicks(Side side) {
        BigDecimal reference = BigDecimal.valueOf(around.referenceTicks());
        return side == Side.BUY
                ? reference
                        .multiply(BigDecimal.ONE.add(worse))
                        .setScale(0, RoundingMode.FLOOR)
                        .longValueExact()
                : reference
                        .multiply(BigDecimal.ONE.subtract(worse))
                        .setScale(0, RoundingMode.CEILING)
                        .max(BigDecimal.ONE)
                        .longValueExact();
    }

    private void send(Taking taking, long limitTicks, long lots, long now) {
        var terms =
                new Attempt.Terms(
                        Fill.NO_CELL, taking.side, limitTicks, lots, taking.reason, false);
        Optional<Verdict.Denied> denied = sender.place(terms, taking, 0);
        if (denied.isPresent()) {
            if (!taking.deniedTold) {
                taking.deniedTold = true;
                denials.denied(Fill.NO_CELL, taking.side, limitTicks, lots, denied.get());
            }
            later(taking, now);
        }
    }

    private void later(Taking taking, long now) {
        taking.notBeforeNanos = now + settings.afterRefusal().toNanos();
        work.isDueAt(taking.notBeforeNanos);
    }

    /** What cannot be traded is told as if it had been, for nothing; other sales make it good. */
    private void leaveDust(Taking taking) {
        long left = taking.leftLots();
        holding.told(taking.side, left);
        doubts.tell(
                Fact.Severity.INFO,
                "dust",
                "Of a "
                        + taking.side
                        + " at the market "
                        + left
                        + " lots are left, which the venue does not trade alone or which are not"
                        + " there; later sales make up for them.");
        finish(taking);
    }

    private void finish(Taking taking) {
        takings.remove(taking);
        taking.finish();
    }
}
