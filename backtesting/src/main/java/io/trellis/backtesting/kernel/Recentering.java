package io.trellis.backtesting.kernel;

import io.trellis.core.grid.RecenterRules;
import io.trellis.core.market.Instrument;
import io.trellis.core.strategy.grid.GridPlan;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** When a grid is laid out anew around the price (grid-semantics section 7). */
final class Recentering {

    private final Market market;
    private final CloseRules rules;
    private final Instrument instrument;
    private final boolean on;
    private final @Nullable DominanceWindow dominance;

    /** Around a lower close the grid cannot be laid out. */
    private final long lowestCenterTicks;

    Recentering(Market market, GridPlan plan, CloseRules rules, long lowestCenterTicks) {
        this.market = market;
        this.rules = rules;
        this.instrument = plan.instrument();
        this.on = plan.settings().recenter().isPresent();
        this.dominance =
                plan.settings()
                        .recenter()
                        .flatMap(RecenterRules::dominance)
                        .map(rule -> new DominanceWindow(market, rule))
                        .orElse(null);
        this.lowestCenterTicks = lowestCenterTicks;
    }

    boolean isOn() {
        return on;
    }

    /** A grid was laid out: its age and the balance of its closes begin anew. */
    void begin(Deployment grid) {
        if (dominance != null) {
            dominance.center(grid, instrument);
        }
    }

    /** The first of the four triggers that holds at a close. */
    Optional<String> trigger(Deployment grid, int bar, long closeTicks) {
        if (!on) {
            return Optional.empty();
        }
        long[] time = market.time();
        long age = time[bar] - time[grid.bar()];
        if (age < rules.cooldownMillis()) {
            return Optional.empty();
        }
        if (deviates(grid, closeTicks)) {
            return Optional.of("deviation");
        }
        if (moves(grid, bar, closeTicks)) {
            return Optional.of("pumpDump");
        }
        if (dominance != null && age >= dominance.horizonMillis() && dominance.holdsAt(bar)) {
            return Optional.of("dominance");
        }
        return age >= rules.maxAgeMillis() ? Optional.of("maxAge") : Optional.empty();
    }

    private boolean deviates(Deployment grid, long closeTicks) {
        long lowest = grid.cells().lowestBuy();
        long highest = grid.cells().highestSell();
        return rules.deviation()
                .filter(rule -> rule.holds(lowest, highest, closeTicks))
                .isPresent();
    }

    private boolean moves(Deployment grid, int bar, long closeTicks) {
        if (rules.pumpDump().isEmpty()) {
            return false;
        }
        var rule = rules.pumpDump().get();
        int then = market.lastAtOrBefore(market.time()[bar] - rule.horizonMillis());
        return then >= grid.bar() && rule.holds(market.close(then), closeTicks);
    }

    /** The first later bar at whose close a trigger may hold, or {@link Market#NEVER}. */
    int mayHoldFrom(Deployment grid, int bar) {
        if (!on) {
            return Market.NEVER;
        }
        long since = market.time()[grid.bar()];
        int cool = market.firstAtOrAfter(bar + 1, since + rules.cooldownMillis());
        if (cool == Market.NEVER) {
            return Market.NEVER;
        }
        int from = market.firstClosing(cool, Long.MIN_VALUE, lowestCenterTicks);
        if (from == Market.NEVER) {
            return Market.NEVER;
        }
        int first = market.firstAtOrAfter(from, saturatingSum(since, rules.maxAgeMillis()));
        if (rules.deviation().isPresent()) {
            first = Math.min(first, deviatesFrom(grid, rules.deviation().get(), from));
        }
        if (rules.pumpDump().isPresent()) {
            first = Math.min(first, market.firstMove(rules.pumpDump().get(), from, grid.bar()));
        }
        if (dominance != null) {
            int old = market.firstAtOrAfter(from, since + dominance.horizonMillis());
            first = Math.min(first, old == bar + 1 ? dominance.mayHoldFrom(bar) : old);
        }
        return first;
    }

    /** With a tick of room on both sides: the rule itself decides. */
    private int deviatesFrom(Deployment grid, CloseRules.Deviation rule, int from) {
        long above = (long) (grid.cells().highestSell() * rule.aboveFactor()) - 1;
        long below = (long) (grid.cells().lowestBuy() * rule.belowFactor()) + 1;
        return market.firstClosing(from, below, above);
    }

    private static long saturatingSum(long a, long b) {
        return b == Long.MAX_VALUE ? b : a + b;
    }
}
