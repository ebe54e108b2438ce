package io.trellis.cli.trade;

import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.Version;
import io.trellis.cli.trade.doctor.DoctorCommand;
import io.trellis.cli.trade.journal.JournalCommand;
import io.trellis.cli.trade.keys.KeysCommand;
import io.trellis.cli.trade.keys.SecretArguments;
import io.trellis.cli.trade.operate.FlattenCommand;
import io.trellis.cli.trade.operate.HoldCommand;
import io.trellis.cli.trade.operate.KillCommand;
import io.trellis.cli.trade.operate.RearmCommand;
import io.trellis.cli.trade.operate.ResumeCommand;
import io.trellis.cli.trade.operate.RunsCommand;
import io.trellis.cli.trade.operate.StatusCommand;
import io.trellis.cli.trade.operate.StopCommand;
import io.trellis.cli.trade.report.ExportCommand;
import io.trellis.cli.trade.report.ReportCommand;
import io.trellis.cli.trade.run.LiveCommand;
import io.trellis.cli.trade.run.ShadowCommand;
import io.trellis.cli.trade.trust.TrustCommand;

import picocli.CommandLine.Command;

import java.util.Optional;

/** The program {@code trade}. */
@Command(
        name = "trade",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer =
                "  bin/trade paper strategies/example-geometric.json --feed bars.feed"
                        + " --unvalidated",
        description = "Trades strategy files: on paper, as a shadow, or live.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            PaperCommand.class,
            ShadowCommand.class,
            LiveCommand.class,
            RunsCommand.class,
            StatusCommand.class,
            StopCommand.class,
            HoldCommand.class,
            ResumeCommand.class,
            FlattenCommand.class,
            KillCommand.class,
            RearmCommand.class,
            JournalCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            TrustCommand.class,
            KeysCommand.class,
            DoctorCommand.class
        })
public final class TradeProgram {

    public static void main(String[] arguments) {
        Optional<String> objection = SecretArguments.objection(arguments);
        if (objection.isPresent()) {
            System.err.println(objection.get());
            System.exit(Program.WRONG_INPUT);
        }
        Program.main(new TradeProgram(), arguments);
    }
}
