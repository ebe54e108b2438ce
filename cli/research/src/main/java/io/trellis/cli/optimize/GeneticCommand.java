package io.trellis.cli.optimize;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.run.Origin;
import io.trellis.backtesting.report.run.ReportedRun;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.ReportOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.SearchProgress;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Provenance;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.search.GridProblem;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.search.Tried;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.validation.SplitTrial;
import io.trellis.optimization.validation.TimeSplit;
import io.trellis.optimization.writer.FoundStrategy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** {@code optimize genetic}: from a strategy and bars to a better strategy in a file. */
@Command(
        name = "genetic",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize genetic --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet",
            "  bin/optimize genetic --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --set grid.cells=10..80"
                    + " --objective sharpe --out found.json"
        },
        description = {
            "Searches for good settings of a strategy on the first part of the bars, tries the best"
                    + " once on the rest, and writes it to a strategy file.",
            "",
            "The same seed finds the same strategy on any number of threads.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class GeneticCommand implements Callable<Integer> {

    @Mixin private Inputs inputs;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUES",
            description = {
                "Field to search over: grid.cells=10..80, grid.lower=40000..48000/500,"
                        + " grid.spacing=0.001..0.02/log, sizing=base,quote; one value sets the"
                        + " field. Without any, the search block of the strategy file counts, and"
                        + " without that a space is derived from the bars."
            })
    private List<String> settings = List.of();

    @Option(
            names = "--objective",
            paramLabel = "FIGURE",
            description = {
                "Figure to make better, such as finalEquity, sharpe, calmar or maxDrawdown"
                        + " (default: that of the search block, else finalEquity)."
            })
    private @Nullable String objective;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the search (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--population",
            paramLabel = "N",
            defaultValue = "48",
            description = "Strategies in a generation (default: ${DEFAULT-VALUE}).")
    private int population;

    @Option(
            names = "--generations",
            paramLabel = "N",
            defaultValue = "30",
            description = "Generations (default: ${DEFAULT-VALUE}).")
    private int generations;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at the same time (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--train-share",
            paramLabel = "SHARE",
            defaultValue = "0.7",
            description = "Share of the time that the search sees (default: ${DEFAULT-VALUE}).")
    private BigDecimal trainShare;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name of the strategy found (default: the given one's, with -genetic).")
    private @Nullable String name;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Strategy file to write (default: strategies/NAME.json).")
    private @Nullable Path out;

    @Option(
            names = "--created",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Time to write into the file, UTC (default: now).")
    private @Nullable Instant created;

    @Option(
            names = "--force",
            description = "Replace a file that a search of this name did not write.")
    private boolean force;

    @Mixin private ReportOption page;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        page.requireWritable();
        var genetic = SearchPlan.genetic(seed, population, generations);
        if (threads < 1) {
            throw new InvalidInputException("--threads " + threads + " is below 1");
        }
        StrategyDocument document = inputs.document();
        StrategyFile original = document.decode();
        Objective aim = objective(original);
        Target target = Target.of(original, name, out, time(), force);
        BarColumns columns = inputs.columns();
        TimeSplit split = TimeSplit.of(columns, trainShare);
        SpaceChoice chosen = SpaceChoice.of(document, settings, split.train());
        inputs.warn(original, columns, spec.commandLine().getErr());

        StrategyFile base = chosen.space().base().decode();
        Bars train = TickBars.of(split.train(), base.instrument());
        var convergence = new Convergence(aim);
        SearchResult result = search(genetic, chosen.space(), train, convergence);
        Tried best = result.best().orElseThrow();
        FoundStrategy found = found(best, chosen.space(), aim, genetic, result, columns, split);
        StrategyFile file = found.file(target.name(), target.created(), Version.current());
        FoundStrategy.write(target.file(), file);

        var report = new GeneticReport(document, chosen, aim, genetic, result, found, file, target);
        page.write(() -> SearchPage.of(report, convergence, run(file, columns), origin()));
        output.write(
                report.json().with("suspectBars", inputs.judged().json()),
                report.text() + inputs.judged().line(),
                spec.commandLine().getOut());
        return Program.DONE;
    }

    /** The strategy found, over the bars that the search saw and those that it did not. */
    private static Optional<ReportedRun> run(StrategyFile file, BarColumns columns) {
        return switch (ReportedRun.ofGrid(file, columns)) {
            case Attempt.Done<ReportedRun>(var run) -> Optional.of(run);
            case Attempt.Refused<ReportedRun> _ -> Optional.empty();
        };
    }

    private Origin origin() {
        var choices = new LinkedHashMap<String, String>();
        choices.put("seed of the search", String.valueOf(seed));
        return ReportOption.origin(spec, choices);
    }

    private Instant time() {
        return created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created;
    }

    private Objective objective(StrategyFile original) {
        return objective != null
                ? Objective.named(objective)
                : original.search()
                        .map(Objective::of)
                        .orElseGet(() -> Objective.named("finalEquity"));
    }

    private SearchResult search(
            SearchPlan genetic, ParameterSpace space, Bars train, Convergence convergence) {
        Objective aim = convergence.objective();
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err);
                var _ = Interruption.before(() -> giveUp(line, err));
                var problem = new GridProblem(space, train, aim, threads)) {
            var shown = new SearchProgress(line, "generation", aim);
            SearchResult result =
                    genetic.search(
                            problem,
                            progress -> {
                                convergence.progressed(progress);
                                shown.progressed(progress);
                            });
            if (result.best().isEmpty()) {
                throw NoResult.of(problem, result);
            }
            return result;
        }
    }

    private static void giveUp(ProgressLine line, PrintWriter err) {
        line.close();
        err.println("stopped: no strategy was written.");
        err.flush();
    }

    private static FoundStrategy found(
            Tried best,
            ParameterSpace space,
            Objective aim,
            SearchPlan genetic,
            SearchResult result,
            BarColumns columns,
            TimeSplit split) {
        StrategyFile winner = space.document(best.candidate()).decode();
        return new FoundStrategy(
                winner,
                aim.block(space.dimensions()),
                new Provenance.Search(
                        genetic.method(),
                        genetic.seed(),
                        result.tried().size(),
                        OptionalLong.empty(),
                        Optional.empty()),
                columns,
                SplitTrial.of(GridPlan.of(winner), split));
    }
}
