package io.trellis.cli.backtest;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.markov.Gate;
import io.trellis.backtesting.markov.GateAblation;
import io.trellis.backtesting.markov.HmmFit;
import io.trellis.backtesting.markov.RegimeStudy;
import io.trellis.backtesting.markov.StudySettings;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.research.JudgedBars;
import io.trellis.cli.research.ReportOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.SuspectOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Bars;
import io.trellis.core.market.Timeframe;
import io.trellis.core.regime.Observation;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code backtest regimes}: what a series says of a market's states, and whether a gate pays. */
@Command(
        name = "regimes",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/backtest regimes --data data/synthetic/BTC-USDT/1m/bars.parquet \\",
            "      --strategy strategies/example-geometric.json --observe volatility"
        },
        description = {
            "Shows what a series says of the market's states: the five labels, a chain of"
                    + " observable states, and a hidden Markov model. The first part of the bars"
                    + " is the training window; everything fitted comes from it alone, and is"
                    + " looked at again on the rest.",
            "",
            "With --strategy a grid runs over the rest with each gate and without. A gate may act"
                    + " only if the training window shows a memory, and its gain is more than"
                    + " chance. --write puts the gate of --source into a strategy file.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class RegimesCommand implements Callable<Integer> {

    private static final int MOST_STEPS = 1_000;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "FILE",
            description = "Bars, as `data import` stores them.")
    private Path data;

    @Option(names = "--strategy", paramLabel = "FILE", description = "A grid to try gates on.")
    private @Nullable Path strategy;

    @Mixin private SpanOptions cut;

    @Mixin private SuspectOption suspect;

    @Option(
            names = "--train-share",
            paramLabel = "SHARE",
            description = "Share of the bars in the training window (default: 0.5).")
    private @Nullable Double trainShare;

    @Option(
            names = "--train-to",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "End of the training window, UTC, in place of a share.")
    private @Nullable Instant trainTo;

    @Option(
            names = "--timeframe",
            paramLabel = "LENGTH",
            defaultValue = "5m",
            description = "Candles that are observed (default: ${DEFAULT-VALUE}).")
    private String timeframe;

    @Option(
            names = "--observe",
            paramLabel = "return|volatility",
            defaultValue = "return",
            description = "What is observed of a candle (default: ${DEFAULT-VALUE}).")
    private Observation observation;

    @Option(
            names = "--states",
            paramLabel = "K",
            defaultValue = "2",
            description = "States of the hidden Markov model, 2 to 4 (default: ${DEFAULT-VALUE}).")
    private int states;

    @Option(
            names = "--quantiles",
            paramLabel = "K",
            defaultValue = "3",
            description = "States of the chain, 2 to 9 (default: ${DEFAULT-VALUE}).")
    private int quantiles;

    @Option(
            names = "--prior",
            paramLabel = "STEPS",
            defaultValue = "1",
            description = "Smoothing of the chain, steps of each kind (default: ${DEFAULT-VALUE}).")
    private double prior;

    @Option(
            names = "--starts",
            paramLabel = "N",
            defaultValue = "5",
            description = "Starts of the hidden Markov model (default: ${DEFAULT-VALUE}).")
    private int starts;

    @Option(
            names = "--seed",
            paramLabel = "SEED",
            defaultValue = "1",
            description = "Seed of the starts and of the intervals (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Mixin private GateOptions gate;

    @Mixin private ResultOption json;

    @Option(
            names = "--candles",
            paramLabel = "FILE",
            description = "Write every candle as CSV: observation, state, probabilities.")
    private @Nullable Path candles;

    @Mixin private ReportOption page;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        page.requireWritable();
        Optional<StrategyFile> file =
                Optional.ofNullable(strategy).map(path -> StrategyInput.read(path).decode());
        gate.requireComplete(file.isPresent());
        Optional<GridPlan> plan = file.map(GridPlan::of);
        JudgedBars judged = suspect.read(data, cut.span());
        BarColumns columns = judged.columns();
        warn(judged, file);
        Bars bars = bars(columns, plan);
        StudySettings settings = settings();
        RegimeStudy study = RegimeStudy.of(bars, splitMillis(columns), settings);
        Optional<Gate> chosen = gate.chosen(study);
        Optional<GateAblation> ablation = plan.map(grid -> ablation(grid, bars, study, chosen));
        if (gate.writes()) {
            gate.write(file.orElseThrow(), study, chosen.orElseThrow());
        }
        if (candles != null) {
            AtomicFile.writeText(candles, CandleCsv.of(study));
        }
        var report = new RegimesReport(columns, study, ablation);
        page.write(() -> RegimesPage.of(report, ReportOption.origin(spec)));
        json.write(() -> RegimesJson.of(report), report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private void warn(JudgedBars judged, Optional<StrategyFile> file) {
        PrintWriter err = spec.commandLine().getErr();
        BarColumns columns = judged.columns();
        judged.warn(err);
        if (columns.synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        file.filter(made -> !made.market().equals(columns.series()))
                .ifPresent(made ->
                        err.printf(
                                "warning: %s is made for %s, the bars are of %s.%n",
                                strategy, made.market(), columns.series()));
    }

    /** In the ticks of the strategy; without one in the finest that the prices are written in. */
    private static Bars bars(BarColumns columns, Optional<GridPlan> plan) {
        return TickBars.of(
                columns,
                plan.map(GridPlan::instrument).orElseGet(() -> FineTick.instrument(columns)));
    }

    private StudySettings settings() {
        try {
            return new StudySettings(
                    Timeframe.parse(timeframe),
                    observation,
                    quantiles,
                    new HmmFit.Settings(states, starts, MOST_STEPS),
                    prior,
                    seed);
        } catch (IllegalArgumentException wrong) {
            throw new InvalidInputException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    private long splitMillis(BarColumns columns) {
        if (trainTo != null && trainShare != null) {
            throw new InvalidInputException(
                    "--train-share and --train-to both end the training window; give one of them.");
        }
        if (trainTo != null) {
            return trainTo.toEpochMilli();
        }
        double share = trainShare == null ? 0.5 : trainShare;
        // Written so that NaN fails too.
        if (!(share > 0 && share < 1)) {
            throw new InvalidInputException(
                    "--train-share " + share + " is not between 0 and 1; write 0.5 for one half.");
        }
        return columns.timeMillis()[(int) (share * columns.rows())];
    }

    private GateAblation ablation(
            GridPlan plan, Bars bars, RegimeStudy study, Optional<Gate> chosen) {
        List<Gate> gates = new ArrayList<>(Gate.ofEveryState(study, gate.threshold()));
        chosen.filter(each -> gates.stream().noneMatch(other -> other.rules().equals(each.rules())))
                .ifPresent(gates::add);
        return GateAblation.of(plan, study.restOf(bars), gates, study.hasMemory(), seed);
    }
}
