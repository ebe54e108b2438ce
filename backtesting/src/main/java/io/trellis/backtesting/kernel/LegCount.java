package io.trellis.backtesting.kernel;

import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.Grid;
import io.trellis.core.grid.Layout;
import io.trellis.core.market.Bars;
import io.trellis.core.market.PathRule;
import io.trellis.core.strategy.grid.GridPlan;

import java.util.EnumMap;
import java.util.Map;

/**
 * How many legs there are for a grid to ride when only totals are wanted: what a rate in bars says
 * about the work depends on it.
 */
public final class LegCount {

    private final Market market;
    private final Map<PathRule, Pyramid> pyramids = new EnumMap<>(PathRule.class);

    /**
     * Counts over a series.
     *
     * @param bars one or more, in ticks of the plans' instrument
     */
    public LegCount(Bars bars) {
        market = new Market(bars);
    }

    /**
     * Legs of the coarsest zigzag in which the grid that is laid out at the first open misses
     * nothing; the steps of the path where its cells are narrower than the finest, 0 for a grid
     * that cannot start there.
     */
    public int of(GridPlan plan) {
        var layout = new Layout(plan.instrument());
        return switch (layout.atStart(plan.settings().grid(), market.open(0))) {
            case Attempt.Done<Grid>(var grid) -> legs(plan, narrowest(grid));
            case Attempt.Refused<Grid> _ -> 0;
        };
    }

    private int legs(GridPlan plan, double narrowest) {
        Zigzag zigzag =
                pyramids.computeIfAbsent(
                                plan.assumptions().pathRule(), rule -> new Pyramid(market, rule))
                        .under(narrowest);
        return zigzag == null ? (Zigzag.PHASES - 1) * market.count() : zigzag.points() - 1;
    }

    private static double narrowest(Grid grid) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < grid.cells().count(); i++) {
            least = Math.min(least, (double) grid.cells().sell(i) / grid.cells().buy(i));
        }
        return least;
    }
}
