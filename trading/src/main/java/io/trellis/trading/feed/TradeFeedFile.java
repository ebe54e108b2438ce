package io.trellis.trading.feed;

import io.trellis.core.InvalidInputException;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.feed.TradeFeedReader;

import java.nio.file.Path;

/** A feed of trades on disk, read a block at a time. */
public final class TradeFeedFile implements AutoCloseable {

    private final FeedChannel channel;
    private final TradeFeedReader reader;

    private TradeFeedFile(Path file, FeedChannel channel) {
        this.channel = channel;
        this.reader = TradeFeedReader.open(file.toString(), channel::read);
    }

    /**
     * Opens a feed and reads its header.
     *
     * @throws InvalidInputException if there is no such file, or it is no feed of trades
     */
    public static TradeFeedFile open(Path file) {
        return FeedChannel.open(file, channel -> new TradeFeedFile(file, channel));
    }

    /**
     * Reads a feed from beginning to end, so that nothing is played of one that is damaged later
     * on.
     *
     * @throws InvalidInputException if it is not whole; the sentence names the place
     */
    public static TradeFeedHeader check(Path file) {
        return FeedChannel.open(
                file,
                channel -> {
                    try (channel) {
                        return TradeFeedReader.check(file.toString(), channel::read);
                    }
                });
    }

    /** The trades, from the first on. */
    public TradeFeedReader reader() {
        return reader;
    }

    @Override
    public void close() {
        channel.close();
    }
}
