package io.trellis.core.broker;

import io.trellis.core.desk.TakeListener;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;

import java.util.Optional;

/** A quantity that is to be traded at the market, by as many orders as it takes. */
final class Taking implements Purpose {

    final Side side;
    final Reason reason;
    final long askedTicks;

    private final Takes takes;
    private final long lots;
    private final TakeListener listener;

    private long doneLots;
    private long value;
    private long fee;
    private Optional<Attempt> attempt = Optional.empty();

    long notBeforeNanos = Long.MIN_VALUE;

    /** Orders in a row that traded nothing. */
    int inVain;

    boolean deniedTold;

    Taking(
            Takes takes,
            Side side,
            long lots,
            Reason reason,
            long askedTicks,
            TakeListener listener) {
        this.takes = takes;
        this.side = side;
        this.lots = lots;
        this.reason = reason;
        this.askedTicks = askedTicks;
        this.listener = listener;
    }

    boolean isOut() {
        return attempt.isPresent();
    }

    long leftLots() {
        return Math.max(0, lots - doneLots);
    }

    /** Something was had in another way than by an order. */
    void had(long hadLots, long hadValue) {
        doneLots += hadLots;
        value = Math.addExact(value, hadValue);
    }

    @Override
    public void sentAs(Attempt order) {
        attempt = Optional.of(order);
    }

    @Override
    public void executed(Attempt order, long executedLots, long itsValue, long itsFee) {
        long counted = Math.min(executedLots, leftLots());
        doneLots += executedLots;
        value = Math.addExact(value, itsValue);
        fee = Math.addExact(fee, itsFee);
        takes.told(side, counted);
    }

    @Override
    public void ended(Attempt order, End end) {
        if (attempt.filter(current -> current == order).isPresent()) {
            attempt = Optional.empty();
            takes.ended(this, order, end);
        }
    }

    void finish() {
        listener.taken(askedTicks, value, fee);
    }
}
