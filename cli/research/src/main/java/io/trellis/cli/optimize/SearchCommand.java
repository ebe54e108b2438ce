package io.trellis.cli.optimize;

import io.trellis.backtesting.report.run.Origin;
import io.trellis.backtesting.report.run.ReportedRun;
import io.trellis.backtesting.store.AtomicFile;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.cli.optimize.file.SigningOptions;
import io.trellis.cli.research.Inputs;
import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ReportOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;
import io.trellis.core.grid.Attempt;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.ledger.TrialLedger;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.study.StudyJob;
import io.trellis.optimization.study.StudyResult;
import io.trellis.optimization.writer.FoundStrategy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * From a strategy and bars to a better strategy in a file: a search by some method, the validation
 * of its winner, the file. Each method is a command of its own.
 */
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
abstract class SearchCommand implements Callable<Integer> {

    @Mixin private Inputs inputs;

    @Mixin private SearchOptions options;

    @Mixin private ValidationOptions validation;

    @Mixin private SigningOptions signing;

    @Mixin private LedgerOption ledger;

    @Option(
            names = "--front",
            paramLabel = "FILE",
            description = "Write the candidates that no other one dominates, as CSV.")
    private @Nullable Path front;

    @Mixin private ReportOption page;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    /** How this command looks for strategies. */
    abstract SearchPlan plan();

    @Override
    public Integer call() {
        page.requireWritable();
        if (front != null) {
            AtomicFile.requireWritable(front, true);
        }
        SearchPlan plan = plan();
        StrategyDocument document = inputs.document();
        StrategyFile original = document.decode();
        Objective aim = options.objective(original);
        Target target = options.target(original, plan.method());
        int threads = options.threads();
        Optional<SigningKey> key = signing.signer();
        BarColumns columns = inputs.columns();
        inputs.warn(original, columns, spec.commandLine().getErr());
        TrialLedger trials = ledger.open();

        Way way = Way.of(validation, GridPlan.of(original), columns, plan.seed());
        SpaceChoice chosen = options.space(document, way.seen());
        var job =
                StudyJob.of(
                                chosen.space().base(),
                                aim.block(chosen.space().dimensions()),
                                Optional.of(plan),
                                columns,
                                inputs.judged().suspects(),
                                way.plan(),
                                target.issue(Version.current()),
                                threads)
                        .keptIn(target.checkpoint());
        announce(plan, chosen, way);
        var convergence = new Convergence(aim);
        StudyResult unsigned =
                WatchedSearch.run(
                        spec,
                        page,
                        convergence,
                        target,
                        options.time(),
                        listener -> way.run(job, trials, listener));
        StudyResult result =
                unsigned.with(
                        SigningOptions.signed(unsigned.file(), key, spec.commandLine().getErr()));
        FoundStrategy.write(target.file(), result.file());
        target.deleteCheckpoint();
        tell(
                new Found(document, chosen, aim, plan, columns, way.seen(), result, target),
                convergence);
        return Program.DONE;
    }

    /** How much there is to do, before it is done. */
    private void announce(SearchPlan plan, SpaceChoice chosen, Way way) {
        BigInteger most = BigInteger.valueOf(plan.evaluations());
        spec.commandLine()
                .getErr()
                .printf(
                        "at most %,d candidates over %,d bars ...%n",
                        chosen.space().count().map(most::min).orElse(most), way.seen().rows());
    }

    private void tell(Found found, Convergence convergence) {
        if (front != null) {
            AtomicFile.writeText(front, FrontCsv.of(found));
        }
        page.write(() -> SearchPage.of(found, convergence, run(found), origin(found.plan())));
        var report = new FoundReport(found);
        Optional<PriceOfSafety> price =
                options.limitsLoss() ? PriceOfSafety.of(found) : Optional.empty();
        Json.ObjectValue json = report.json().with("suspectBars", inputs.judged().json());
        output.write(
                price.map(each -> json.with("priceOfSafety", each.json())).orElse(json),
                report.text() + price.map(PriceOfSafety::text).orElse("") + inputs.judged().line(),
                spec.commandLine().getOut());
    }

    /** The strategy found, over all bars that were looked at. */
    private static Optional<ReportedRun> run(Found found) {
        return switch (ReportedRun.ofGrid(found.file(), found.looked())) {
            case Attempt.Done<ReportedRun>(var run) -> Optional.of(run);
            case Attempt.Refused<ReportedRun> _ -> Optional.empty();
        };
    }

    private Origin origin(SearchPlan plan) {
        var choices = new LinkedHashMap<String, String>();
        choices.put("seed of the search", String.valueOf(plan.seed()));
        return ReportOption.origin(spec, choices);
    }
}
