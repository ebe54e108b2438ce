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

/** {@code optimize explain}: why a strategy file was accepted or refused. */
@Command(
        name = "explain",
        mixinStandardHelpOptions = true,
        footer = "  bin/optimize explain found.json",
        description = {
            "Explains the verdict on a strategy file: each rule with its figure and its threshold,"
                    + " what it says and what it guards against, and whether trade takes the file.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets options, mixins and spec.
public final class ExplainCommand implements Callable<Integer> {

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
        var report = new ExplainReport(NamedStrategy.read(file, keys.trusted()), at.time());
        output.write(report::json, report.text(), spec.commandLine().getOut());
        return Program.DONE;
    }
}
