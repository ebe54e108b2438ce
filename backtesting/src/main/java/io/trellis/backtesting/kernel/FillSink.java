package io.trellis.backtesting.kernel;

import io.trellis.core.market.Side;
import io.trellis.core.order.Phase;
import io.trellis.core.order.Reason;

/** Is told of every fill and every recentring, in the order in which they happen. */
interface FillSink {

    /** The bar of a fill inside a leg that was taken at one stroke. */
    int SOMEWHERE_IN_A_LEG = -1;

    /**
     * Something traded.
     *
     * @param bar index of the bar, or {@link #SOMEWHERE_IN_A_LEG}
     * @param cell the cell whose resting order filled, or {@code Fill.NO_CELL}
     * @param priceTicks the resting order's price; at the market the price before slippage
     */
    void filled(
            int bar, Phase phase, Reason reason, int cell, Side side, long priceTicks, long lots);

    /** The grid is about to be laid out anew at a close, for this reason. */
    default void recentered(int bar, String trigger) {}
}
