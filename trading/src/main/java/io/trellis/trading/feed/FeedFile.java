package io.trellis.trading.feed;

import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.feed.FeedKind;
import io.trellis.core.feed.FeedReader;

import java.nio.file.Path;

/** A feed of bars on disk, read a block at a time. */
public final class FeedFile implements AutoCloseable {

    private final FeedChannel channel;
    private final FeedReader reader;

    private FeedFile(Path file, FeedChannel channel) {
        this.channel = channel;
        this.reader = FeedReader.open(file.toString(), channel::read);
    }

    /**
     * What a feed holds.
     *
     * @throws InvalidInputException if there is no such file, or it is no feed
     */
    public static FeedKind kind(Path file) {
        return FeedChannel.open(
                file,
                channel -> {
                    try (channel) {
                        return FeedKind.of(file.toString(), channel::read);
                    }
                });
    }

    /**
     * Opens a feed and reads its header.
     *
     * @throws InvalidInputException if there is no such file, or it is no feed of bars
     */
    public static FeedFile open(Path file) {
        return FeedChannel.open(file, channel -> new FeedFile(file, channel));
    }

    /**
     * Reads a feed from beginning to end, so that nothing is traded on one that is damaged later
     * on.
     *
     * @throws InvalidInputException if it is not whole; the sentence names the place
     */
    public static FeedHeader check(Path file) {
        return FeedChannel.open(
                file,
                channel -> {
                    try (channel) {
                        return FeedReader.check(file.toString(), channel::read);
                    }
                });
    }

    /** The bars, from the first on. */
    public FeedReader reader() {
        return reader;
    }

    @Override
    public void close() {
        channel.close();
    }
}
