package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.Program;
import io.trellis.core.InvalidInputException;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code trade keys remove}: deletes a stored key. */
@Command(
        name = "remove",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade keys remove main --yes",
        description = {
            "Deletes the file of a stored key for good; a venue shows a private part only once. At"
                    + " the venue the key lives on: revoke it there.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class RemoveCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Name of the key.")
    private String name;

    @Option(names = "--yes", description = "Needed, as nothing brings the key back.")
    private boolean yes;

    @Mixin private FolderOption folder;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        VenueKeys keys = folder.keys();
        if (!yes) {
            throw new InvalidInputException(
                    "nothing brings back what is removed; say so with --yes.");
        }
        keys.remove(name);
        spec.commandLine()
                .getOut()
                .println(keys.file(name) + " is removed; revoke the key at the venue as well.");
        return Program.DONE;
    }
}
