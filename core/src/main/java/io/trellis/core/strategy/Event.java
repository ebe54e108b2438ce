package io.trellis.core.strategy;

import io.trellis.core.market.ClosedBars;
import io.trellis.core.order.Fill;
import io.trellis.core.order.Phase;

/** What a strategy is told. Each event carries its time. */
public sealed interface Event {

    /**
     * The market is at a price that the strategy watches for; the orders up to it have filled.
     *
     * @param timeMillis start of the bar, UTC
     */
    record Reached(long timeMillis, Phase phase, long priceTicks) implements Event {}

    /** An order of the strategy has filled. */
    record Filled(Fill fill) implements Event {}

    /** A bar has closed. */
    record BarClosed(ClosedBars bars) implements Event {}
}
