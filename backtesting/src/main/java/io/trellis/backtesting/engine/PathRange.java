package io.trellis.backtesting.engine;

import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;

import java.util.EnumMap;
import java.util.Map;

/**
 * The same strategy under every path rule (grid-semantics section 4), so that one sees how much of
 * a result hangs on the assumption.
 *
 * @param summaries one for each rule, in the order of the rules
 */
public record PathRange(Map<PathRule, RunSummary> summaries) {

    /**
     * Runs a plan under the path rules other than its own.
     *
     * @param known a result of the plan's own rule, not run again
     */
    public static PathRange around(Plan<?> plan, Bars bars, RunSummary known) {
        Map<PathRule, RunSummary> summaries = new EnumMap<>(PathRule.class);
        for (PathRule rule : PathRule.values()) {
            Plan<?> other = plan.with(plan.assumptions().withPathRule(rule));
            summaries.put(
                    rule, rule == plan.assumptions().pathRule() ? known : summary(other, bars));
        }
        return new PathRange(summaries);
    }

    private static RunSummary summary(Plan<?> plan, Bars bars) {
        return switch (Backtest.run(plan, bars)) {
            case Attempt.Done<BacktestResult>(var result) -> result.summary();
            case Attempt.Refused<BacktestResult>(var reason) ->
                    throw new IllegalStateException(
                            "a path rule cannot change the first open, but: " + reason);
        };
    }

    /** The smallest final equity, in units of 10⁻⁸ quote. */
    public long lowestEquity() {
        return summaries.values().stream().mapToLong(RunSummary::finalEquity).min().orElseThrow();
    }

    /** The largest final equity, in units of 10⁻⁸ quote. */
    public long highestEquity() {
        return summaries.values().stream().mapToLong(RunSummary::finalEquity).max().orElseThrow();
    }
}
