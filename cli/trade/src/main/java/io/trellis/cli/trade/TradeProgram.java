package io.trellis.cli.trade;

import io.trellis.cli.terminal.Program;

import picocli.CommandLine.Command;

/** The program {@code trade}. */
@Command(
        name = "trade",
        mixinStandardHelpOptions = true,
        version = "Trellis 0.1.0",
        description = "Trades strategy files; on paper in this version.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = PaperCommand.class)
public final class TradeProgram {

    public static void main(String[] arguments) {
        Program.main(new TradeProgram(), arguments);
    }
}
