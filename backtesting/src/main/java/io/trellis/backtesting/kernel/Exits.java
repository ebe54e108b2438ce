package io.trellis.backtesting.kernel;

import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategy.grid.GridPlan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * The prices at which a grid sells out for good (grid-semantics section 8).
 *
 * @param stopTicks stopLoss; {@link Long#MIN_VALUE} without one
 * @param takeTicks takeProfit; {@link Long#MAX_VALUE} without one
 */
record Exits(long stopTicks, long takeTicks) {

    static Exits of(GridPlan plan) {
        return new Exits(
                ticks(plan, plan.settings().stopLoss(), Long.MIN_VALUE),
                ticks(plan, plan.settings().takeProfit(), Long.MAX_VALUE));
    }

    private static long ticks(GridPlan plan, Optional<BigDecimal> exit, long none) {
        return exit.map(price -> plan.instrument().ticks(price, RoundingMode.UNNECESSARY))
                .orElse(none);
    }

    boolean areMetAt(long priceTicks) {
        return priceTicks <= stopTicks || priceTicks >= takeTicks;
    }

    /** The market moves through every price to this one: how far before it meets an exit. */
    long upTo(long priceTicks) {
        return Math.clamp(priceTicks, stopTicks, takeTicks);
    }

    /** The price, refused where a grid that starts at it would be sold out at once. */
    Attempt<Long> between(long priceTicks, Instrument instrument) {
        if (!areMetAt(priceTicks)) {
            return new Attempt.Done<>(priceTicks);
        }
        boolean stops = priceTicks <= stopTicks;
        return new Attempt.Refused<>(
                "the start price %s is at or %s %s"
                        .formatted(
                                instrument.price(priceTicks).toPlainString(),
                                stops ? "below the stopLoss" : "above the takeProfit",
                                instrument.price(stops ? stopTicks : takeTicks).toPlainString()));
    }
}
