package io.trellis.cli.trade.report;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.report.RunReport;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code trade report}: what came of a run so far. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        footer = {"  bin/trade report", "  bin/trade report example-geometric --json report.json"},
        description = {
            "Tells what came of a run: where the profit comes from, what became of its orders, how"
                    + " long the trader was in which mode, and how that compares with the test of"
                    + " the strategy. The run may be traded at the same time.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets mixins and spec.
public final class ReportCommand implements Callable<Integer> {

    @Mixin private RunChoice run;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        RunReport report = RunReport.of(run.tables());
        output.write(
                report::json,
                ReportText.of(report),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }
}
