package io.trellis.core.machine;

import io.trellis.core.broker.Surroundings;
import io.trellis.core.market.Ratio;

import java.math.BigDecimal;

/**
 * Keeps a single print that lies far from bid and ask from being acted on: a strategy may sell
 * everything at a price that was somebody's mistake.
 */
final class SpikeFilter {

    private final Ratio collar;

    /**
     * A filter.
     *
     * @param collar largest distance from the middle of bid and ask, as a share
     */
    SpikeFilter(BigDecimal collar) {
        this.collar = Ratio.of(collar);
    }

    /** Whether a price may be acted on; without bid and ask every price may. */
    boolean passes(long priceTicks, Surroundings around) {
        if (around.bidTicks() == 0 || around.askTicks() == 0) {
            return true;
        }
        long middle = Math.floorDiv(around.bidTicks() + around.askTicks(), 2);
        return !collar.isExceededBy(Math.abs(priceTicks - middle), middle);
    }
}
