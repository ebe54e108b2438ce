package io.trellis.core.desk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** The cells of a strategy as the venue sees them. */
final class Slots {

    private Slot[] slots = new Slot[0];
    private final List<Slot> touched = new ArrayList<>();
    private final List<RestingOrder> disowned = new ArrayList<>();

    /** Orders that belong to no cell, their cancels sent. */
    private final List<RestingOrder> leaving = new ArrayList<>();

    private int waiting;

    Slot at(int cell) {
        int known = slots.length;
        if (cell >= known) {
            slots = Arrays.copyOf(slots, Math.max(cell + 1, 2 * known));
            for (int i = known; i < slots.length; i++) {
                slots[i] = new Slot(i);
            }
        }
        return slots[cell];
    }

    /** What is wanted in a cell has changed. */
    void touch(Slot slot) {
        touched.add(slot);
    }

    /** Nothing is wanted in any cell any more; live orders belong to none. */
    void disown(int unknownCell) {
        touched.clear();
        for (Slot slot : slots) {
            slot.lots = 0;
            waits(slot, false);
            if (slot.order.isLive()) {
                slot.order.moveTo(unknownCell);
                (slot.order.isCancelSent() ? leaving : disowned).add(slot.order);
            }
            slot.order = NoOrder.NONE;
        }
    }

    /** Whether orders that belong to no cell are still to be cancelled. */
    boolean hasDisowned() {
        return !disowned.isEmpty();
    }

    /** Gives a cell the disowned order that is just what it wants, if there is one. */
    boolean adopt(Slot slot) {
        if (slot.order.isLive()) {
            return false;
        }
        for (int i = 0; i < disowned.size(); i++) {
            RestingOrder order = disowned.get(i);
            if (slot.isAsWanted(order)) {
                order.moveTo(slot.cell);
                slot.order = order;
                disowned.remove(i);
                return true;
            }
        }
        return false;
    }

    /** Whether every order that belongs to no cell has ended. */
    boolean noneLeaving() {
        if (!leaving.isEmpty()) {
            leaving.removeIf(order -> !order.isLive());
        }
        return leaving.isEmpty();
    }

    void forEachDisowned(Consumer<RestingOrder> action) {
        if (!disowned.isEmpty()) {
            List<RestingOrder> all = List.copyOf(disowned);
            disowned.clear();
            leaving.addAll(all);
            all.forEach(action);
        }
    }

    void forEachTouched(Consumer<Slot> action) {
        if (!touched.isEmpty()) {
            List<Slot> all = List.copyOf(touched);
            touched.clear();
            all.forEach(action);
        }
    }

    /** A cell begins or ends to wait for a price at which its order would rest. */
    void waits(Slot slot, boolean now) {
        if (slot.waits != now) {
            slot.waits = now;
            waiting += now ? 1 : -1;
        }
    }

    int waiting() {
        return waiting;
    }

    void forEachWaiting(Consumer<Slot> action) {
        for (Slot slot : slots) {
            if (slot.waits) {
                action.accept(slot);
            }
        }
    }
}
