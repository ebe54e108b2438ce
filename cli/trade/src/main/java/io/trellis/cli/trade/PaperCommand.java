package io.trellis.cli.trade;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.RunCsv;
import io.trellis.cli.terminal.RunOutput;
import io.trellis.cli.terminal.SpanOptions;
import io.trellis.cli.terminal.StrategyInput;
import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.grid.Attempt;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.plugin.Plugins;
import io.trellis.core.session.Plan;
import io.trellis.core.session.RunSummary;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.Proof;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.trading.feed.FeedFile;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.paper.PaperTrading;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/** {@code trade paper}: a strategy on a recorded feed, against a simulated venue. */
@Command(
        name = "paper",
        mixinStandardHelpOptions = true,
        footer =
                "  bin/trade paper strategies/example-geometric.json --feed bars.feed"
                        + " --unvalidated",
        description = {
            "Trades a strategy on paper: the core is fed bar by bar from a recorded feed and"
                    + " fills against a simulated venue. No order leaves this machine."
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class PaperCommand implements Callable<Integer> {

    @Parameters(paramLabel = "STRATEGY", description = "Strategy file to trade.")
    private Path strategyPath;

    @Option(
            names = "--feed",
            required = true,
            paramLabel = "FILE",
            description = "Recorded bars, as `data export` writes them.")
    private Path feedPath;

    @Option(
            names = "--unvalidated",
            description = "Also trade a file without a proof, or with a rejecting one.")
    private boolean unvalidated;

    @Mixin private SpanOptions cut;

    @Mixin private RunOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        StrategyFile strategy = StrategyInput.read(strategyPath).decode();
        PrintWriter err = spec.commandLine().getErr();
        requireProof(strategy, err);
        // Nothing is traded on a feed that turns out to be damaged half-way.
        FeedHeader header = FeedFile.check(feedPath);
        warn(strategy, header, err);
        Plan<?> plan = Plugins.plan(strategy);
        if (plan instanceof GridPlan grid) {
            warnOfFees(grid, err);
        }
        RunCsv csv = new RunCsv(plan);
        RunSummary summary = trade(plan, csv);
        var report = new PaperReport(strategy, header, summary);
        output.write(
                report.text(),
                report.json(),
                csv,
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    private void requireProof(StrategyFile strategy, PrintWriter err) {
        boolean rejected =
                strategy.proof()
                        .map(Proof::verdict)
                        .filter(verdict -> verdict.status() == Verdict.Status.REJECTED)
                        .isPresent();
        if (!unvalidated && (rejected || strategy.proof().isEmpty())) {
            throw new InvalidInputException(
                    "%s: %s; trade it on paper all the same with --unvalidated"
                            .formatted(
                                    strategyPath,
                                    rejected
                                            ? "verdict.status is \"rejected\""
                                            : "it is hand-written and carries no proof"));
        }
        boolean validated =
                strategy.proof()
                        .filter(proof -> proof.verdict().status() == Verdict.Status.VALIDATED)
                        .isPresent();
        if (!validated) {
            err.printf(
                    "warning: %s is not validated; a good past is no reason to trade it.%n",
                    strategyPath);
        }
    }

    private void warn(StrategyFile strategy, FeedHeader header, PrintWriter err) {
        if (header.series().synthetic()) {
            err.println("SYNTHETIC DATA: a generator made these bars; no market ever traded so.");
        }
        if (!strategy.market().equals(header.series())) {
            err.printf(
                    "warning: %s is made for %s, the feed is of %s.%n",
                    strategyPath, strategy.market(), header.series());
        }
    }

    private void warnOfFees(GridPlan plan, PrintWriter err) {
        try (FeedFile feed = FeedFile.open(feedPath)) {
            OptionalLong open =
                    PaperTrading.firstOpen(feed.reader(), cut.span(), plan.instrument());
            if (open.isPresent()
                    && plan.feeCheck(open.getAsLong()) instanceof Attempt.Done<FeeCheck>(var fees)
                    && !fees.isCovered()) {
                err.println("warning: " + fees.sentence() + ".");
            }
        }
    }

    private RunSummary trade(Plan<?> plan, RunCsv csv) {
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
