package io.trellis.core.strategy;

import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;

/** What a strategy wants. */
public sealed interface Intent {

    /** One order rests in a cell, at a limit price. */
    record Rest(int cell, Side side, long priceTicks, long lots) implements Intent {}

    /** The order that rests in a cell, if any, is cancelled. */
    record Cancel(int cell) implements Intent {}

    /** Every resting order is cancelled. */
    record CancelAll() implements Intent {}

    /** Trade at the market, now. */
    record Take(Side side, long lots, Reason reason) implements Intent {}

    /**
     * Be told when the market is at or beyond one of two prices; replaces the watch before it.
     *
     * @param atOrBelowTicks {@link Long#MIN_VALUE} for never
     * @param atOrAboveTicks {@link Long#MAX_VALUE} for never
     */
    record Watch(long atOrBelowTicks, long atOrAboveTicks) implements Intent {

        public static final Watch NOTHING = new Watch(Long.MIN_VALUE, Long.MAX_VALUE);
        public static final Watch EVERY_PRICE = new Watch(Long.MAX_VALUE, Long.MIN_VALUE);

        public boolean sees(long priceTicks) {
            return priceTicks <= atOrBelowTicks || priceTicks >= atOrAboveTicks;
        }
    }

    /** Something worth a line in the journal. */
    record Report(Note note) implements Intent {}
}
