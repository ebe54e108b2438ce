package io.trellis.core.order;

import io.trellis.core.market.Side;

/**
 * What traded.
 *
 * @param timeMillis start of the bar, UTC
 * @param cell the cell whose resting order filled, or {@link #NO_CELL} for a trade at the market
 * @param priceTicks the resting order's price; for a trade at the market the price before slippage
 * @param lots quantity, above 0
 * @param value what was traded, slippage included, in units of 10⁻⁸ quote
 * @param fee in units of 10⁻⁸ quote
 */
public record Fill(
        long timeMillis,
        Phase phase,
        Reason reason,
        int cell,
        Side side,
        long priceTicks,
        long lots,
        long value,
        long fee) {

    public static final int NO_CELL = -1;

    /** Whether it traded at the market, with slippage and the taker fee. */
    public boolean isTaker() {
        return cell == NO_CELL;
    }
}
