package io.trellis.cli.terminal;

import io.trellis.core.InvalidInputException;
import io.trellis.core.strategyfile.StrategyDocument;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Reads the strategy file that a person names. */
public final class StrategyInput {

    /** One byte more than a strategy file may have, so that a longer one is seen to be longer. */
    private static final int ENOUGH_BYTES = 256 * 1_024 + 1;

    private StrategyInput() {}

    /**
     * Reads and checks a strategy file; the bytes are read once.
     *
     * @throws InvalidInputException if there is no such file, it is a link, or its content is wrong
     */
    public static StrategyDocument read(Path file) {
        return StrategyDocument.read(bytes(file), file.toString());
    }

    /**
     * The bytes of a strategy file, so that what is checked is also what is used.
     *
     * @throws InvalidInputException if there is no such file, or it is a link
     */
    public static byte[] bytes(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(file + " is a directory; name a strategy file.");
        }
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new InvalidInputException(file + " does not exist; name a strategy file.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return in.readNBytes(ENOUGH_BYTES);
        } catch (IOException e) {
            if (Files.isSymbolicLink(file)) {
                throw new InvalidInputException(file + " is a link; name the file itself.", e);
            }
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }
}
