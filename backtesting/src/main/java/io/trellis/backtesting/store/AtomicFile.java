package io.trellis.backtesting.store;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes a file so that it is either whole or not there: into a temporary file in the same folder,
 * to the device, then moved into place in one step. A file of the same name is replaced.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes the content of a file that already exists, empty, at this path. */
    @FunctionalInterface
    public interface Content {

        /**
         * Fills the file.
         *
         * @param temporary where to write; not the final path
         */
        void writeTo(Path temporary) throws IOException;
    }

    /**
     * Refuses a path at which no file can be put: a directory, a device, or, unless it may be
     * replaced, a file. Meant to be called before long work.
     *
     * @param replace whether a file of this name may be replaced
     * @throws InvalidInputException if so; the sentence names the path
     */
    public static void requireWritable(Path target, boolean replace) {
        if (Files.isDirectory(target)) {
            throw new InvalidInputException(target + " is a directory; name a file.");
        }
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.isRegularFile(target)) {
            throw new InvalidInputException(
                    target + " is not a regular file and cannot be replaced; name another.");
        }
        if (!replace) {
            throw new InvalidInputException(
                    target + " exists already; name another file, or replace it with --force.");
        }
    }

    /**
     * Writes the file, creating the folders above it.
     *
     * @throws InvalidInputException if {@link #requireWritable} refuses the path
     * @throws UncheckedIOException if it cannot be written; the message is one sentence
     */
    public static void write(Path target, Content content) {
        requireWritable(target, true);
        try {
            Path folder = target.toAbsolutePath().getParent();
            if (folder == null) {
                throw new InvalidInputException(target + " is a directory; name a file.");
            }
            Files.createDirectories(folder);
            writeIn(folder, target, content);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot write " + target + ": " + InputFile.reason(e) + ".", e);
        }
    }

    /** Writes text in UTF-8, likewise. */
    public static void writeText(Path target, String text) {
        write(target, temporary -> Files.writeString(temporary, text, StandardCharsets.UTF_8));
    }

    private static void writeIn(Path folder, Path target, Content content) throws IOException {
        // Not Files.createTempFile: its files are for their owner's eyes only, and stay so.
        Path temporary =
                Files.createFile(
                        folder.resolve(
                                "." + target.getFileName() + "." + UUID.randomUUID() + ".tmp"));
        temporary.toFile().deleteOnExit();
        try {
            content.writeTo(temporary);
            force(temporary, StandardOpenOption.WRITE);
            Files.move(
                    temporary,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            force(folder, StandardOpenOption.READ);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }
}
