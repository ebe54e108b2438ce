package io.trellis.cli.trade;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;

import picocli.CommandLine.Command;

/** The program {@code trade}. */
@Command(
        name = "trade",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer =
                "  bin/trade paper strategies/example-geometric.json --feed bars.feed"
                        + " --unvalidated",
        description = "Trades strategy files; on paper in this version.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PaperCommand.class)
public final class TradeProgram {

    public static void main(String[] arguments) {
        Program.main(new TradeProgram(), arguments);
    }
}
