package io.trellis.trading.journal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A folder of the machine. Its files cannot be closed by an interrupt of the thread that uses them,
 * as those of {@link FileChannel} are.
 */
public final class RealDisk implements Disk {

    private static final boolean WINDOWS =
            System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows");

    private final Path folder;

    /** Uses a folder that is there. */
    public RealDisk(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public boolean exists(String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    @Override
    public DiskFile create(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createFile(file);
        return new RealFile(file, "rw");
    }

    @Override
    public DiskFile open(String name) throws IOException {
        return new RealFile(existing(name), "rw");
    }

    @Override
    public DiskFile openToRead(String name) throws IOException {
        return new RealFile(existing(name), "r");
    }

    private Path existing(String name) throws FileNotFoundException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException(file + " is not there");
        }
        return file;
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Path target = folder.resolve(to);
        // An atomic move replaces what is there; a folder has one writer, so nobody comes between.
        if (Files.exists(target)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Files.move(folder.resolve(from), target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(folder.resolve(name));
    }

    /** Windows has no such thing, and keeps names by itself. */
    @Override
    public void forceNames() throws IOException {
        if (WINDOWS) {
            return;
        }
        boolean interrupted = false;
        try {
            while (!forcedUninterrupted()) {
                interrupted |= Thread.interrupted();
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A folder can only be forced over a channel, which an interrupt closes; then once more. */
    private boolean forcedUninterrupted() throws IOException {
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
            return true;
        } catch (ClosedByInterruptException e) {
            return false;
        }
    }

    @Override
    public long freeBytes() throws IOException {
        return Files.getFileStore(folder).getUsableSpace();
    }

    @Override
    public String toString() {
        return folder.toString();
    }

    /** Not over a channel: an interrupt would close it. */
    private static final class RealFile implements DiskFile {

        private final RandomAccessFile file;

        RealFile(Path path, String mode) throws FileNotFoundException {
            file = new RandomAccessFile(path.toFile(), mode);
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read(long position, byte[] target, int offset, int count) throws IOException {
            file.seek(position);
            return file.read(target, offset, count);
        }

        @Override
        public void write(long position, byte[] source, int offset, int count) throws IOException {
            file.seek(position);
            file.write(source, offset, count);
        }

        @Override
        public void truncate(long length) throws IOException {
            if (length < file.length()) {
                file.setLength(length);
            }
        }

        @Override
        public void force() throws IOException {
            file.getFD().sync();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }
}
