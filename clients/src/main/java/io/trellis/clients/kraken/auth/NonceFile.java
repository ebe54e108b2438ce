package io.trellis.clients.kraken.auth;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Numbers that rise over restarts, whatever the clock does meanwhile: a file holds a mark above all
 * that have been used. The mark is moved ahead before the numbers below it are used, ten seconds'
 * worth at a time. A lock keeps a second process off the same key.
 */
public final class NonceFile implements Nonces {

    private static final long RESERVED_MICROS = 10_000_000;

    /** Up to the year 2286, far below the end of a long. */
    private static final Pattern MARK = Pattern.compile("[0-9]{1,16}\\R?");

    private final Path folder;
    private final Path file;
    private final FileChannel lock;
    private long last;
    private long mark;

    private NonceFile(Path folder, Path file, FileChannel lock, long mark) {
        this.folder = folder;
        this.file = file;
        this.lock = lock;
        this.last = mark;
        this.mark = mark;
    }

    /**
     * Opens the file of a key, which is made if there is none yet.
     *
     * @param folder where such files are; it is made if there is none
     * @param fingerprint of the key
     * @throws InvalidInputException if another process has it open, or if it holds no mark
     * @throws UncheckedIOException if it can be neither read nor written
     */
    public static NonceFile open(Path folder, String fingerprint) {
        Path file = folder.resolve(fingerprint + ".nonce");
        try {
            Files.createDirectories(folder);
            FileChannel lock = locked(folder.resolve(fingerprint + ".nonce.lock"));
            try {
                return new NonceFile(folder, file, lock, read(file));
            } catch (IOException | RuntimeException unreadable) {
                lock.close();
                throw unreadable;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the file of used nonces " + file + " cannot be opened.", failure);
        }
    }

    /** The lock has a file of its own, as that of the mark is replaced again and again. */
    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (!isLocked(channel)) {
            channel.close();
            throw new InvalidInputException(
                    "another process uses the same key ("
                            + file
                            + " is locked); end it, or give each process a key of its own.");
        }
        return channel;
    }

    private static boolean isLocked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException sameProcess) {
            return false;
        }
    }

    private static long read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return 0;
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        if (!MARK.matcher(text).matches()) {
            throw new InvalidInputException(
                    "the file of used nonces "
                            + file
                            + " holds no number of up to 16 digits; write into it the time in"
                            + " microseconds since 1970 of the last use of the key, or later.");
        }
        return Long.parseLong(text.strip());
    }

    @Override
    public long next(Instant now) {
        long next = Math.max(Nonces.micros(now), last + 1);
        if (next > mark) {
            reserve(next + RESERVED_MICROS);
        }
        last = next;
        return next;
    }

    @Override
    public void jumpAhead(Duration by) {
        last = Math.addExact(last, by.toNanos() / 1_000);
    }

    private void reserve(long upTo) {
        try {
            write(upTo);
            mark = upTo;
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the file of used nonces " + file + " cannot be written.", failure);
        }
    }

    private void write(long upTo) throws IOException {
        Path fresh = folder.resolve(file.getFileName() + ".tmp");
        try (FileChannel channel =
                FileChannel.open(
                        fresh,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer text = StandardCharsets.US_ASCII.encode(upTo + "\n");
            while (text.hasRemaining()) {
                channel.write(text);
            }
            channel.force(true);
        }
        Files.move(
                fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    /** Lets another process use the key. */
    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the lock of " + file + " cannot be let go.", failure);
        }
    }
}
