package io.trellis.core.desk;

import io.trellis.core.account.Account;
import io.trellis.core.account.Tariff;
import io.trellis.core.engine.Trader;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Reason;
import io.trellis.core.session.Plan;
import io.trellis.core.session.Standing;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Intent.Watch;

import java.util.ArrayList;
import java.util.List;

/**
 * One strategy at a venue: asks it after every event, and brings the orders that are out to those
 * that it wants.
 *
 * <p>Wanted and actual orders are compared cell by cell. An order that is wanted and not out is
 * sent, unless it would take; then it waits until the price allows it to rest. One that is out and
 * not wanted is cancelled, and what replaces it is sent when the cancel has come through. Orders
 * that are still right after a strategy has thrown everything over stay where they are.
 *
 * <p>When a strategy has thrown everything over, nothing new is sent before the cancels have come
 * through: what those orders bind is not free until then.
 *
 * <p>An order of a cell may fill while its cancel is under way. As long as the cells are the same
 * the strategy is told; when it has laid out others since, it no longer knows that order. The fill
 * is then kept out of its account, and undone at the market.
 *
 * @param <S> the strategy's state
 */
public final class Desk<S extends Standing> implements OrderListener {

    private static final int UNKNOWN_CELL = -1;

    private final Trader<S> trader;
    private final OrderRoute route;
    private final Moment moment;
    private final DeskListener record;
    private final Tariff tariff;
    private final Slots slots = new Slots();

    private Trader.State<S> state;

    /** What fills came to that the strategy no longer expected, and the trades that undid them. */
    private Account late = Account.of(0);

    /** Trades under way that undo late fills. */
    private int undoing;

    /** Orders at the market that wait until cancelled orders have gone. */
    private final List<Runnable> heldTakes = new ArrayList<>();

    private Watch watch = Watch.EVERY_PRICE;

    /**
     * A desk that nothing has happened at yet.
     *
     * @param moment where the market is; whoever drives the desk keeps it
     */
    public Desk(Plan<S> plan, OrderRoute route, Moment moment, DeskListener record) {
        this.trader = plan.trader();
        this.route = route;
        this.moment = moment;
        this.record = record;
        this.tariff = new Tariff(plan.instrument(), plan.assumptions().slippage());
        this.state = trader.initial(plan.capital());
    }

    // ---- the market

    public Watch watch() {
        return watch;
    }

    /** The market is at the moment's price, and the orders up to it have filled. */
    public void reached() {
        Watch answered = Watch.NOTHING;
        while (watch.sees(moment.priceTicks()) && !watch.equals(answered)) {
            answered = watch;
            tell(new Event.Reached(moment.barMillis(), moment.phase(), moment.priceTicks()));
        }
        if (slots.waiting() > 0) {
            slots.forEachWaiting(this::bring);
        }
    }

    public void barClosed(ClosedBars bars) {
        tell(new Event.BarClosed(bars));
        record.closed(moment.barMillis(), equity());
    }

    /** Cash and inventory at the moment's price, in units of 10⁻⁸ quote. */
    public long equity() {
        return Math.addExact(
                state.account().equity(tariff, moment.priceTicks()),
                late.equity(tariff, moment.priceTicks()));
    }

    /**
     * Every order goes and what is held is sold at the market, for good and without asking the
     * strategy: it is not to be told of prices and closes any more.
     */
    public void flatten() {
        slots.disown(UNKNOWN_CELL);
        heldTakes.clear();
        watch = Watch.NOTHING;
        bringAll();
        whenClear(this::sellAll);
    }

    private void sellAll() {
        long held = Math.addExact(state.account().lots(), late.lots());
        if (held > 0) {
            undo(Side.BUY, held);
        }
    }

    /** Whether nothing is held and nothing is under way that would change that. */
    public boolean isFlat() {
        return isClear() && state.account().lots() + late.lots() <= 0;
    }

    /** Whether an order waits for a price at which it would rest. */
    public boolean isWaiting() {
        return slots.waiting() > 0;
    }

    // ---- the strategy

    private void tell(Event event) {
        Trader.Decision<S> decision = trader.step(state, event);
        state = decision.state();
        for (Intent intent : decision.intents()) {
            carryOut(intent);
        }
        bringAll();
    }

    private void carryOut(Intent intent) {
        switch (intent) {
            case Intent.Rest(int cell, Side side, long priceTicks, long lots) -> {
                Slot slot = slots.at(cell);
                slot.want(side, priceTicks, lots);
                if (!slots.adopt(slot)) {
                    changed(slot);
                }
            }
            case Intent.Cancel(int cell) -> {
                Slot slot = slots.at(cell);
                slot.lots = 0;
                changed(slot);
            }
            case Intent.CancelAll() -> slots.disown(UNKNOWN_CELL);
            case Intent.Take(Side side, long lots, Reason reason) -> {
                bringAll();
                whenClear(() -> take(side, lots, reason));
            }
            case Watch next -> watch = next;
            case Intent.Report(var note) -> record.noted(moment.barMillis(), note);
        }
    }

    private void take(Side side, long lots, Reason reason) {
        route.take(
                side,
                lots,
                reason,
                (priceTicks, value, fee) -> {
                    Fill fill = fill(reason, Fill.NO_CELL, side, priceTicks, lots, value, fee);
                    record.filled(fill);
                    tell(new Event.Filled(fill));
                });
    }

    // ---- wanted against actual

    /** As long as orders may yet be cancelled, new ones wait until they have been. */
    private void changed(Slot slot) {
        if (slots.hasDisowned()) {
            slots.touch(slot);
        } else {
            bring(slot);
        }
    }

    /** Cancels before new orders. */
    private void bringAll() {
        slots.forEachDisowned(RestingOrder::cancel);
        slots.forEachTouched(this::bring);
    }

    private void bring(Slot slot) {
        boolean hasWaited = slot.waits;
        slots.waits(slot, false);
        if (slot.order.isLive()) {
            if (!slot.isServed() && !slot.order.isCancelSent()) {
                slot.order.cancel();
            }
        } else if (slot.lots > 0 && isClear()) {
            send(slot, hasWaited);
        } else if (slot.lots > 0) {
            slots.touch(slot);
        }
    }

    /** Coins and money of orders that are to go may not be used before they have gone. */
    private boolean isClear() {
        return undoing == 0 && slots.noneLeaving();
    }

    private void whenClear(Runnable take) {
        if (isClear()) {
            take.run();
        } else {
            heldTakes.add(take);
        }
    }

    private void goOnIfClear() {
        if (isClear() && !heldTakes.isEmpty()) {
            List<Runnable> takes = List.copyOf(heldTakes);
            heldTakes.clear();
            takes.forEach(Runnable::run);
        }
        if (isClear()) {
            bringAll();
        }
    }

    private void send(Slot slot, boolean hasWaited) {
        if (route.wouldTake(slot.side, slot.priceTicks)) {
            slots.waits(slot, true);
            if (!hasWaited) {
                record.refused(Refusal.WOULD_TAKE);
            }
            return;
        }
        slot.order = route.order(slot.side, slot.priceTicks, slot.lots, slot.cell, this);
        slot.order.send();
    }

    // ---- the venue

    @Override
    public void filled(RestingOrder order, long lots, long value, long fee) {
        Fill fill =
                fill(
                        order.cell() == UNKNOWN_CELL ? Reason.LATE : Reason.GRID,
                        order.cell() == UNKNOWN_CELL ? Fill.NO_CELL : order.cell(),
                        order.side(),
                        order.priceTicks(),
                        lots,
                        value,
                        fee);
        record.filled(fill);
        if (order.cell() == UNKNOWN_CELL) {
            late = late.after(fill);
            record.filledLate();
            undo(order.side(), lots);
        } else {
            Slot slot = slots.at(order.cell());
            slot.lots = slot.side == order.side() ? Math.max(0, slot.lots - lots) : slot.lots;
            if (order.isLive()) {
                record.filledInPart();
            }
            tell(new Event.Filled(fill));
        }
    }

    private void undo(Side filledSide, long lots) {
        Side side = filledSide == Side.BUY ? Side.SELL : Side.BUY;
        undoing++;
        route.take(
                side,
                lots,
                Reason.LATE,
                (priceTicks, value, fee) -> {
                    Fill fill = fill(Reason.LATE, Fill.NO_CELL, side, priceTicks, lots, value, fee);
                    record.filled(fill);
                    late = late.after(fill);
                    undoing--;
                    goOnIfClear();
                });
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // It is this order or another one.
    public void refused(RestingOrder order, Refusal reason) {
        record.refused(reason);
        if (order.cell() == UNKNOWN_CELL) {
            goOnIfClear();
            return;
        }
        Slot slot = slots.at(order.cell());
        if (slot.order != order || slot.lots == 0) {
            return;
        }
        switch (reason) {
            case WOULD_TAKE -> slots.waits(slot, true);
            case BELOW_MINIMUM -> slot.lots = 0;
        }
    }

    @Override
    public void cancelled(RestingOrder order) {
        if (order.cell() == UNKNOWN_CELL) {
            goOnIfClear();
        } else {
            bring(slots.at(order.cell()));
        }
    }

    private Fill fill(
            Reason reason, int cell, Side side, long priceTicks, long lots, long value, long fee) {
        return new Fill(
                moment.fillMillis(),
                moment.phase(),
                reason,
                cell,
                side,
                priceTicks,
                lots,
                value,
                fee);
    }

    // ---- what came of it

    public S strategy() {
        return state.strategy();
    }

    public Account account() {
        return state.account();
    }

    public Account late() {
        return late;
    }
}
