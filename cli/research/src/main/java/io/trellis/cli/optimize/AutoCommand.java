package io.trellis.cli.optimize;

import io.trellis.cli.optimize.file.SigningOptions;
import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ReportOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.TextTable;
import io.trellis.cli.terminal.UtcTime;
import io.trellis.cli.terminal.Version;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.Verdict;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.optimization.ledger.TrialLedger;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchListener;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.study.StudyJob;
import io.trellis.optimization.study.StudyResult;
import io.trellis.optimization.writer.FoundStrategy;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code optimize auto}: from bars of many markets to strategy files, with no hand step. */
@Command(
        name = "auto",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize auto --strategy strategies/example-geometric.json \\",
            "      --data data/kraken/BTC-USD/1m/bars.parquet data/kraken/ETH-USD/1m/bars.parquet"
        },
        description = {
            "Scans the markets, searches the most promising ones for a grid (ranges are drawn from"
                    + " the bars: what the market moves, where it was, what covers the fees), holds"
                    + " each result against every test of the validation, and writes it with its"
                    + " verdict. Every trial on every market counts against each result.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class AutoCommand implements Callable<Integer> {

    @Mixin private PairOptions markets;

    @Mixin private BreedingOptions breeding;

    @Mixin private ValidationSettings validation;

    @Option(
            names = "--objective",
            paramLabel = "FIGURES",
            defaultValue = "totalReturn",
            description =
                    "Figure to make better, with constraints on others (default:"
                            + " ${DEFAULT-VALUE}).")
    private String objective;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "3",
            description = "Markets to go on with after the scan (default: ${DEFAULT-VALUE}).")
    private int top;

    @Mixin private ThreadsOption threads;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "strategies",
            description = "Folder for the files (default: ${DEFAULT-VALUE}).")
    private Path folder;

    @Option(
            names = "--created",
            paramLabel = "TIME",
            converter = UtcTime.class,
            description = "Time to write into the files, UTC (default: now).")
    private @Nullable Instant created;

    @Option(
            names = "--force",
            description = "Replace files that a search of the same name did not write.")
    private boolean force;

    @Mixin private SigningOptions signing;

    @Mixin private LedgerOption ledger;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    /** A file that was written. */
    private record Written(SeriesId series, Path file, Verdict verdict) {}

    @Override
    public Integer call() {
        if (top < 1) {
            throw new InvalidInputException("--top " + top + " is below 1");
        }
        Objective aim = Objective.named(objective);
        SearchPlan plan =
                SearchPlan.genetic(breeding.seed(), breeding.population(), breeding.generations());
        Optional<SigningKey> key = signing.signer();
        PrintWriter err = spec.commandLine().getErr();
        List<Pair> pairs = markets.pairs(err);
        List<Target> targets = pairs.stream().map(this::target).toList();
        TrialLedger trials = ledger.open();
        var scan = new PairScan(pairs, aim, plan, threads.count());
        PairScan.Scan scanned = scan.run(trials, SearchListener.silent());
        var report = new ScanReport(scanned, aim, scan.dimensions());
        err.println("scanned " + pairs.size() + " markets, searching the best ...");
        var written = new ArrayList<Written>();
        for (PairScan.Scanned market : promising(scanned)) {
            Target target = targets.get(pairs.indexOf(market.pair()));
            StudyResult result = study(market.pair(), aim, plan, target, pairs, trials);
            StrategyFile file = SigningOptions.signed(result.file(), key, err);
            FoundStrategy.write(target.file(), file);
            written.add(new Written(market.pair().series(), target.file(), result.verdict()));
        }
        output.write(json(report, written), text(report, written), spec.commandLine().getOut());
        return Program.DONE;
    }

    private Target target(Pair pair) {
        Instant time = created == null ? Instant.now().truncatedTo(ChronoUnit.SECONDS) : created;
        String name = "auto-" + pair.series().path().replace('/', '-').toLowerCase(Locale.ROOT);
        return Target.of(
                pair.document().decode(),
                "auto",
                name,
                folder.resolve(name + ".json"),
                time,
                force);
    }

    /** The best of the scan, of those that are feasible at all. */
    private List<PairScan.Scanned> promising(PairScan.Scan scan) {
        List<PairScan.Scanned> best =
                scan.markets().stream()
                        .filter(market -> market.own().isPresent())
                        .sorted(
                                Comparator.comparing((PairScan.Scanned market) ->
                                                market.own().orElseThrow().fitness())
                                        .reversed())
                        .limit(top)
                        .toList();
        if (best.isEmpty()) {
            throw new InvalidInputException(
                    "no grid is feasible in any of the markets: its cells must cover the fees, and "
                            + objective
                            + " must be defined");
        }
        return best;
    }

    private StudyResult study(
            Pair pair,
            Objective aim,
            SearchPlan plan,
            Target target,
            List<Pair> pairs,
            TrialLedger trials) {
        var columns = pair.bars().columns();
        Way way =
                Way.validated(
                        validation, GridPlan.of(pair.document().decode()), columns, plan.seed());
        SpaceChoice chosen = SpaceChoice.of(pair.document(), SpacePreset.GRID, way.seen());
        var job =
                StudyJob.of(
                                chosen.space().base(),
                                aim.block(chosen.space().dimensions()),
                                Optional.of(plan),
                                columns,
                                pair.bars().suspects(),
                                way.plan(),
                                target.issue(Version.current()),
                                threads.count())
                        .counting(pairs.stream().map(Pair::series).toList());
        return WatchedSearch.run(
                spec,
                new ReportOption(),
                new Convergence(aim),
                target,
                Optional.empty(),
                listener -> way.run(job, trials, listener));
    }

    private static String text(ScanReport report, List<Written> written) {
        TextTable table = new TextTable("market", "verdict", "rules that fail", "file");
        for (Written each : written) {
            table.row(
                    each.series.path(),
                    each.verdict.status().name().toLowerCase(Locale.ROOT),
                    String.join(" ", failed(each.verdict)),
                    each.file.toString());
        }
        return report.text() + "\n" + table;
    }

    private static List<String> failed(Verdict verdict) {
        return verdict.rules().stream()
                .filter(rule -> !rule.passed())
                .map(Verdict.Rule::rule)
                .toList();
    }

    private static Json json(ScanReport report, List<Written> written) {
        var files = new ArrayList<Json>();
        for (Written each : written) {
            files.add(
                    Json.object()
                            .put("series", each.series.path())
                            .put("file", each.file.toString())
                            .put("status", each.verdict.status().name().toLowerCase(Locale.ROOT))
                            .put(
                                    "failed",
                                    new Json.ArrayValue(
                                            failed(each.verdict).stream()
                                                    .<Json>map(Json.TextValue::new)
                                                    .toList()))
                            .build());
        }
        return Json.object()
                .put("scan", report.json())
                .put("files", new Json.ArrayValue(files))
                .build();
    }
}
