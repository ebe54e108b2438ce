package io.trellis.backtesting.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Gzip with a comment in its header and nothing in it that changes from run to run. */
public final class GzipOutput extends DeflaterOutputStream {

    private final CRC32 checksum = new CRC32();
    private long length;

    /** Packs what goes into a stream, with a comment in the header. */
    public GzipOutput(OutputStream target, String comment) throws IOException {
        super(target, new Deflater(Deflater.BEST_COMPRESSION, true), 1 << 16);
        target.write(GzipFormat.header(comment));
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        super.write(bytes, offset, count);
        checksum.update(bytes, offset, count);
        length += count;
    }

    @Override
    public void close() throws IOException {
        try (OutputStream target = out) {
            finish();
            target.write(
                    ByteBuffer.allocate(2 * Integer.BYTES)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .putInt((int) checksum.getValue())
                            .putInt((int) length)
                            .array());
        } finally {
            def.end();
        }
    }
}
