package io.trellis.optimization.study;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SearchBlock;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.validation.FairWorlds.Swing;

import java.util.Optional;

/**
 * All that a calibration depends on.
 *
 * @param document the strategy that is varied
 * @param block the fields that vary and the objective; empty to draw one from each world, as for a
 *     file that names none
 * @param search the search that is made in every world
 * @param columns the bars whose blocks the worlds are made of
 * @param worldBlockBars mean length of those blocks, 1 or more
 * @param planted what can be earned in the worlds that have something to earn
 * @param worlds of either kind, 1 to 100,000
 * @param seed of the worlds; each has a seed of its own
 * @param engine version of the program
 * @param threads worlds that are looked at in one time, 1 or more; of no effect on the result
 */
public record CalibrationPlan(
        StrategyDocument document,
        Optional<SearchBlock> block,
        SearchPlan search,
        BarColumns columns,
        double worldBlockBars,
        Swing planted,
        ValidationPlan validation,
        Gates gates,
        int worlds,
        long seed,
        String engine,
        int threads) {

    private static final int MOST_WORLDS = 100_000;

    /**
     * @throws InvalidInputException if there is no world, or no thread
     */
    public CalibrationPlan {
        if (worlds < 1 || worlds > MOST_WORLDS) {
            throw new InvalidInputException(
                    "--worlds %d is not from 1 to %d".formatted(worlds, MOST_WORLDS));
        }
        if (threads < 1) {
            throw new InvalidInputException("--threads " + threads + " is below 1");
        }
    }
}
