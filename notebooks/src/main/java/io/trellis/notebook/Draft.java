package io.trellis.notebook;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.session.Plan;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.space.Settings;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A strategy file that can be varied and run.
 *
 * @param document as it was read, with what was changed since
 */
public record Draft(StrategyDocument document) implements Shown {

    /**
     * The same strategy with one field changed.
     *
     * @param path {@code grid.cells}, {@code grid.lower}, {@code risk.maxExposure}, …
     * @param value as the file spells it; {@code null} as the word switches a rule off
     * @throws InvalidInputException if there is no such field, or this is no value of it
     */
    public Draft with(String path, Object value) {
        return new Draft(Settings.parse(document, List.of(path + "=" + value)).document());
    }

    /** What the file says. */
    public StrategyFile file() {
        return document.decode();
    }

    /**
     * Runs it over all the bars with the reference engine.
     *
     * @throws InvalidInputException if the strategy cannot start at the first open
     */
    public Run run(BarSeries bars) {
        Plan<?> plan = Plugins.plan(file());
        Bars ticks = bars.ticks(plan.instrument());
        return switch (Backtest.run(plan, ticks)) {
            case Attempt.Done<BacktestResult>(var result) ->
                    new Run(this, bars, plan, ticks, result);
            case Attempt.Refused<BacktestResult>(var reason) ->
                    throw new InvalidInputException(
                            document.sourceName() + ": the strategy cannot start: " + reason);
        };
    }

    /**
     * Runs every combination with the kernel.
     *
     * @param ranges {@code grid.cells=10..80/10}, {@code grid.lower=44000,45000}, one or more
     */
    public SweepRuns sweep(BarSeries bars, String... ranges) {
        return SweepRuns.of(Settings.parse(document, List.of(ranges)), bars);
    }

    /**
     * Searches for a better one on the first seven tenths of the bars, and tries it on the rest.
     *
     * @param objective such as {@code sharpe} or {@code finalEquity}
     */
    public Search optimize(BarSeries bars, String objective, long seed) {
        return Search.of(this, bars, objective, seed);
    }

    @Override
    public String html() {
        return "<pre>" + TableHtml.escaped(toString()) + "</pre>";
    }

    /** The file itself. */
    @Override
    public String toString() {
        return new String(StrategyCodec.render(file()), StandardCharsets.UTF_8);
    }
}
