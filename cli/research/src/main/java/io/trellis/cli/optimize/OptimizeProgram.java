package io.trellis.cli.optimize;

import io.trellis.cli.optimize.file.DiffCommand;
import io.trellis.cli.optimize.file.ExpireCommand;
import io.trellis.cli.optimize.file.ExplainCommand;
import io.trellis.cli.optimize.file.KeygenCommand;
import io.trellis.cli.optimize.file.ListCommand;
import io.trellis.cli.optimize.file.ShowCommand;
import io.trellis.cli.optimize.file.SignCommand;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;

import picocli.CommandLine.Command;

/** The program {@code optimize}. */
@Command(
        name = "optimize",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "  bin/optimize genetic --strategy strategies/example-geometric.json \\",
            "      --data data/synthetic/BTC-USDT/1m/bars.parquet"
        },
        description =
                "Searches for good settings of a strategy and writes them to a strategy file.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            GeneticCommand.class,
            Nsga2Command.class,
            BayesianCommand.class,
            RandomCommand.class,
            SobolCommand.class,
            ExhaustiveCommand.class,
            SizingCommand.class,
            ScanCommand.class,
            AutoCommand.class,
            ValidateCommand.class,
            CalibrateCommand.class,
            ListCommand.class,
            ShowCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            SignCommand.class,
            ExpireCommand.class,
            KeygenCommand.class
        })
public final class OptimizeProgram {

    public static void main(String[] arguments) {
        Program.main(new OptimizeProgram(), arguments);
    }
}
