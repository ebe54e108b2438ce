package io.trellis.core.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Turns bars into the bytes of a feed file, block by block.
 *
 * <p>Each piece of the file is handed to the sink in a buffer of its own, as soon as it is
 * complete: the header at once, a block after every 4,096 bars, the rest at {@link #finish}.
 */
public final class FeedWriter {

    private final FeedHeader header;
    private final Consumer<ByteBuffer> sink;
    private final FeedBlock block = new FeedBlock();
    private final VarintOutput output = new VarintOutput();
    private long rows;
    private long lastTimeMillis;

    /**
     * Begins a feed; the sink gets the header.
     *
     * @param header says among the rest how many bars will follow
     * @param sink takes the pieces in order
     */
    public FeedWriter(FeedHeader header, Consumer<ByteBuffer> sink) {
        this.header = header;
        this.sink = sink;
        sink.accept(header());
    }

    /**
     * Adds the next bar.
     *
     * @throws IllegalArgumentException if it starts less than one timeframe after the bar before
     * @throws IllegalStateException if the header's number of bars has been added
     */
    public void add(FeedBar bar) {
        if (rows == header.rows()) {
            throw new IllegalStateException("the header says " + rows + " bars, this is one more");
        }
        long timeframeMillis = header.series().timeframe().millis();
        if (rows > 0 && bar.timeMillis() - lastTimeMillis < timeframeMillis) {
            throw new IllegalArgumentException(
                    "bars are at least %d ms apart, was %d after %d"
                            .formatted(timeframeMillis, bar.timeMillis(), lastTimeMillis));
        }
        block.add(bar);
        rows++;
        lastTimeMillis = bar.timeMillis();
        if (block.full()) {
            flush();
        }
    }

    /**
     * Writes what is left and the end marker; nothing may be added afterwards.
     *
     * @throws IllegalStateException if fewer bars were added than the header says
     */
    public void finish() {
        if (rows != header.rows()) {
            throw new IllegalStateException(
                    "the header says " + header.rows() + " bars, were " + rows);
        }
        if (block.size() > 0) {
            flush();
        }
        sink.accept(sealed(ByteBuffer.allocate(16).putInt(0).putLong(rows)));
    }

    private void flush() {
        byte[] payload = block.encode(rows - block.size(), header.series().timeframe(), output);
        sink.accept(
                sealed(
                        ByteBuffer.allocate(payload.length + 8)
                                .putInt(payload.length)
                                .put(payload)));
        block.clear();
    }

    private ByteBuffer header() {
        byte[] venue = header.series().venue().getBytes(StandardCharsets.US_ASCII);
        byte[] symbol = header.series().symbol().getBytes(StandardCharsets.US_ASCII);
        int length = HeaderFormat.FIXED_BODY_BYTES + venue.length + symbol.length;
        return sealed(
                ByteBuffer.allocate(HeaderFormat.PREFIX_BYTES + length + Integer.BYTES)
                        .putLong(HeaderFormat.MAGIC)
                        .putShort(HeaderFormat.VERSION)
                        .putShort((short) length)
                        .put((byte) venue.length)
                        .put(venue)
                        .put((byte) symbol.length)
                        .put(symbol)
                        .putLong(header.series().timeframe().millis())
                        .put((byte) header.priceScale())
                        .put((byte) header.volumeScale())
                        .putLong(header.rows())
                        .put(HexFormat.of().parseHex(header.sourceSha256())));
    }

    /** Adds the checksum of all that is in the buffer, and turns it over for reading. */
    private static ByteBuffer sealed(ByteBuffer buffer) {
        var checksum = new CRC32C();
        checksum.update(buffer.duplicate().flip());
        return buffer.putInt((int) checksum.getValue()).flip();
    }
}
