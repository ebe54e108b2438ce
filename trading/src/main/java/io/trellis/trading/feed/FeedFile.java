package io.trellis.trading.feed;

import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedReader;
import io.trellis.core.feed.FeedSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A feed on disk, read a block at a time. */
public final class FeedFile implements AutoCloseable {

    private final FileChannel channel;
    private final FeedReader reader;

    private FeedFile(Path file, FileChannel channel) {
        this.channel = channel;
        this.reader = FeedReader.open(file.toString(), this::read);
    }

    /**
     * Opens a feed and reads its header.
     *
     * @throws InvalidInputException if there is no such file, or it is no feed
     */
    public static FeedFile open(Path file) {
        requireFile(file);
        FileChannel channel = channel(file);
        try {
            return new FeedFile(file, channel);
        } catch (RuntimeException e) {
            closeAfter(e, channel);
            throw e;
        }
    }

    /**
     * Reads a feed from beginning to end, so that nothing is traded on one that is damaged later
     * on.
     *
     * @throws InvalidInputException if it is not whole; the sentence names the place
     */
    public static FeedHeader check(Path file) {
        try (FeedFile feed = open(file)) {
            return FeedReader.check(file.toString(), feed.rewound());
        }
    }

    /** The bars, from the first on. */
    public FeedReader reader() {
        return reader;
    }

    private FeedSource rewound() {
        try {
            channel.position(0);
            return this::read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int read(ByteBuffer target) {
        try {
            return channel.read(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
