package io.trellis.cli.optimize.file;

import io.trellis.backtesting.store.InputFile;
import io.trellis.cli.terminal.OwnerFile;
import io.trellis.cli.terminal.TrustedKeys;
import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.SigningKey;
import io.trellis.core.strategyfile.TrustedKey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The key pairs of a user: for each name a private key, which only its owner may read, and beside
 * it the public one, which is trusted.
 *
 * @param path need not be there yet
 */
public record KeyFolder(Path path) {

    /** What a file with a private key is called. */
    static final String SUFFIX = ".key";

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

    /** The folder of the user who runs this process. */
    public static KeyFolder usual() {
        return new KeyFolder(TrustedKeys.usualFolder());
    }

    /**
     * Makes a pair of keys.
     *
     * @param replace whether a pair of this name, and with it the power to sign as it did, may be
     *     lost
     * @throws InvalidInputException if the name is none, or there is such a pair
     * @throws UncheckedIOException if it cannot be written
     */
    public SigningKey make(String name, boolean replace) {
        requireName(name);
        for (Path file : List.of(privateFile(name), publicFile(name))) {
            if (!replace && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new InvalidInputException(
                        file
                                + " exists already; take another --name, or replace the pair with"
                                + " --force, which loses the old one for good.");
            }
        }
        SigningKey key = random();
        OwnerFile.createFolder(path);
        // The public half first: a crash in between leaves a key that nobody can sign with.
        OwnerFile.write(publicFile(name), key.trusted().pem());
        OwnerFile.write(privateFile(name), key.privatePem());
        return key;
    }

    private static SigningKey random() {
        try {
            return SigningKey.of(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has Ed25519", impossible);
        }
    }

    Path privateFile(String name) {
        return path.resolve(name + SUFFIX);
    }

    Path publicFile(String name) {
        return path.resolve(name + TrustedKeys.SUFFIX);
    }

    /**
     * The pair of a name.
     *
     * @throws InvalidInputException if there is none, one half is missing or malformed, or others
     *     may read the private one
     */
    public SigningKey pair(String name) {
        requireName(name);
        Path file = privateFile(name);
        if (!Files.exists(file)) {
            throw new InvalidInputException(
                    file + " does not exist; make a pair of keys with optimize keygen.");
        }
        OwnerFile.requirePrivate(file);
        TrustedKey trusted = TrustedKeys.read(publicFile(name));
        try {
            return SigningKey.read(Files.readAllBytes(file), trusted, file.toString());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
    }

    /**
     * The only pair there is; empty when there is none.
     *
     * @throws InvalidInputException if there are several, or {@link #pair} refuses it
     */
    public Optional<SigningKey> only() {
        List<String> names = names();
        if (names.size() > 1) {
            throw new InvalidInputException(
                    path
                            + " holds the keys "
                            + String.join(", ", names)
                            + "; name the one to sign with by --key.");
        }
        return names.stream().findFirst().map(this::pair);
    }

    private List<String> names() {
        if (!Files.exists(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(file -> file.endsWith(SUFFIX))
                    .map(file -> file.substring(0, file.length() - SUFFIX.length()))
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw InputFile.unreadable(path, e);
        }
    }

    private static void requireName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    "\""
                            + name
                            + "\" is no name of a key; write small letters, digits and dashes, at"
                            + " most 64.");
        }
    }
}
