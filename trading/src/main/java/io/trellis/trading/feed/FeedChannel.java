package io.trellis.trading.feed;

import io.trellis.core.InvalidInputException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/** The bytes of a feed on disk. */
final class FeedChannel implements AutoCloseable {

    private final FileChannel channel;

    private FeedChannel(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * Opens a file and makes something of it that closes it later.
     *
     * @throws InvalidInputException if there is no such file
     */
    static <T> T open(Path file, Function<FeedChannel, T> made) {
        requireFile(file);
        FileChannel channel = channel(file);
        try {
            return made.apply(new FeedChannel(channel));
        } catch (RuntimeException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    private static void requireFile(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInputException(
                    file + " is a directory; name a feed that `data export` wrote.");
        }
        if (!Files.exists(file)) {
            throw new InvalidInputException(
                    file + " does not exist; name a feed that `data export` wrote.");
        }
    }

    private static FileChannel channel(Path file) {
        try {
            return FileChannel.open(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file + ".", e);
        }
    }

    private static void closeAfter(RuntimeException cause, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    /** Some bytes more, as a {@link io.trellis.core.feed.FeedSource} gives them. */
    int read(ByteBuffer target) {
        try {
            return channel.read(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
