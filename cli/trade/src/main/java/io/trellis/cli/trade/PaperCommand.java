package io.trellis.cli.trade;

import io.trellis.cli.terminal.KeyOptions;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.RunCsv;
import io.trellis.cli.terminal.RunOutput;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.cli.terminal.TrustedKeys;
import io.trellis.cli.trade.run.Admission;
import io.trellis.cli.trade.run.PaperRun;
import io.trellis.cli.trade.run.TradeOptions;
import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;
import io.trellis.trading.feed.FeedFile;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.paper.PaperTrading;
import io.trellis.trading.run.RunKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** {@code trade paper}: a strategy against a simulated venue. */
@Command(
        name = "paper",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade paper strategies/example-geometric.json --feed bars.feed --unvalidated",
            "  bin/trade paper example-geometric --feed bars.feed --key colleague.pub"
                    + " --unvalidated",
            "  bin/trade paper example-kraken --unvalidated --fill queue --for 1h"
        },
        description = {
            "Trades a strategy on paper against a simulated venue: with --feed bar by bar over a"
                    + " recorded feed, without it on the prices of Kraken as they come, with a"
                    + " journal, until it is stopped. No order leaves this machine.",
            "",
            "A strategy file must be signed by a trusted key, validated, not expired, and made for"
                    + " the market of the feed.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class PaperCommand implements Callable<Integer> {

    private static final String FIGURES_ONLY =
            "say bin/trade export for those of a run as it happens";

    @Parameters(
            paramLabel = "STRATEGY",
            converter = StrategyPath.class,
            description = "Strategy file to trade, or the name of one in strategies.")
    private Path strategyPath;

    @Option(
            names = "--feed",
            paramLabel = "FILE",
            description =
                    "Recorded bars, as `data export` writes them; without it the prices of Kraken"
                            + " as they come.")
    private @Nullable Path feedPath;

    @Option(
            names = "--unvalidated",
            description =
                    "Also trade what is hand-written, unsigned, signed by an unknown key, not"
                            + " validated, rejected or expired. What was changed, is made for another"
                            + " market or does not cover its fees is never traded.")
    private boolean unvalidated;

    @Mixin private KeyOptions keyOptions;

    @Option(
            names = "--key",
            paramLabel = "FILE",
            description = "Trust the public key of this file too; may be given several times.")
    private List<Path> keyFiles = List.of();

    @Mixin private SpanOptions cut;

    @Option(
            names = "--fill",
            paramLabel = "HOW",
            defaultValue = "LAW",
            description =
                    "Without --feed, when an order fills: ${COMPLETION-CANDIDATES} (default:"
                            + " ${DEFAULT-VALUE}).")
    private PaperRun.FillChoice fill;

    @Option(
            names = "--latency",
            paramLabel = "MILLIS",
            defaultValue = "0",
            description =
                    "Without --feed, how long a request takes to the venue (default:"
                            + " ${DEFAULT-VALUE}).")
    private int latencyMillis;

    @Mixin private TradeOptions options;

    @Mixin private RunOutput output;

    @Spec private CommandSpec spec;

    private final InstantSource clock;

    /** Trades by the clock of the machine. */
    PaperCommand() {
        this(InstantSource.system());
    }

    PaperCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        return feedPath == null ? asItHappens() : recorded(feedPath);
    }

    private int asItHappens() {
        output.requireFiguresOnly(FIGURES_ONLY);
        var assumptions = new PaperRun.PaperAssumptions(fill, Duration.ofMillis(latencyMillis));
        var run = new PaperRun(RunKind.PAPER, options, assumptions, spec.commandLine().getErr());
        boolean clean = run.trade(strategyPath, trusted(), unvalidated, this::print);
        return clean ? Program.DONE : Program.FAILED;
    }

    private void print(PaperRun.Ended ended) {
        output.write(
                ended.text(),
                ended.json(),
                FIGURES_ONLY,
                spec.commandLine().getOut(),
                WholeFile::writeText);
    }

    private int recorded(Path feedPath) {
        StrategyFile strategy = StrategyInput.read(strategyPath).decode();
        // Nothing is traded on a feed that turns out to be damaged half-way.
        FeedHeader header = FeedFile.check(feedPath);
        Plan<?> plan = Plugins.plan(strategy);
        admit(feedPath, strategy, header, plan);
        RunCsv csv = new RunCsv(plan);
        RunSummary summary = trade(feedPath, plan, csv);
        var report = new PaperReport(strategy, header, summary);
        output.write(
                report.text(),
                report.json(),
                csv,
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    /** Nothing is traded before everything that speaks against it was looked at. */
    private void admit(Path feedPath, StrategyFile strategy, FeedHeader header, Plan<?> plan) {
        var admission = new Admission(strategy, trusted(), clock.instant());
        admission.requireMarket(strategy, header.series());
        if (plan instanceof GridPlan grid) {
            feeCheck(feedPath, grid).ifPresent(admission::requireFees);
        }
        PrintWriter err = spec.commandLine().getErr();
        admission.decide(strategyPath.toString(), unvalidated).ifPresent(err::println);
        if (header.series().synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
    }

    private List<TrustedKey> trusted() {
        var keys = new ArrayList<>(keyOptions.trusted());
        keyFiles.forEach(file -> keys.add(TrustedKeys.read(file)));
        return keys;
    }

    /** Of the grid as it starts; empty when it cannot start, or there is no bar to start at. */
    private Optional<FeeCheck> feeCheck(Path feedPath, GridPlan plan) {
        try (FeedFile feed = FeedFile.open(feedPath)) {
            OptionalLong open =
                    PaperTrading.firstOpen(feed.reader(), cut.span(), plan.instrument());
            return open.isPresent()
                            && plan.feeCheck(open.getAsLong())
                                    instanceof Attempt.Done<FeeCheck>(var fees)
                    ? Optional.of(fees)
                    : Optional.empty();
        }
    }

    private RunSummary trade(Path feedPath, Plan<?> plan, RunCsv csv) {
        try (FeedFile feed = FeedFile.open(feedPath)) {
            Attempt<RunSummary> traded = new PaperTrading(plan, csv).run(feed.reader(), cut.span());
            return switch (traded) {
                case Attempt.Done<RunSummary>(var summary) when summary.bars() == 0 ->
                        throw new InvalidInputException(
                                feedPath + ": no bar lies between --from and --to; widen them.");
                case Attempt.Done<RunSummary>(var summary) -> summary;
                case Attempt.Refused<RunSummary>(var reason) ->
                        throw new InvalidInputException(
                                strategyPath + ": the strategy cannot start: " + reason);
            };
        }
    }
}
