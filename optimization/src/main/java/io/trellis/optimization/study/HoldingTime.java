package io.trellis.optimization.study;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a grid holds what a cell bought: what must be left out between what is trained on and
 * what is tested on. The rule: the longest time from a cell's purchase to its sale, of all that
 * were sold again, but no more than a twentieth of the bars, of which a grid that is left behind by
 * the price would otherwise leave nothing. Every run begins with its whole capital and no
 * inventory, so that no position reaches from one part into another in any case.
 */
public final class HoldingTime {

    private static final int SMALLEST_PART = 20;

    private HoldingTime() {}

    /**
     * The longest time in a run over some bars.
     *
     * @param bars one or more
     * @return milliseconds; a twentieth of the bars where the grid cannot start, 0 where no cell
     *     was ever sold again
     */
    public static long longestMillis(GridPlan plan, Bars bars) {
        long most = (bars.timeMillis(bars.count() - 1) - bars.timeMillis(0)) / SMALLEST_PART;
        return switch (Backtest.run(plan, bars)) {
            case Attempt.Refused<BacktestResult> _ -> most;
            case Attempt.Done<BacktestResult>(var result) ->
                    Math.min(most, longest(result.fills()));
        };
    }

    /** A trade at the market makes the grid anew or ends it: what was held then is not counted. */
    private static long longest(List<Fill> fills) {
        Map<Integer, Long> boughtMillis = new HashMap<>();
        long longest = 0;
        for (Fill fill : fills) {
            if (fill.isTaker()) {
                boughtMillis.clear();
            } else if (fill.side() == Side.BUY) {
                boughtMillis.put(fill.cell(), fill.timeMillis());
            } else {
                Long bought = boughtMillis.remove(fill.cell());
                longest = bought == null ? longest : Math.max(longest, fill.timeMillis() - bought);
            }
        }
        return longest;
    }
}
