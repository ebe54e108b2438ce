package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.EncryptedKey;
import io.trellis.clients.secret.Secret;
import io.trellis.trading.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.util.concurrent.Callable;

/** {@code trade keys check}: whether a stored key opens. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        footer = "  bin/trade keys check main",
        description = {
            "Asks for the password of a stored key and opens it: the file is whole, nobody changed"
                    + " it, and it is for its owner alone. What the key may do at the venue is told"
                    + " by bin/trade doctor --key.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class CheckCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Name of the key.")
    private String name;

    @Mixin private FolderOption folder;

    @Mixin private SecretInput input;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        VenueKeys keys = folder.keys();
        EncryptedKey stored = keys.read(name);
        try (Secret password = input.secret("Password of the key " + name);
                ApiKey key = stored.open(password, keys.file(name).toString())) {
            KeyReport report = new KeyReport(name, stored, keys.file(name));
            output.write(
                    report::json,
                    "The key %s opens, and its file is as it was written.\n"
                            .formatted(key.fingerprint()),
                    spec.commandLine().getOut(),
                    WholeFile::writeText);
        }
        return Program.DONE;
    }
}
