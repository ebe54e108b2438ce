package io.trellis.backtesting.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * The bytes of a stream, and their SHA-256 when all have been read.
 *
 * <p>A thread of its own reads ahead and hashes, since hashing takes as long as parsing.
 */
final class HashedFile extends InputStream {

    private static final int BLOCK_BYTES = 1 << 18;
    private static final int BLOCKS_AHEAD = 8;

    private final InputStream file;
    private final MessageDigest digest = ContentHash.sha256();
    private final BlockingQueue<Block> ahead = new ArrayBlockingQueue<>(BLOCKS_AHEAD);
    private final Thread reader;
    private Block block = new Block.Bytes(ByteBuffer.allocate(0));
    private long bytesRead;

    /** What the reading thread hands over. */
    private sealed interface Block {

        record Bytes(ByteBuffer bytes) implements Block {}

        record End() implements Block {}

        record Failure(IOException failure) implements Block {}
    }

    HashedFile(InputStream file) {
        this.file = file;
        this.reader = Thread.ofPlatform().daemon().name("read-ahead").start(this::readAhead);
    }

    private void readAhead() {
        try {
            ahead.put(readBlocks());
        } catch (InterruptedException e) {
            // Closed before the end: nobody waits for more.
            Thread.currentThread().interrupt();
        }
    }

    private Block readBlocks() throws InterruptedException {
        try {
            byte[] bytes = new byte[BLOCK_BYTES];
            for (int count = file.read(bytes); count >= 0; count = file.read(bytes)) {
                digest.update(bytes, 0, count);
                ahead.put(new Block.Bytes(ByteBuffer.wrap(Arrays.copyOf(bytes, count))));
            }
            return new Block.End();
        } catch (IOException e) {
            return new Block.Failure(e);
        } catch (RuntimeException | OutOfMemoryError e) {
            // Else the other thread would wait for ever.
            return new Block.Failure(new IOException(e));
        }
    }

    /** How many bytes have been handed out. */
    long bytesRead() {
        return bytesRead;
    }

    /** The hash of all bytes of the file; reads what is left of them. */
    String sha256() throws IOException {
        transferTo(OutputStream.nullOutputStream());
        return ContentHash.hex(digest);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            switch (block) {
                case Block.Bytes(ByteBuffer bytes) when bytes.hasRemaining() -> {
                    int count = Math.min(length, bytes.remaining());
                    bytes.get(target, offset, count);
                    bytesRead += count;
                    return count;
                }
                case Block.Bytes _ -> nextBlock();
                case Block.End _ -> {
                    return -1;
                }
                case Block.Failure(IOException failure) -> throw failure;
            }
        }
    }

    private void nextBlock() throws IOException {
        try {
            block = ahead.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while reading");
        }
    }

    /** More is there until the end was reached: a gzip may go on with another member. */
    @Override
    public int available() throws IOException {
        return switch (block) {
            case Block.Bytes(ByteBuffer bytes) when bytes.hasRemaining() -> bytes.remaining();
            case Block.Bytes _ -> {
                nextBlock();
                yield available();
            }
            case Block.End _, Block.Failure _ -> 0;
        };
    }

    @Override
    public void close() throws IOException {
        reader.interrupt();
        file.close();
    }
}
