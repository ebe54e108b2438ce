package io.trellis.core.broker;

import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.RestingOrder;
import io.trellis.core.market.Side;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A resting order as its owner sees it. At the venue there may be several for it, one after the
 * other, never two at once.
 */
final class Wish implements RestingOrder, Purpose {

    private final Wishes wishes;
    private final Side side;
    private final long priceTicks;
    private final long lots;
    private final OrderListener owner;
    private final Set<String> deniedBy = new LinkedHashSet<>();

    private int cell;
    private long toldLots;
    private boolean cancelSent;
    private boolean done;
    private Optional<Attempt> attempt = Optional.empty();

    /** Not to be sent before. */
    long notBeforeNanos = Long.MIN_VALUE;

    /** How often others have cancelled it. */
    int cancelledByOthers;

    boolean dustTold;

    Wish(Wishes wishes, Side side, long priceTicks, long lots, int cell, OrderListener owner) {
        this.wishes = wishes;
        this.side = side;
        this.priceTicks = priceTicks;
        this.lots = lots;
        this.cell = cell;
        this.owner = owner;
    }

    @Override
    public Side side() {
        return side;
    }

    @Override
    public long priceTicks() {
        return priceTicks;
    }

    @Override
    public long remainingLots() {
        return done ? 0 : lots - toldLots;
    }

    @Override
    public boolean isCancelSent() {
        return cancelSent;
    }

    @Override
    public int cell() {
        return cell;
    }

    @Override
    public void moveTo(int otherCell) {
        cell = otherCell;
    }

    @Override
    public void send() {
        wishes.plan(this);
    }

    @Override
    public void cancel() {
        if (done || cancelSent) {
            return;
        }
        cancelSent = true;
        if (attempt.isPresent()) {
            wishes.cancel(attempt.get());
        } else {
            wishes.unplan(this);
            done = true;
            owner.cancelled(this);
        }
    }

    long toldLots() {
        return toldLots;
    }

    /** Whether a limit keeps it back that has not been told of yet. */
    boolean isNewlyDeniedBy(String limit) {
        return deniedBy.add(limit);
    }

    @Override
    public void sentAs(Attempt order) {
        attempt = Optional.of(order);
    }

    @Override
    public void executed(Attempt order, long executedLots, long value, long fee) {
        boolean isCurrent = attempt.filter(current -> current == order).isPresent();
        boolean whole = isCurrent && order.life.bookedLots() >= order.terms.lots();
        // What was cut off because it is not there goes with the last of it.
        long tell = whole ? remainingLots() : Math.min(executedLots, remainingLots());
        if (done && toldLots < lots) {
            // Its owner has done with it, and undoes what comes late.
            cell = -1;
            tell = Math.min(executedLots, lots - toldLots);
        }
        toldLots += tell;
        wishes.told(this, tell);
        if (toldLots == lots) {
            done = true;
        } else if (!isCurrent) {
            attempt.ifPresent(wishes::cancel);
        }
        if (tell > 0) {
            owner.filled(this, tell, value, fee);
        }
    }

    @Override
    public void ended(Attempt order, End end) {
        if (attempt.filter(current -> current == order).isEmpty()) {
            return;
        }
        attempt = Optional.empty();
        if (done) {
            return;
        }
        if (end instanceof End.WouldTake) {
            wishes.wouldHaveTaken(this);
        }
        if (cancelSent) {
            done = true;
            owner.cancelled(this);
        } else if (wishes.isToBeSentAgain(this, end)) {
            wishes.plan(this);
        } else {
            refuse(
                    end instanceof End.WouldTake
                            ? OrderListener.Refusal.WOULD_TAKE
                            : OrderListener.Refusal.BELOW_MINIMUM);
        }
    }

    /** It is done without having been at the venue. */
    void refuse(OrderListener.Refusal reason) {
        done = true;
        owner.refused(this, reason);
    }
}
