package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.research.SearchProgress;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.search.Evaluator;
import io.trellis.optimization.search.Exhaustive;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchResult;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.Settings;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code backtest sweep}: many grids over the same bars, ranked. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        description = "Runs every combination of parameters over the bars and ranks them.")
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class SweepCommand implements Callable<Integer> {

    @Mixin private Inputs inputs;

    @Option(
            names = "--set",
            required = true,
            paramLabel = "PATH=VALUES",
            description = {
                "Field to vary: grid.cells=10..80/10, grid.lower=48000,49000,50000,"
                        + " risk.killSwitch=null,0.05; one value sets the field for every run."
            })
    private List<String> settings;

    @Option(
            names = "--rank",
            paramLabel = "FIGURE",
            defaultValue = "finalEquity",
            description = "Figure to rank by (default: ${DEFAULT-VALUE}).")
    private String rank;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "20",
            description = "Rows to show (default: ${DEFAULT-VALUE}); files always hold all.")
    private int top;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Runs at the same time (default: one a processor).")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--csv", paramLabel = "FILE", description = "Write every run as CSV.")
    private @Nullable Path csv;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        requirePositive("--threads", threads);
        requirePositive("--top", top);
        Objective objective = Objective.named(rank);
        Settings set = Settings.parse(inputs.document(), settings);
        ParameterSpace space = ParameterSpace.of(set.document(), set.dimensions());
        int runs = Exhaustive.count(space);
        StrategyFile strategy = set.document().decode();
        BarColumns columns = inputs.columns();
        PrintWriter err = spec.commandLine().getErr();
        inputs.warn(strategy, columns, err);
        err.printf("%,d runs over %,d bars ...%n", runs, columns.rows());
        SearchResult result = run(space, TickBars.of(columns, strategy.instrument()), objective);
        var report = new SweepReport(strategy, columns, space.paths(), result, objective.figure());
        write(report);
        return Program.DONE;
    }

    private SearchResult run(ParameterSpace space, Bars bars, Objective objective) {
        try (var line = ProgressLine.on(spec.commandLine().getErr());
                var evaluator = new Evaluator(space, bars, threads)) {
            var progress = new SearchProgress(line, "batch", objective);
            return new Exhaustive().search(evaluator, objective, progress);
        }
    }

    private void write(SweepReport report) {
        if (csv != null) {
            AtomicFile.writeText(csv, report.ranked().csv());
        }
        json.write(report.json(), report.text(top), spec.commandLine().getOut());
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new InvalidInputException(option + " " + value + " is below 1; give 1 or more.");
        }
    }
}
