package io.trellis.core.feed;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Turns trades into the bytes of a feed file, block by block, as {@link FeedWriter} does with bars.
 */
public final class TradeFeedWriter {

    private final FeedTradeBlock block = new FeedTradeBlock();
    private final BlockWriter writer;
    private long lastTimeNanos = Long.MIN_VALUE;

    /**
     * Begins a feed; the sink gets the header.
     *
     * @param header says among the rest how many trades will follow
     * @param sink takes the pieces in order
     */
    public TradeFeedWriter(TradeFeedHeader header, Consumer<ByteBuffer> sink) {
        this.writer = new BlockWriter(sink, header.rows(), block);
        writer.header(
                header.venue(),
                header.symbol(),
                OptionalLong.empty(),
                header.priceScale(),
                header.quantityScale(),
                header.sourceSha256());
    }

    /**
     * Adds the next trade.
     *
     * @throws IllegalArgumentException if it is before the one ahead of it
     * @throws IllegalStateException if the header's number of trades has been added
     */
    public void add(FeedTrade trade) {
        writer.beforeRow();
        if (trade.timeNanos() < lastTimeNanos) {
            throw new IllegalArgumentException(
                    "times never fall, was %d after %d"
                            .formatted(trade.timeNanos(), lastTimeNanos));
        }
        block.add(trade);
        lastTimeNanos = trade.timeNanos();
        writer.afterRow();
    }

    /**
     * Writes what is left and the end marker; nothing may be added afterwards.
     *
     * @throws IllegalStateException if fewer trades were added than the header says
     */
    public void finish() {
        writer.finish();
    }
}
