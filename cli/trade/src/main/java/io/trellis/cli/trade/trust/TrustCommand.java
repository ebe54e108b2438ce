package io.trellis.cli.trade.trust;

import io.trellis.cli.terminal.JsonOutput;
import io.trellis.cli.terminal.KeyOptions;
import io.trellis.cli.terminal.OwnerFile;
import io.trellis.cli.terminal.Program;
import io.trellis.cli.terminal.TrustedKeys;
import io.trellis.cli.trade.operate.Confirmation;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.TrustedKey;
import io.trellis.core.strategyfile.json.Json;
import io.trellis.trading.file.WholeFile;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code trade trust}: the strategy files that a key has signed may trade real money. */
@Command(
        name = "trust",
        mixinStandardHelpOptions = true,
        footer = {
            "  bin/trade trust colleague.pub",
            "  bin/trade trust colleague.pub --confirm 0123456789abcdef",
            "  bin/trade trust"
        },
        description = {
            "Trusts a public key, as bin/optimize keygen makes it: strategy files that it has"
                    + " signed may be traded with real money from then on. The name of the key is to be"
                    + " typed, as whoever owns it has told you. Without KEY the trusted keys are"
                    + " listed. To trust one no more, remove its file.",
            ""
        })
@SuppressWarnings("NullAway.Init") // picocli sets parameters, mixins and spec.
public final class TrustCommand implements Callable<Integer> {

    private static final String NAME = "[a-z0-9][a-z0-9-]{0,63}";

    @Parameters(arity = "0..1", paramLabel = "KEY", description = "File with a public key.")
    private @Nullable Path file;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the key is called here (default: as its file is).")
    private @Nullable String name;

    @Mixin private KeyOptions keys;

    @Mixin private Confirmation confirmation;

    @Mixin private JsonOutput output;

    @Spec private CommandSpec spec;

    @Override
    public Integer call() {
        if (file != null) {
            trust(file);
        }
        List<TrustedKey> trusted = keys.trusted();
        output.write(
                () ->
                        Json.object()
                                .put("folder", keys.folder().toString())
                                .put(
                                        "keys",
                                        new Json.ArrayValue(
                                                trusted.stream()
                                                        .<Json>map(
                                                                key -> new Json.TextValue(key.id()))
                                                        .toList()))
                                .build(),
                text(trusted),
                spec.commandLine().getOut(),
                WholeFile::writeText);
        return Program.DONE;
    }

    private void trust(Path source) {
        TrustedKey key = TrustedKeys.read(source);
        Path target = keys.folder().resolve(name(source) + TrustedKeys.SUFFIX);
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(
                    target + " exists already; give the key another name with --name.");
        }
        confirmation.require(
                "Strategy files signed by the key %s (%s) may trade real money from then on."
                        .formatted(key.id(), source),
                key.id(),
                spec.commandLine().getErr());
        OwnerFile.createFolder(keys.folder());
        OwnerFile.write(target, key.pem());
    }

    private String name(Path source) {
        String own = String.valueOf(source.getFileName());
        String chosen =
                name != null
                        ? name
                        : own.endsWith(TrustedKeys.SUFFIX)
                                ? own.substring(0, own.length() - TrustedKeys.SUFFIX.length())
                                : own;
        if (!chosen.matches(NAME)) {
            throw new InvalidInputException(
                    "%s is no name of a key; give one with --name, of small letters, digits and dashes."
                            .formatted(Json.quoted(chosen)));
        }
        return chosen;
    }

    private String text(List<TrustedKey> trusted) {
        return trusted.isEmpty()
                ? "No key is trusted in " + keys.folder() + ".\n"
                : trusted.stream()
                        .map(TrustedKey::id)
                        .collect(
                                Collectors.joining(
                                        "\n", "Trusted in " + keys.folder() + ":\n", "\n"));
    }
}
