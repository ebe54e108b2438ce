package io.trellis.core.desk;

import io.trellis.core.market.Side;

/** The order that is none: nothing is left of it. */
enum NoOrder implements RestingOrder {
    NONE;

    @Override
    public Side side() {
        return Side.BUY;
    }

    @Override
    public long priceTicks() {
        return 0;
    }

    @Override
    public long remainingLots() {
        return 0;
    }

    @Override
    public boolean isCancelSent() {
        return false;
    }

    @Override
    public int cell() {
        return 0;
    }

    @Override
    public void moveTo(int otherCell) {
        throw new IllegalStateException("there is no order to move to cell " + otherCell);
    }

    @Override
    public void send() {
        throw new IllegalStateException("there is no order to send");
    }

    @Override
    public void cancel() {
        throw new IllegalStateException("there is no order to cancel");
    }
}
