package io.trellis.core.market;

import java.math.BigDecimal;

/**
 * What a simulation assumes about fills.
 *
 * @param slippage share by which a market order trades worse than the price, 0 to below 1
 * @param pathRule order of the prices inside a bar
 * @param marginTicks ticks by which the market must pass a resting order before it fills; 0 is
 *     touch
 */
public record Assumptions(BigDecimal slippage, PathRule pathRule, int marginTicks) {

    public Assumptions {
        if (slippage.signum() < 0 || slippage.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("slippage must be in [0, 1), was " + slippage);
        }
        if (marginTicks < 0) {
            throw new IllegalArgumentException("marginTicks " + marginTicks + " is below 0");
        }
    }

    public Assumptions withPathRule(PathRule rule) {
        return new Assumptions(slippage, rule, marginTicks);
    }
}
