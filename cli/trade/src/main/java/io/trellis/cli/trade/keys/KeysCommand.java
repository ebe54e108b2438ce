package io.trellis.cli.trade.keys;

import picocli.CommandLine.Command;

/** {@code trade keys}: the keys of venues that are stored here. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        footer = {"  bin/trade keys add main", "  bin/trade keys list"},
        description = {
            "Keeps keys of Kraken in encrypted files that only their owner may read. What a file"
                    + " holds is opened with a password, which is stored nowhere.",
            "",
            "Nothing secret is ever an argument. Give a key the rights to query funds, orders,"
                    + " trades and ledgers, to create, modify and cancel orders, and to use"
                    + " WebSockets; never the right to withdraw.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AddCommand.class,
            ListCommand.class,
            ShowCommand.class,
            CheckCommand.class,
            RemoveCommand.class
        })
public final class KeysCommand {}
