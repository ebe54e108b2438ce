package io.trellis.cli.trade.journal;

import picocli.CommandLine.Command;

/** {@code trade journal}: the journal of a run. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade journal verify example-kraken",
            "  bin/trade journal replay example-kraken"
        },
        description = {
            "Reads the journal of a run, or one in a folder, and changes nothing; a trader may be"
                    + " writing it.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DumpCommand.class,
            VerifyCommand.class,
            ReplayCommand.class,
            DiffCommand.class
        })
public final class JournalCommand {}
