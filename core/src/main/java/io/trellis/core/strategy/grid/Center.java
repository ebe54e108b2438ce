package io.trellis.core.strategy.grid;

import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The price that dominance is measured from, in ticks: it may lie between two of them.
 *
 * @param lowestAbove lowest price above the center
 * @param highestBelow highest price below the center
 */
record Center(long lowestAbove, long highestBelow) {

    static Center of(Instrument instrument, BigDecimal price) {
        return new Center(
                instrument.ticks(price, RoundingMode.FLOOR) + 1,
                instrument.ticks(price, RoundingMode.CEILING) - 1);
    }
}
