package io.trellis.trading.report;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Coins that were sold, of one purchase.
 *
 * @param disposed when, UTC
 * @param acquired when, UTC; empty where it was before the run
 * @param quantity base
 * @param proceeds quote, fees not taken off
 * @param cost quote, fees not added; empty where it was before the run
 * @param fees of sale and purchase, quote
 * @param acquisitionTrade empty where it was before the run
 * @param note what is to be known of it, empty as a rule
 */
record Disposal(
        String disposed,
        String acquired,
        BigDecimal quantity,
        BigDecimal proceeds,
        Optional<BigDecimal> cost,
        BigDecimal fees,
        String disposalTrade,
        String acquisitionTrade,
        String note) {

    /** Quote; empty where the cost is not known. */
    Optional<BigDecimal> gain() {
        return cost.map(paid -> proceeds.subtract(paid).subtract(fees));
    }
}
