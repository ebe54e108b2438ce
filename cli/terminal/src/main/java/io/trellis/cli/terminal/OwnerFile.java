package io.trellis.cli.terminal;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * Files for the eyes of their owner alone, from the first byte on. Where a file system knows no
 * such permissions, the folder of the user is what protects them.
 */
public final class OwnerFile {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private OwnerFile() {}

    /**
     * Makes a folder, and those above it, if it is not there.
     *
     * @throws UncheckedIOException if that fails
     */
    public static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder, permissions("rwx------"));
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /**
     * Writes a file, whole or not at all; one of this name is replaced.
     *
     * @throws UncheckedIOException if that fails
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The same for bytes. */
    public static void write(Path file, byte[] content) {
        Path temporary =
                file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                fill(temporary, content);
                Files.move(
                        temporary,
                        file,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    private static void fill(Path file, byte[] content) throws IOException {
        Set<StandardOpenOption> options =
                EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, permissions("rw-------"))) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /**
     * Refuses a file or a folder that others may read or change.
     *
     * @throws InvalidInputException if so; the sentence says how to mend it
     */
    public static void requirePrivate(Path file) {
        if (!POSIX) {
            return;
        }
        try {
            Set<PosixFilePermission> others =
                    EnumSet.complementOf(
                            EnumSet.of(
                                    PosixFilePermission.OWNER_READ,
                                    PosixFilePermission.OWNER_WRITE,
                                    PosixFilePermission.OWNER_EXECUTE));
            if (Files.getPosixFilePermissions(file).stream().anyMatch(others::contains)) {
                throw new InvalidInputException(
                        file
                                + " may be read or changed by others than its owner; say chmod "
                                + (Files.isDirectory(file) ? "700 " : "600 ")
                                + file
                                + ", and think whether somebody has it.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the permissions of " + file + ".", e);
        }
    }

    private static FileAttribute<?>[] permissions(String words) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(words))
                }
                : new FileAttribute<?>[0];
    }

    private static UncheckedIOException failed(Path file, IOException e) {
        return new UncheckedIOException(
                "cannot write " + file + "; see that there is room, and that its folder is yours.",
                e);
    }
}
