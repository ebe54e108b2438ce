package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.Program;
import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.EncryptedKey;
import io.trellis.clients.secret.EncryptedKey.Effort;
import io.trellis.clients.secret.Secret;
import io.trellis.trading.file.WholeFile;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.concurrent.Callable;

/** {@code trade keys add}: asks for a key and stores it encrypted. */
@Command(
        name = "add",
        mixinStandardHelpOptions = true,
        footer = {"  bin/trade keys add main", "  bin/trade keys add main --stdin"},
        description = {
            "Stores a key: asks for its public part (\"API key\"), its private part, and a new"
                    + " password of at least "
                    + EncryptedKey.SHORTEST_PASSWORD
                    + " characters to encrypt it with.",
            "",
            "A key that a local Kraken has issued (LOCALKRAKEN...) may be stored as well.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
final class AddCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Name of the key here: small letters, digits.")
    private String name;

    @Mixin private FolderOption folder;

    @Mixin private SecretInput input;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        VenueKeys keys = folder.keys();
        keys.requireFree(name);
        EncryptedKey stored = asked();
        keys.add(name, stored);
        KeyReport report = new KeyReport(name, stored, keys.file(name));
        output.write(
                report::json,
                "The key is stored. Without its password it is lost: keep that elsewhere.\n\n"
                        + report.text(),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    private EncryptedKey asked() {
        String publicPart = KeyParts.requirePublic(input.line("Public part of the key (API key)"));
        try (Secret privatePart = input.secret("Private part");
                ApiKey key = KeyParts.key(publicPart, privatePart);
                Secret password = input.newPassword("New password to encrypt it with")) {
            return EncryptedKey.seal(
                    key, Instant.now(), password, Effort.USUAL, new SecureRandom());
        }
    }
}
