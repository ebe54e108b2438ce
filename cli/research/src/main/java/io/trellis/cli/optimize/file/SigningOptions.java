package io.trellis.cli.optimize.file;

import io.trellis.cli.terminal.KeyOptions;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.StrategyCodec;
import io.trellis.core.strategyfile.StrategyFile;
import io.trellis.core.strategyfile.TrustedKey;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;

/** The options that tell with which key a strategy file is signed. */
@SuppressWarnings("NullAway.Init") // picocli sets the mixin.
public final class SigningOptions {

    @Option(
            names = "--key",
            paramLabel = "NAME",
            description = "Key to sign with (default: the only one there is).")
    private @Nullable String name;

    @Mixin private KeyOptions keys;

    /**
     * The key to sign with; empty when none is named and there is none.
     *
     * @throws InvalidInputException if the named one is not there, there are several and none is
     *     named, or it cannot be used
     */
    public Optional<SigningKey> signer() {
        return name == null ? folder().only() : Optional.of(folder().pair(name));
    }

    /** A file with its signature, or as it is, with a warning, where there is no key. */
    public static StrategyFile signed(
            StrategyFile file, Optional<SigningKey> key, PrintWriter err) {
        if (key.isEmpty()) {
            err.println(
                    "warning: there is no key to sign the file with, and trade takes no unsigned"
                            + " one; make a pair with optimize keygen.");
        }
        return key.map(each -> StrategyCodec.signed(file, each)).orElse(file);
    }

    /**
     * The same where nothing can be done without.
     *
     * @throws InvalidInputException if there is none
     */
    SigningKey required() {
        return signer().orElseThrow(() ->
                new InvalidInputException(
                        folder().path() + " holds no key; make a pair with optimize keygen."));
    }

    KeyFolder folder() {
        return new KeyFolder(keys.folder());
    }

    List<TrustedKey> trusted() {
        return keys.trusted();
    }
}
