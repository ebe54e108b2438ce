package io.trellis.core.feed;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Turns bars into the bytes of a feed file, block by block.
 *
 * <p>Each piece of the file is handed to the sink in a buffer of its own, as soon as it is
 * complete: the header at once, a block after every 4,096 bars, the rest at {@link #finish}.
 */
public final class FeedWriter {

    private final FeedHeader header;
    private final FeedBlock block;
    private final BlockWriter writer;
    private long earliestNextMillis = Long.MIN_VALUE;
    private long lastTimeMillis;

    /**
     * Begins a feed; the sink gets the header.
     *
     * @param header says among the rest how many bars will follow
     * @param sink takes the pieces in order
     */
    public FeedWriter(FeedHeader header, Consumer<ByteBuffer> sink) {
        this.header = header;
        this.block = new FeedBlock(header.series().timeframe());
        this.writer = new BlockWriter(sink, header.rows(), block);
        writer.header(
                header.series().venue(),
                header.series().symbol(),
                OptionalLong.of(header.series().timeframe().millis()),
                header.priceScale(),
                header.volumeScale(),
                header.sourceSha256());
    }

    /**
     * Adds the next bar.
     *
     * @throws IllegalArgumentException if it starts less than one timeframe after the bar before
     * @throws IllegalStateException if the header's number of bars has been added
     */
    public void add(FeedBar bar) {
        writer.beforeRow();
        long timeframeMillis = header.series().timeframe().millis();
        if (bar.timeMillis() < earliestNextMillis) {
            throw new IllegalArgumentException(
                    "bars are at least %d ms apart, was %d after %d"
                            .formatted(timeframeMillis, bar.timeMillis(), lastTimeMillis));
        }
        block.add(bar);
        lastTimeMillis = bar.timeMillis();
        earliestNextMillis = lastTimeMillis + timeframeMillis;
        writer.afterRow();
    }

    /**
     * Writes what is left and the end marker; nothing may be added afterwards.
     *
     * @throws IllegalStateException if fewer bars were added than the header says
     */
    public void finish() {
        writer.finish();
    }
}
