package io.trellis.core.market;

import java.util.List;

/**
 * What changed in an order book.
 *
 * @param timeMillis when, UTC
 * @param snapshot whether the levels are the whole book, so that what was known before is void
 * @param levels the new quantity at each price that changed
 */
public record BookUpdate(long timeMillis, boolean snapshot, List<Level> levels)
        implements MarketEvent {

    /**
     * All that rests at one price.
     *
     * @param side whose orders they are
     * @param lots 0 when the level is gone
     */
    public record Level(Side side, long priceTicks, long lots) {

        /**
         * @throws IllegalArgumentException if the price or the quantity is negative
         */
        public Level {
            if (priceTicks < 0 || lots < 0) {
                throw new IllegalArgumentException(
                        "a level has no negative price or quantity, was %d lots at %d ticks"
                                .formatted(lots, priceTicks));
            }
        }
    }

    public BookUpdate {
        levels = List.copyOf(levels);
    }
}
