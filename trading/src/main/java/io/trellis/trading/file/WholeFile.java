package io.trellis.trading.file;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes a file so that it is either whole or not there: beside its place, to the device, then
 * moved over. The research programs have their own of this kind; the two share no class path.
 */
public final class WholeFile {

    private WholeFile() {}

    /**
     * Writes text in UTF-8; a file of the same name is replaced.
     *
     * @throws InvalidInputException if the path is a directory
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static void writeText(Path target, String text) {
        if (Files.isDirectory(target)) {
            throw new InvalidInputException(target + " is a directory; name a file.");
        }
        Path beside = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            write(beside, text);
            Files.move(
                    beside,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(beside, e);
            throw new UncheckedIOException("cannot write " + target + ".", e);
        }
    }

    private static void write(Path file, String text) throws IOException {
        try (FileChannel channel =
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.TRUNCATE_EXISTING,
                        StandardOpenOption.WRITE)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    private static void discard(Path file, IOException cause) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }
}
