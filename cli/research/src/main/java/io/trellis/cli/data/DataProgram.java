package io.trellis.cli.data;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;

import picocli.CommandLine.Command;

/** The program {@code data}. */
@Command(
        name = "data",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "  bin/data import data/sample/BTC-USDT_1m_synthetic.csv.gz --venue synthetic \\",
            "      --symbol BTC/USDT --timeframe 1m"
        },
        description =
                "Fetches, imports, resamples, checks, lists, exports and generates market data.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            FetchCommand.class,
            ImportCommand.class,
            ResampleCommand.class,
            CheckCommand.class,
            ListCommand.class,
            ExportCommand.class,
            SynthCommand.class,
            InstrumentCommand.class
        })
public final class DataProgram {

    public static void main(String[] arguments) {
        Program.main(new DataProgram(), arguments);
    }
}
