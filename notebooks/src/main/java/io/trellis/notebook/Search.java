package io.trellis.notebook;

import io.trellis.backtesting.report.Figure;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;
import io.trellis.optimization.space.DerivedSpace;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.validation.SplitTrial;
import io.trellis.optimization.validation.TimeSplit;
import io.trellis.optimization.validation.Trial;
import io.trellis.optimization.writer.FoundStrategy;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A search that was made, and what it found.
 *
 * @param found with its evidence; unvalidated
 * @param result every evaluation
 */
public record Search(FoundStrategy found, SearchResult result, TimeSplit split) implements Shown {

    private static final int POPULATION = 32;
    private static final int GENERATIONS = 12;
    private static final BigDecimal TRAIN_SHARE = new BigDecimal("0.7");

    static Search of(Draft draft, BarSeries bars, String objective, long seed) {
        Objective aim = Objective.named(objective);
        var genetic = SearchPlan.genetic(seed, POPULATION, GENERATIONS);
        TimeSplit split = TimeSplit.of(bars.columns(), TRAIN_SHARE);
        GridPlan plan = GridPlan.of(draft.file());
        var train = BarSeries.of(split.train()).ticks(plan.instrument());
        var space = ParameterSpace.of(draft.document(), DerivedSpace.of(plan, train));
        int threads = Runtime.getRuntime().availableProcessors();
        try (var problem = new GridProblem(space, train, aim, threads)) {
            SearchResult result = genetic.search(problem, SearchListener.silent());
            Tried best =
                    result.best()
                            .orElseThrow(() ->
                                    new InvalidInputException(
                                            "no candidate has a " + objective + "."));
            StrategyFile winner = space.document(best.candidate()).decode();
            var search =
                    new Provenance.Search(
                            genetic.method(),
                            seed,
                            result.tried().size(),
                            OptionalLong.empty(),
                            Optional.empty());
            var found =
                    new FoundStrategy(
                            winner,
                            aim.block(space.dimensions()),
                            search,
                            bars.columns(),
                            SplitTrial.of(GridPlan.of(winner), split));
            return new Search(found, result, split);
        }
    }

    /** The strategy that was found, to run and to vary. */
    public Draft draft() {
        return new Draft(StrategyDocument.of(found.strategy(), "found"));
    }

    /** What the search saw beside what it did not see. */
    public Table honest() {
        var figure = StringColumn.create("figure");
        var inSample = DoubleColumn.create("in sample");
        var outOfSample = DoubleColumn.create("out of sample");
        for (Figure each :
                new Figure[] {
                    Figure.TOTAL_RETURN, Figure.MAX_DRAWDOWN, Figure.SHARPE, Figure.ROUND_TRIPS
                }) {
            figure.append(each.word());
            append(inSample, found.trial().inSample(), each);
            append(outOfSample, found.trial().outOfSample(), each);
        }
        return Table.create(
                "Best of %,d evaluations".formatted(result.tried().size()),
                figure,
                inSample,
                outOfSample);
    }

    private static void append(DoubleColumn column, Trial trial, Figure figure) {
        OptionalDouble value = trial.figure(figure);
        value.ifPresentOrElse(column::append, column::appendMissing);
    }

    /**
     * Writes the strategy file with its evidence.
     *
     * @param name of the strategy, small letters, digits and hyphens
     * @param json the file
     * @param created told in the file, so that the same search can write the same bytes
     */
    public Path write(String name, String json, Instant created) {
        Path file = Path.of(json);
        FoundStrategy.write(file, found.file(name, created, Trellis.VERSION));
        return file;
    }

    @Override
    public String html() {
        return TableHtml.of(honest());
    }

    @Override
    public String toString() {
        return honest().print();
    }
}
