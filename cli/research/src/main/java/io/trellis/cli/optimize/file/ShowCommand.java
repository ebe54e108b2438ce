package io.trellis.cli.optimize.file;

import io.trellis.cli.research.ResultOption;
import io.trellis.cli.terminal.KeyOptions;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyPath;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** {@code optimize show}: one strategy file as a page. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        footer = "  bin/optimize show example-geometric",
        description = {
            "Shows a strategy file as a page: what it trades, under which limits, where it comes"
                    + " from and how it stood the tests.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class ShowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "FILE",
            converter = StrategyPath.class,
            description = "Strategy file, or the name of one in strategies.")
    private Path file;

    @Mixin private AtOption at;

    @Mixin private KeyOptions keys;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var report = new ShowReport(NamedStrategy.read(file, keys.trusted()), at.time());
        output.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }
}
