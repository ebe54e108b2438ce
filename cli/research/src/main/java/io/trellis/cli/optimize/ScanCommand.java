package io.trellis.cli.optimize;

import io.trellis.cli.research.LedgerOption;
import io.trellis.cli.research.ResultOption;
import io.trellis.cli.research.SearchProgress;
import io.trellis.cli.research.ThreadsOption;
import io.trellis.cli.terminal.Interruption;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.ProgressLine;
import io.trellis.optimization.ledger.TrialLedger;
import io.trellis.optimization.search.Objective;
import io.trellis.optimization.search.SearchPlan;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.util.concurrent.Callable;

/** {@code optimize scan}: the same search over many markets. */
@Command(
        name = "scan",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/optimize scan --strategy strategies/example-geometric.json \\",
            "      --data data/kraken/BTC-USD/1m/bars.parquet data/kraken/ETH-USD/1m/bars.parquet"
        },
        description = {
            "Searches every market for a grid of its own, and all of them for one grid that does"
                    + " well in each. The last quarter of each market's time is not looked at, and"
                    + " every trial on every market counts against whatever is found.",
            "",
            "Nothing is written; optimize auto goes on from here.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
final class ScanCommand implements Callable<Integer> {

    @Mixin private PairOptions markets;

    @Mixin private BreedingOptions breeding;

    @Option(
            names = "--objective",
            paramLabel = "FIGURES",
            defaultValue = "totalReturn",
            description =
                    "Figure to make better, with constraints on others; take one that compares"
                            + " between markets (default: ${DEFAULT-VALUE}).")
    private String objective;

    @Mixin private ThreadsOption threads;

    @Mixin private LedgerOption ledger;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        Objective aim = Objective.named(objective);
        SearchPlan plan =
                SearchPlan.genetic(breeding.seed(), breeding.population(), breeding.generations());
        PrintWriter err = spec.commandLine().getErr();
        var scan = new PairScan(markets.pairs(err), aim, plan, threads.count());
        TrialLedger trials = ledger.open();
        ScanReport report = new ScanReport(run(scan, aim, trials), aim, scan.dimensions());
        output.write(report.json(), report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }

    private PairScan.Scan run(PairScan scan, Objective aim, TrialLedger trials) {
        PrintWriter err = spec.commandLine().getErr();
        try (var line = ProgressLine.on(err);
                var _ = Interruption.before(() -> giveUp(line, err))) {
            return scan.run(trials, new SearchProgress(line, "generation", aim));
        }
    }

    private static void giveUp(ProgressLine line, PrintWriter err) {
        line.close();
        err.println("stopped: the scan was given up.");
        err.flush();
    }
}
