package io.trellis.trading.file;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Files and folders for the user who runs this process alone, from the first byte on. Where a file
 * system knows no such permissions, the folder of the user is what protects them.
 */
public final class PrivateFile {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.complementOf(
                    EnumSet.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));

    private PrivateFile() {}

    /**
     * Makes a folder, and those above it, if it is not there.
     *
     * @throws UncheckedIOException if that fails; the message is one sentence
     */
    public static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder, permissions("rwx------"));
        } catch (IOException e) {
            throw failed(folder, e);
        }
    }

    /**
     * Writes a file, whole or not at all, and to the device; one of this name is replaced.
     *
     * @throws UncheckedIOException if that fails; the message is one sentence
     */
    public static void write(Path file, byte[] content) {
        write(file, content, true);
    }

    /** The same for what is worth nothing after the machine has failed, and so needs no device. */
    public static void replace(Path file, byte[] content) {
        write(file, content, false);
    }

    private static void write(Path file, byte[] content, boolean force) {
        Path temporary =
                file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try {
                fill(temporary, content, force);
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

    private static void fill(Path file, byte[] content, boolean force) throws IOException {
        try (FileChannel channel =
                open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (force) {
                channel.force(true);
            }
        }
    }

    /** Opens a file that, if it is made, belongs to its owner alone. */
    public static FileChannel open(Path file, StandardOpenOption... options) throws IOException {
        return FileChannel.open(file, Set.of(options), permissions("rw-------"));
    }

    /**
     * Reads a file that may be somebody else's trick: no link is followed, and no more is read than
     * asked for.
     *
     * @param most bytes
     * @throws IOException if it cannot be read, or is longer
     */
    public static byte[] read(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("it is longer than " + most + " bytes");
            }
            return bytes;
        }
    }

    /**
     * Why a file or folder is not only its owner's: it is a link, belongs to another user than a
     * folder does, or others may read or change it.
     *
     * @param home whose owner must be the same
     * @return about the file, {@code others may read or change it}
     */
    public static Optional<String> objection(Path file, Path home) {
        if (Files.isSymbolicLink(file)) {
            return Optional.of("it is a link");
        }
        if (!POSIX) {
            return Optional.empty();
        }
        try {
            PosixFileAttributes found = attributes(file);
            if (!found.owner().equals(attributes(home).owner())) {
                return Optional.of("it belongs to " + found.owner().getName());
            }
            return found.permissions().stream().anyMatch(OTHERS::contains)
                    ? Optional.of("others may read or change it")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("its permissions cannot be read");
        }
    }

    /**
     * Refuses a file or folder that is not only its owner's.
     *
     * @throws InvalidInputException if so; the sentence says how to mend it
     */
    public static void requirePrivate(Path file, Path home) {
        Optional<String> objection = objection(file, home);
        if (objection.isPresent()) {
            throw new InvalidInputException(
                    "%s: %s; say chmod %s %s, and think whether somebody has changed it."
                            .formatted(
                                    file,
                                    objection.get(),
                                    Files.isDirectory(file) ? "700" : "600",
                                    file));
        }
    }

    private static PosixFileAttributes attributes(Path file) throws IOException {
        return Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
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
