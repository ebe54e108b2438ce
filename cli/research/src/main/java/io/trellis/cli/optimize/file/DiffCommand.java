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

/** {@code optimize diff}: what differs between two strategy files. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        footer = "  bin/optimize diff example-arithmetic example-geometric",
        description = {
            "Shows what differs between two strategy files, field by field, evidence and verdict"
                    + " included.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class DiffCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "A",
            converter = StrategyPath.class,
            description = "Strategy file, or the name of one in strategies.")
    private Path left;

    @Parameters(
            index = "1",
            paramLabel = "B",
            converter = StrategyPath.class,
            description = "The other.")
    private Path right;

    @Mixin private KeyOptions keys;

    @Mixin private ResultOption output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var report =
                new DiffReport(
                        NamedStrategy.read(left, keys.trusted()),
                        NamedStrategy.read(right, keys.trusted()));
        output.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }
}
