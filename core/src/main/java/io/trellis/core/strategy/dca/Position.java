package io.trellis.core.strategy.dca;

import io.trellis.core.market.Ratio;
import io.trellis.core.order.Fill;

/**
 * What has been bought since nothing was held.
 *
 * @param cost of the inventory, fees included, in units of 10⁻⁸ quote
 * @param purchaseTicks price of the newest scheduled purchase, before slippage
 * @param boughtTicks price of the newest purchase of either kind, before slippage
 * @param filledSteps a bit for each dip that has filled
 */
record Position(long cost, long purchaseTicks, long boughtTicks, long filledSteps) {

    static final Position NONE = new Position(0, 0, 0, 0);

    boolean hasFilled(int step) {
        return (filledSteps >>> step & 1) == 1;
    }

    Position withPurchase(Fill fill) {
        return new Position(costWith(fill), fill.priceTicks(), fill.priceTicks(), filledSteps);
    }

    Position withDip(Fill fill, int step) {
        return new Position(
                costWith(fill), purchaseTicks, fill.priceTicks(), filledSteps | 1L << step);
    }

    private long costWith(Fill fill) {
        return cost + fill.value() + fill.fee();
    }

    /** The part of the cost that a sale takes with it. */
    long costOf(Fill sale, long lotsLeft) {
        return Ratio.share(cost, sale.lots(), lotsLeft + sale.lots());
    }

    /** What is left after a sale: nothing of it all when nothing is held any more. */
    Position after(Fill sale, long lotsLeft) {
        return lotsLeft == 0
                ? NONE
                : new Position(
                        cost - costOf(sale, lotsLeft), purchaseTicks, boughtTicks, filledSteps);
    }
}
