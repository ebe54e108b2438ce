package io.trellis.core.desk;

import io.trellis.core.market.Side;

/** What a strategy wants in one cell, and what is out for it. */
final class Slot {

    final int cell;
    Side side = Side.BUY;
    long priceTicks;

    /** 0 when nothing is wanted. */
    long lots;

    RestingOrder order = NoOrder.NONE;

    /** Whether the wanted order waits for a price at which it would rest. */
    boolean waits;

    Slot(int cell) {
        this.cell = cell;
    }

    void want(Side wantedSide, long wantedTicks, long wantedLots) {
        side = wantedSide;
        priceTicks = wantedTicks;
        lots = wantedLots;
    }

    /** Whether the order that is out is the wanted one. */
    boolean isServed() {
        return lots > 0 && isAsWanted(order);
    }

    boolean isAsWanted(RestingOrder candidate) {
        return !candidate.isCancelSent()
                && candidate.remainingLots() == lots
                && candidate.priceTicks() == priceTicks
                && candidate.side() == side;
    }
}
