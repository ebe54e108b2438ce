package io.trellis.cli.backtest;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;

import picocli.CommandLine.Command;

/** The program {@code backtest}. */
@Command(
        name = "backtest",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "  bin/backtest run --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet"
        },
        description = "Runs grids over stored bars.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RunCommand.class,
            SweepCommand.class,
            CompareCommand.class,
            VerifyCommand.class,
            EnvelopeCommand.class,
            RegimesCommand.class,
            ReplayCommand.class
        })
public final class BacktestProgram {

    public static void main(String[] arguments) {
        Program.main(new BacktestProgram(), arguments);
    }
}
