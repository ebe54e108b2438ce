package io.trellis.core.feed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * Hands the pieces of a feed of either kind to a sink, each in a buffer of its own with its
 * checksum: the header, the blocks as they become full, the end.
 */
final class BlockWriter {

    private final Consumer<ByteBuffer> sink;
    private final RowBlock block;
    private final VarintOutput varints = new VarintOutput();
    private final long promised;
    private long rows;

    /**
     * Begins a feed.
     *
     * @param rows how many will follow
     * @param block takes the rows
     */
    BlockWriter(Consumer<ByteBuffer> sink, long rows, RowBlock block) {
        this.sink = sink;
        this.promised = rows;
        this.block = block;
    }

    void header(
            String venue,
            String symbol,
            OptionalLong timeframeMillis,
            int priceScale,
            int sizeScale,
            String sourceSha256) {
        byte[] venueBytes = venue.getBytes(StandardCharsets.US_ASCII);
        byte[] symbolBytes = symbol.getBytes(StandardCharsets.US_ASCII);
        int length =
                HeaderFormat.FIXED_BODY_BYTES
                        + (timeframeMillis.isPresent() ? Long.BYTES : 0)
                        + venueBytes.length
                        + symbolBytes.length;
        var header =
                ByteBuffer.allocate(HeaderFormat.PREFIX_BYTES + length + Integer.BYTES)
                        .putLong(block.kind().magic())
                        .putShort(HeaderFormat.VERSION)
                        .putShort((short) length)
                        .put((byte) venueBytes.length)
                        .put(venueBytes)
                        .put((byte) symbolBytes.length)
                        .put(symbolBytes);
        timeframeMillis.ifPresent(header::putLong);
        header.put((byte) priceScale)
                .put((byte) sizeScale)
                .putLong(promised)
                .put(HexFormat.of().parseHex(sourceSha256));
        sink.accept(sealed(header));
    }

    /**
     * A row is about to be added to the block.
     *
     * @throws IllegalStateException if as many as the header says have been added
     */
    void beforeRow() {
        if (rows == promised) {
            throw new IllegalStateException(
                    "the header says " + rows + " " + block.kind().rows() + ", this is one more");
        }
    }

    /** A row has been added to the block. */
    void afterRow() {
        rows++;
        if (block.full()) {
            flush();
        }
    }

    /**
     * Writes what is left and the end marker.
     *
     * @throws IllegalStateException if fewer rows were added than the header says
     */
    void finish() {
        if (rows != promised) {
            throw new IllegalStateException(
                    "the header says " + promised + " " + block.kind().rows() + ", were " + rows);
        }
        if (block.size() > 0) {
            flush();
        }
        sink.accept(
                sealed(
                        ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES)
                                .putInt(0)
                                .putLong(rows)));
    }

    private void flush() {
        byte[] payload = block.encode(rows - block.size(), varints);
        sink.accept(
                sealed(
                        ByteBuffer.allocate(payload.length + 2 * Integer.BYTES)
                                .putInt(payload.length)
                                .put(payload)));
        block.clear();
    }

    /** Adds the checksum of all that is in the buffer, and turns it over for reading. */
    private static ByteBuffer sealed(ByteBuffer buffer) {
        var checksum = new CRC32C();
        checksum.update(buffer.duplicate().flip());
        return buffer.putInt((int) checksum.getValue()).flip();
    }
}
