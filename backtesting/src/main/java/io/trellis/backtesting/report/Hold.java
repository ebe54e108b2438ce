package io.trellis.backtesting.report;

import io.trellis.core.market.Bars;
import io.trellis.core.session.Plan;

/** The plain alternative that a grid must be held against. */
public final class Hold {

    private Hold() {}

    /**
     * What the capital is worth at the last close when all of it buys the coin at the first open,
     * with the slippage and the taker fee of a start purchase, and is held.
     *
     * @return in units of 10⁻⁸ quote
     */
    public static long equity(Plan<?> plan, Bars bars) {
        double cost =
                (1 + plan.assumptions().slippage().doubleValue())
                        * (1 + plan.instrument().takerFee().doubleValue());
        double growth = (double) bars.close(bars.count() - 1) / bars.open(0);
        return Math.round(plan.capital() / cost * growth);
    }
}
