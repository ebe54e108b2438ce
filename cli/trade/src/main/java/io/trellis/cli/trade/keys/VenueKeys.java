package io.trellis.cli.trade.keys;

import io.trellis.cli.terminal.OwnerFile;
import io.trellis.cli.terminal.StateFolder;
import io.trellis.clients.secret.EncryptedKey;
import io.trellis.clients.secret.EncryptedKey.Effort;
import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder of a user's venue keys, each in an encrypted file that only its owner may read.
 *
 * @param path need not be there yet
 */
public record VenueKeys(Path path) {

    private static final String SUFFIX = ".key";
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");

    /** The folder of the user who runs this process. */
    public static VenueKeys usual() {
        return new VenueKeys(StateFolder.ofProcess().resolve("venue-keys"));
    }

    /** The file of a key, whether it is there or not. */
    Path file(String name) {
        if (!NAME.matcher(name).matches()) {
            // The name is not shown: it could be a key that somebody gave by mistake.
            throw new InvalidInputException(
                    "NAME is no name of a key; write small letters, digits and dashes, at most"
                            + " 32.");
        }
        return path.resolve(name + SUFFIX);
    }

    /** The names of all keys, sorted; none when there is no such folder. */
    List<String> names() {
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
            throw new UncheckedIOException("cannot list the keys in " + path + ".", e);
        }
    }

    /**
     * Refuses a name that is taken, before anything is asked for.
     *
     * @throws InvalidInputException if there is such a key, or the folder is open to others
     */
    void requireFree(String name) {
        if (Files.exists(file(name), LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(
                    file(name)
                            + " exists already; take another name, or remove it first with keys"
                            + " remove "
                            + name
                            + ".");
        }
        if (Files.exists(path)) {
            OwnerFile.requirePrivate(path);
        }
    }

    /**
     * Stores a key.
     *
     * @throws InvalidInputException if the name is none or taken
     * @throws UncheckedIOException if it cannot be written
     */
    void add(String name, EncryptedKey key) {
        requireFree(name);
        OwnerFile.createFolder(path);
        OwnerFile.write(file(name), key.bytes());
    }

    /**
     * Reads a key.
     *
     * @throws InvalidInputException if there is none of this name, others may read it, or it is
     *     damaged
     */
    EncryptedKey read(String name) {
        Path file = existing(name);
        OwnerFile.requirePrivate(path);
        OwnerFile.requirePrivate(file);
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(EncryptedKey.MOST_BYTES + 1);
            return EncryptedKey.read(bytes, file.toString(), Effort.USUAL);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }

    private Path existing(String name) {
        Path file = file(name);
        if (!Files.isRegularFile(file)) {
            List<String> names = names();
            throw new InvalidInputException(
                    file
                            + " does not exist; "
                            + (names.isEmpty()
                                    ? "store a key with bin/trade keys add."
                                    : "the keys here are " + String.join(", ", names) + "."));
        }
        return file;
    }

    /**
     * Removes a key for good.
     *
     * @throws InvalidInputException if there is none of this name
     */
    void remove(String name) {
        Path file = existing(name);
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file + ".", e);
        }
    }
}
