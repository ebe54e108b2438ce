package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.BacktestResult;
import io.trellis.backtesting.envelope.FillEnvelope;
import io.trellis.backtesting.report.EquityChart;
import io.trellis.backtesting.report.Hold;
import io.trellis.backtesting.report.run.CellHistory;
import io.trellis.backtesting.report.run.ReportedRun;
import io.trellis.backtesting.report.run.RunPage;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.TradeColumns;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ReportOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.RunCsv;
import io.trellis.cli.terminal.RunOutput;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.account.Money;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.market.Bars;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.optimization.ledger.ParameterDigest;
import io.trellis.optimization.ledger.TrialLedger;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code backtest run}: one strategy over the bars. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest run --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet"
        },
        description = "Runs one strategy over the bars and shows what came of it.")
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
final class RunCommand implements Callable<Integer> {

    @Mixin private Inputs inputs;

    @Mixin private RunOutput output;

    @Mixin private VenueOptions venue;

    @Mixin private LedgerOption ledger;

    @Mixin private ReportOption page;

    @Option(
            names = "--chart",
            paramLabel = "FILE",
            description = "Draw equity beside holding the coin, as SVG.")
    private @Nullable Path chart;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        page.requireWritable();
        StrategyDocument document = inputs.document();
        StrategyFile strategy = document.decode();
        Optional<TradeColumns> trades = trades();
        BarColumns columns =
                trades.map(all -> all.bars(strategy.market(), "trellis " + Version.current()))
                        .map(inputs::columns)
                        .orElseGet(inputs::columns);
        PrintWriter err = spec.commandLine().getErr();
        inputs.warn(strategy, columns, err);
        var run = new VenueRun(venue, Plugins.plan(strategy), columns, trades);
        Plan<?> plan = run.plan();
        Bars bars = run.bars();
        TrialLedger trials = ledger.open();
        Optional<FeeCheck> fees = fees(plan, bars);
        fees.filter(check -> !check.isCovered())
                .ifPresent(check -> err.println("warning: " + check.sentence() + "."));
        var cells = new CellHistory();
        VenueRun.Outcome outcome = started(run.run(watched(plan, cells)), bars);
        BacktestResult result = outcome.result();
        trials.add(LedgerOption.data(columns), List.of(ParameterDigest.of(plan)));
        warnOfShortfall(result, err);
        var report =
                new RunReport(
                        document,
                        strategy,
                        columns,
                        fees,
                        result,
                        run.paths(result.summary()),
                        Hold.equity(plan, bars));
        if (chart != null) {
            String title = (columns.synthetic() ? "SYNTHETIC DATA: " : "") + report.title();
            AtomicFile.writeText(chart, EquityChart.svg(title, plan, bars, result.equity()));
        }
        page.write(() -> RunPage.of(reported(report, run, cells), ReportOption.origin(spec)));
        output.write(
                run.text(report.text(), outcome) + inputs.judged().text(result),
                run.json(report.json(), outcome).with("suspectBars", inputs.judged().json(result)),
                csv(result, plan),
                spec.commandLine().getOut(),
                AtomicFile::writeText);
        return Program.DONE;
    }

    /** The plan, looked at while it runs where somebody will ask for its cells. */
    private Plan<?> watched(Plan<?> plan, CellHistory cells) {
        return page.isGiven() && plan instanceof GridPlan grid ? cells.watching(grid) : plan;
    }

    private ReportedRun reported(RunReport report, VenueRun run, CellHistory cells) {
        return new ReportedRun(
                report.strategy(),
                report.bars(),
                inputs.judged().suspects(),
                run.plan(),
                run.bars(),
                report.result(),
                report.paths(),
                envelope(run),
                report.fees(),
                cells.layouts(report.bars().lastMillis()),
                report.holdEquity());
    }

    /** Of a grid at the ideal venue: elsewhere other things decide than the envelope varies. */
    private Optional<FillEnvelope> envelope(VenueRun run) {
        return !venue.isAsked() && run.plan() instanceof GridPlan grid
                ? Optional.of(started(ReportedRun.envelope(grid, run.bars()), run.bars()))
                : Optional.empty();
    }

    /** What only a grid is asked. */
    private Optional<FeeCheck> fees(Plan<?> plan, Bars bars) {
        return plan instanceof GridPlan grid
                ? Optional.of(started(grid.feeCheck(bars), bars))
                : Optional.empty();
    }

    private Optional<TradeColumns> trades() {
        Optional<TradeColumns> trades = venue.trades();
        if (trades.isPresent() && inputs.namesData()) {
            throw new InvalidInputException(
                    "--trades and --data both name what to run over; give one of them.");
        }
        return trades.map(all -> all.within(inputs.span()));
    }

    private <T> T started(Attempt<T> attempt, Bars bars) {
        return switch (attempt) {
            case Attempt.Done<T>(var value) -> value;
            case Attempt.Refused<T>(var reason) ->
                    throw new InvalidInputException(
                            "%s: the strategy cannot start at the first bar, %s UTC: %s"
                                    .formatted(
                                            inputs.strategy(),
                                            UtcTime.minutes(bars.timeMillis(0)),
                                            reason));
        };
    }

    private static void warnOfShortfall(BacktestResult result, PrintWriter err) {
        long shortfall = result.summary().cashShortfall();
        if (shortfall > 0) {
            err.printf(
                    "warning: cash fell short by %s at its lowest; live trading would refuse this"
                            + " strategy.%n",
                    Money.decimal(shortfall).toPlainString());
        }
    }

    private static RunCsv csv(BacktestResult result, Plan<?> plan) {
        RunCsv csv = new RunCsv(plan);
        result.fills().forEach(csv::filled);
        for (int bar = 0; bar < result.equity().count(); bar++) {
            csv.closed(result.equity().timeMillis(bar), result.equity().equity(bar));
        }
        return csv;
    }
}
