package io.trellis.backtesting.markov;

import io.trellis.backtesting.analytics.BootstrapDistribution.Interval;

import java.util.Locale;
import java.util.Optional;

/**
 * A grid with a gate, against the same grid without.
 *
 * @param blockedShare share of the bars at which the gate stops buying
 * @param profit of the grid with the gate, quote
 * @param gain that profit less the profit without the gate
 * @param interval of the gain over bootstrapped days; empty for too few days
 * @param hasMemory whether the training window shows a memory
 */
public record GateTrial(
        Gate gate,
        double blockedShare,
        double profit,
        double gain,
        Optional<Interval> interval,
        boolean hasMemory) {

    /** Whether the gate may act: there is a memory, and the gain is more than chance. */
    public boolean mayAct() {
        return hasMemory && interval.filter(gains -> gains.lower() > 0).isPresent();
    }

    /** Whether the gate may act, otherwise why not. */
    public String verdict() {
        if (!hasMemory) {
            return "may not act: the training window shows no memory";
        }
        if (blockedShare == 0) {
            return "may not act: it never stops buying";
        }
        if (gain <= 0) {
            return "may not act: it does not pay";
        }
        if (interval.isEmpty()) {
            return "may not act: fewer than "
                    + GateAblation.LEAST_DAYS
                    + " days say nothing of chance";
        }
        return mayAct()
                ? "may act"
                : String.format(
                        Locale.ROOT,
                        "may not act: a gain from %.2f on may be chance",
                        interval.get().lower());
    }
}
