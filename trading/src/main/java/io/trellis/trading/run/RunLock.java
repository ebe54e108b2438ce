package io.trellis.trading.run;

import io.trellis.trading.file.PrivateFile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** While open, no other process trades the run. The system lets go of it when the process dies. */
public final class RunLock implements AutoCloseable {

    /** Somebody who only asks whether a run is traded holds its lock for a moment. */
    private static final int ATTEMPTS = 10;

    private static final Duration BETWEEN = Duration.ofMillis(50);

    /** Closing a second channel of a locked file would let go of the lock of the first one. */
    private static final Set<Path> OF_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private RunLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /** Takes a lock; empty if another process keeps it. */
    static Optional<RunLock> take(Path file) {
        Optional<RunLock> taken = tryTake(file);
        for (int i = 1; i < ATTEMPTS && taken.isEmpty(); i++) {
            pause();
            taken = tryTake(file);
        }
        return taken;
    }

    /** Takes a lock if it is free now. */
    static Optional<RunLock> tryTake(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        if (!OF_THIS_PROCESS.add(whole)) {
            return Optional.empty();
        }
        Optional<FileChannel> locked = Optional.empty();
        try {
            locked = locked(whole);
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + file + " cannot be taken.", e);
        } finally {
            if (locked.isEmpty()) {
                OF_THIS_PROCESS.remove(whole);
            }
        }
        return locked.map(channel -> new RunLock(whole, channel));
    }

    private static Optional<FileChannel> locked(Path file) throws IOException {
        FileChannel channel =
                PrivateFile.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() != null) {
            return Optional.of(channel);
        }
        channel.close();
        return Optional.empty();
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("the lock " + file + " cannot be let go.", failure);
        } finally {
            OF_THIS_PROCESS.remove(file);
        }
    }
}
