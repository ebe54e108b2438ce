package io.trellis.backtesting.engine;

import io.trellis.core.order.Phase;

/** Where a market is now, for whoever trades there. */
final class Moment {

    /** What a fill of now bears: the time itself, or the start of the bar where there are bars. */
    long fillMillis;

    /** Start of the bar, UTC. */
    long barMillis;

    Phase phase = Phase.OPEN;
    long priceTicks;
}
