package io.trellis.cli.terminal;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.TrustedKey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The public keys that a user trusts: files in a folder, which {@code optimize keygen} fills. */
public final class TrustedKeys {

    /** What a file with a public key is called. */
    public static final String SUFFIX = ".pub";

    /** Far more than a key takes. */
    private static final int MOST_BYTES = 16_384;

    private TrustedKeys() {}

    /** The folder of the user who runs this process; it need not be there yet. */
    public static Path usualFolder() {
        return StateFolder.ofProcess().resolve("keys");
    }

    /**
     * The keys of a folder, by the names of their files; none when there is no such folder.
     *
     * @throws InvalidInputException if a file of public keys holds none
     */
    public static List<TrustedKey> in(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).endsWith(SUFFIX))
                    .sorted()
                    .map(TrustedKeys::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot list the keys in " + folder + ".", e);
        }
    }

    /**
     * The key of a file.
     *
     * @throws InvalidInputException if there is no such file, or it holds no public key
     */
    public static TrustedKey read(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return TrustedKey.read(in.readNBytes(MOST_BYTES), file.toString());
        } catch (NoSuchFileException e) {
            throw new InvalidInputException(
                    file + " does not exist; name a file with a public key.", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }
}
