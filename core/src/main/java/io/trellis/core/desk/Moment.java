package io.trellis.core.desk;

import io.trellis.core.order.Phase;

/** Where a market is now, for whoever trades there. */
public final class Moment {

    private long fillMillis;
    private long barMillis;
    private Phase phase = Phase.OPEN;
    private long priceTicks;

    /** What a fill of now bears: the time itself, or the start of the bar where there are bars. */
    public long fillMillis() {
        return fillMillis;
    }

    /** Start of the bar, UTC. */
    public long barMillis() {
        return barMillis;
    }

    public Phase phase() {
        return phase;
    }

    public long priceTicks() {
        return priceTicks;
    }

    public void fillsAt(long millis) {
        fillMillis = millis;
    }

    public void inBar(long startMillis) {
        barMillis = startMillis;
    }

    public void in(Phase now) {
        phase = now;
    }

    public void atPrice(long ticks) {
        priceTicks = ticks;
    }
}
