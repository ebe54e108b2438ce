package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.trading.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code trade keys show}: what a stored key is, without its secret. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade keys show main",
        description = {
            "Shows a stored key: its public part and fingerprint, never the private part. No"
                    + " password is needed, so nothing vouches for what is shown; keys check does.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class ShowCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Name of the key.")
    private String name;

    @Mixin private FolderOption folder;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        VenueKeys keys = folder.keys();
        KeyReport report = new KeyReport(name, keys.read(name), keys.file(name));
        output.write(
                report::json, report.text(), spec.commandLine().getOut(), WholeFile::writeText);
        return Program.DONE;
    }
}
