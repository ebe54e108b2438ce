package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ReportOption;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.ledger.TrialLedger;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.Workers;
import io.trellis.optimization.space.ParameterSpace;
import io.trellis.optimization.space.Settings;
import io.trellis.optimization.sweep.BestRuns;
import io.trellis.optimization.sweep.ChunkSink;
import io.trellis.optimization.sweep.Draws;
import io.trellis.optimization.sweep.PartFolder;
import io.trellis.optimization.sweep.Refusals;
import io.trellis.optimization.sweep.RunChunk;
import io.trellis.optimization.sweep.RunFile;
import io.trellis.optimization.sweep.Sweep;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code backtest sweep}: many grids over the same bars, ranked. */
@Command(
        name = "sweep",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest sweep --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --set grid.cells=10..60/10",
            "  bin/backtest sweep --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet --set grid.cells=10..80 \\",
            "      --set grid.lower=35000..45000 --sobol 1000 --rank sharpe --out runs.parquet"
        },
        description = {
            "Runs many combinations of parameters over the bars and ranks them.",
            "",
            "Every combination, or with --sobol a number of points that fill the ranges evenly."
                    + " With --out every run is written to a file, in the order of the runs; the sweep"
                    + " can then be stopped by Ctrl-C and goes on when the same command is run again.",
            ""
        })
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
            names = "--sobol",
            paramLabel = "N",
            description = "Run N points of a Sobol sequence instead; takes ranges without steps.")
    private @Nullable Integer sobol;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the digital shift of the points (default: ${DEFAULT-VALUE}).")
    private long seed;

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
            description = "Rows to show (default: ${DEFAULT-VALUE}); files hold all runs.")
    private int top;

    @Mixin private ThreadsOption threads;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write every run, as Parquet or CSV by the end of the name.")
    private @Nullable Path out;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write every run as CSV, best first.")
    private @Nullable Path csv;

    @Mixin private LedgerOption ledger;

    @Mixin private ReportOption page;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        page.requireWritable();
        int workerCount = threads.count();
        requirePositive("--top", top);
        Objective objective = Objective.named(rank);
        Settings set = Settings.parse(inputs.document(), settings);
        ParameterSpace space = ParameterSpace.of(set.document(), set.dimensions());
        Draws draws = sobol == null ? Draws.all(space) : Draws.sobol(space, sobol, seed);
        Optional<RunFile.Format> format = Optional.ofNullable(out).map(RunFile.Format::of);
        if (out != null) {
            AtomicFile.requireWritable(out, true);
        }
        StrategyFile strategy = set.document().decode();
        BarColumns columns = inputs.columns();
        PrintWriter err = spec.commandLine().getErr();
        inputs.warn(strategy, columns, err);
        err.printf("%,d runs over %,d bars ...%n", draws.count(), columns.rows());
        Bars bars = TickBars.of(columns, strategy.instrument());
        TrialLedger trials = ledger.open();
        try (var workers = new Workers(workerCount)) {
            var sweep = new Sweep(draws, bars, workers);
            var tables = new Tables(objective.figure(), draws, columns);
            var told = new SweepTrials(sweep, trials, LedgerOption.data(columns));
            boolean whole = run(sweep, told, tables, format, columns);
            if (whole) {
                var report =
                        new SweepReport(
                                strategy,
                                columns,
                                draws,
                                objective.figure(),
                                sweep.again(tables.best.runs()),
                                tables.spread,
                                tables.refusals);
                write(report, tables);
            }
            return whole ? Program.DONE : Program.FAILED;
        }
    }

    /** What is kept of the chunks: all of them only where all are asked for. */
    private final class Tables {

        private final BestRuns best;
        private final BestRuns all;
        private final SweepFigures figures;
        private final RankSpread spread;
        private final Refusals refusals = new Refusals();
        private final List<RunChunk> chunks = new ArrayList<>();

        Tables(Figure figure, Draws draws, BarColumns columns) {
            String symbol = columns.series().symbol();
            String quote = symbol.substring(symbol.indexOf('/') + 1);
            figures = new SweepFigures(page.isGiven() ? draws.count() : 0, figure, quote);
            best = new BestRuns(figure, top);
            all = new BestRuns(figure, Integer.MAX_VALUE);
            spread = new RankSpread(figure);
        }

        List<ChunkSink> sinks() {
            var sinks = new ArrayList<ChunkSink>(List.of(best, spread, refusals));
            if (csv != null || json.isGiven()) {
                sinks.add(all);
                sinks.add(chunks::add);
            }
            if (page.isGiven()) {
                sinks.add(figures);
            }
            return sinks;
        }
    }

    private boolean run(
            Sweep sweep,
            SweepTrials told,
            Tables tables,
            Optional<RunFile.Format> format,
            BarColumns columns) {
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err)) {
            var run = new SweepRun(sweep, told, tables.sinks(), line);
            try (var _ = Interruption.before(() -> stop(run, line, err))) {
                return out == null
                        ? run.run()
                        : run.run(out, format.orElseThrow(), identity(sweep.draws(), columns));
            }
        }
    }

    private void stop(SweepRun run, ProgressLine line, PrintWriter err) {
        boolean whole = run.stop();
        line.close();
        if (whole) {
            return;
        }
        err.println(
                out == null
                        ? "stopped: nothing was written; with --out a sweep can be resumed."
                        : "stopped: the runs so far are in "
                                + PartFolder.beside(out)
                                + "; run the same command again to go on.");
        err.flush();
    }

    /** All that a run depends on; whoever goes on with the sweep must have the same. */
    static SequencedMap<String, String> identity(Draws draws, BarColumns columns) {
        var identity = new LinkedHashMap<String, String>();
        identity.put("strategy", draws.space().base().digest());
        identity.put("data", columns.series().path() + " " + columns.contentSha256());
        identity.put(
                "space",
                draws.space().dimensions().stream()
                                .map(each -> each.path() + "=" + Settings.values(each))
                                .collect(Collectors.joining(" "))
                        + ", "
                        + draws.words());
        identity.put("version of the program", Version.current());
        return identity;
    }

    private void write(SweepReport report, Tables tables) {
        if (csv != null) {
            String text = report.csv(tables.chunks, tables.all.runs());
            AtomicFile.writeText(csv, text);
        }
        page.write(() -> SweepPage.of(report, tables.figures, ReportOption.origin(spec)));
        json.write(
                () ->
                        report.json(tables.chunks, tables.all.runs())
                                .with("suspectBars", inputs.judged().json()),
                report.text() + inputs.judged().line(),
                spec.commandLine().getOut());
    }

    private static void requirePositive(String option, int value) {
        if (value < 1) {
            throw new InvalidInputException(option + " " + value + " is below 1; give 1 or more.");
        }
    }
}
