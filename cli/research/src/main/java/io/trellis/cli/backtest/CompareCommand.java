package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.Backtest;
import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.JsonOption;
import io.trellis.cli.research.JudgedBars;
import io.trellis.cli.research.SuspectOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.InvalidInputException;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.session.Plan;
import io.trellis.core.strategyfile.StrategyFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code backtest compare}: several strategies over the same bars. */
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest compare strategies/example-geometric.json"
                    + " strategies/example-arithmetic.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet"
        },
        description = {
            "Runs several strategies over the same bars and shows them side by side: the split of"
                    + " the profit first, then the figures, each beside holding the coin.",
            "",
            "A strategy that cannot start is told with its reason; the others are run.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class CompareCommand implements Callable<Integer> {

    @Parameters(
            arity = "1..*",
            paramLabel = "STRATEGY",
            description = "Strategy files, of any plug-in.")
    private List<Path> strategies;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Bars, as `data import` stores them.")
    private Path data;

    @Mixin private SpanOptions cut;

    @Mixin private SuspectOption suspect;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            description = "Write the comparison as CSV, a line for each strategy.")
    private @Nullable Path csv;

    @Mixin private JsonOption json;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (strategies.size() < 2) {
            throw new InvalidInputException("name two or more strategy files to compare");
        }
        List<StrategyFile> files =
                strategies.stream().map(file -> StrategyInput.read(file).decode()).toList();
        JudgedBars judged = suspect.read(data, cut.span());
        BarColumns columns = judged.columns();
        warn(files, columns);
        judged.warn(spec.commandLine().getErr());
        var entries = new ArrayList<CompareReport.Entry>();
        for (int i = 0; i < files.size(); i++) {
            entries.add(entry(strategies.get(i), files.get(i), columns));
        }
        var report = new CompareReport(judged, entries);
        if (csv != null) {
            AtomicFile.writeText(csv, report.csv());
        }
        json.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private void warn(List<StrategyFile> files, BarColumns columns) {
        PrintWriter err = spec.commandLine().getErr();
        if (columns.synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        for (int i = 0; i < files.size(); i++) {
            if (!files.get(i).market().equals(columns.series())) {
                err.printf(
                        "warning: %s is made for %s, the bars are of %s.%n",
                        strategies.get(i), files.get(i).market(), columns.series());
            }
        }
    }

    private static CompareReport.Entry entry(Path path, StrategyFile file, BarColumns columns) {
        Plan<?> plan = Plugins.plan(file);
        Bars bars = TickBars.of(columns, plan.instrument());
        Attempt<BacktestResult> run = Backtest.run(plan, bars);
        return new CompareReport.Entry(path.toString(), file.name(), run, Hold.equity(plan, bars));
    }
}
