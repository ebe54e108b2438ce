package io.trellis.optimization.study;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.SearchBlock.Direction;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.space.DerivedSpace;

/**
 * The space that a strategy is judged in when its file names none: the parameters of its grid, in
 * ranges around the prices that may be seen, and the total return.
 */
public final class DrawnBlock {

    private DrawnBlock() {}

    /**
     * A block drawn from bars.
     *
     * @param columns seen and unseen; the end of them, which is kept back, is not looked at
     */
    public static SearchBlock of(StrategyFile file, BarColumns columns, ValidationPlan plan) {
        GridPlan grid = GridPlan.of(file);
        BarColumns seen = Parts.of(columns, plan).seen();
        return new SearchBlock(
                DerivedSpace.of(grid, TickBars.of(seen, grid.instrument())),
                new SearchBlock.Objective(Figure.TOTAL_RETURN.word(), Direction.MAXIMIZE));
    }
}
