package io.trellis.cli.trade.keys;

import io.trellis.clients.secret.ApiKey;
import io.trellis.clients.secret.EncryptedKey;
import io.trellis.clients.secret.Secret;
import io.trellis.core.InvalidInputException;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The options of a command that signs calls: which key, and where its password comes from. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixins.
public final class KeyChoice {

    /** Public and private part in the environment of the process. */
    static final String PUBLIC_VARIABLE = "TRELLIS_KRAKEN_KEY";

    static final String PRIVATE_VARIABLE = "TRELLIS_KRAKEN_SECRET";

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description =
                    "Stored key to sign with (bin/trade keys). Without it the environment is looked"
                            + " at: TRELLIS_KRAKEN_KEY and TRELLIS_KRAKEN_SECRET.")
    private @Nullable String name;

    @Mixin private FolderOption folder;

    @Mixin private SecretInput input;

    /**
     * The key that was named, else the one of the environment, else none.
     *
     * @param err takes a warning about a key of the environment
     * @return the caller closes it
     * @throws InvalidInputException if there is no such key, or its password is another one
     */
    public Optional<ApiKey> open(PrintWriter err) {
        return open(System.getenv(), err);
    }

    Optional<ApiKey> open(Map<String, String> environment, PrintWriter err) {
        if (name == null) {
            return ofEnvironment(environment, err);
        }
        VenueKeys keys = folder.keys();
        EncryptedKey stored = keys.read(name);
        try (Secret password = input.secret("Password of the key " + name)) {
            return Optional.of(stored.open(password, keys.file(name).toString()));
        }
    }

    private static Optional<ApiKey> ofEnvironment(
            Map<String, String> environment, PrintWriter err) {
        String publicPart = environment.getOrDefault(PUBLIC_VARIABLE, "").strip();
        String privatePart = environment.getOrDefault(PRIVATE_VARIABLE, "").strip();
        if (publicPart.isEmpty() && privatePart.isEmpty()) {
            return Optional.empty();
        }
        if (publicPart.isEmpty() || privatePart.isEmpty()) {
            throw new InvalidInputException(
                    "of %s and %s only one is set; set both or none."
                            .formatted(PUBLIC_VARIABLE, PRIVATE_VARIABLE));
        }
        err.println(
                "warning: the key comes from the environment, which every program of this user and"
                        + " a crash report may read; store it with bin/trade keys add.");
        byte[] text = privatePart.getBytes(StandardCharsets.US_ASCII);
        try (Secret secret = Secret.copyOf(text)) {
            return Optional.of(KeyParts.key(publicPart, secret));
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }
}
