package io.trellis.cli.trade.run;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.KeyOptions;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.StrategyPath;
import io.trellis.trading.file.WholeFile;
import io.trellis.trading.run.RunKind;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;

/** {@code trade shadow}: everything but the sending. */
@Command(
        name = "shadow",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade shadow found.json",
            "  bin/trade shadow example-kraken --unvalidated --for 1h --json -"
        },
        description = {
            "Trades a strategy as bin/trade live would, on the prices of Kraken as they come, and"
                    + " sends nothing: beside the venue stands a twin on paper, in which orders"
                    + " take a while to arrive and fill behind everyone who was there first. No key"
                    + " is needed.",
            "",
            "The journal says what would have been sent, and why. After a stop the same command"
                    + " goes on where the run was.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
public final class ShadowCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "STRATEGY",
            converter = StrategyPath.class,
            description = "Strategy file to trade, or the name of one in strategies.")
    private Path strategyPath;

    @Option(
            names = "--unvalidated",
            description =
                    "Also trade what is hand-written, unsigned, signed by an unknown key, not"
                            + " validated, rejected or expired.")
    private boolean unvalidated;

    @Option(
            names = "--latency",
            paramLabel = "MILLIS",
            defaultValue = "100",
            description = "How long a request takes to the venue (default: ${DEFAULT-VALUE}).")
    private int latencyMillis;

    @Option(
            names = "--fill",
            paramLabel = "HOW",
            defaultValue = "QUEUE",
            description =
                    "When an order fills: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private PaperRun.FillChoice fill;

    @Mixin private KeyOptions keyOptions;

    @Mixin private TradeOptions options;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        var assumptions = new PaperRun.PaperAssumptions(fill, Duration.ofMillis(latencyMillis));
        var run = new PaperRun(RunKind.SHADOW, options, assumptions, spec.commandLine().getErr());
        boolean clean = run.trade(strategyPath, keyOptions.trusted(), unvalidated, this::print);
        return clean ? Program.DONE : Program.FAILED;
    }

    private void print(PaperRun.Ended ended) {
        output.write(ended::json, ended.text(), spec.commandLine().getOut(), WholeFile::writeText);
    }
}
