package io.trellis.backtesting.store;

import com.github.luben.zstd.Zstd;

import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Zstandard for Parquet, and no other codec.
 *
 * <p>Parquet's own factory builds a Hadoop configuration, which needs 30 MB of Hadoop at run time;
 * this one needs none.
 */
public final class ParquetCodecs implements CompressionCodecFactory {

    private static final int LEVEL = 3;

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName name) {
        requireZstd(name);
        return new Compressor();
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName name) {
        requireZstd(name);
        return new Decompressor();
    }

    private static void requireZstd(CompressionCodecName name) {
        if (name != CompressionCodecName.ZSTD) {
            throw new IllegalArgumentException("bars are compressed with ZSTD, not " + name);
        }
    }

    /** What a page is on the disk. */
    public static BytesInput pack(byte[] plain) {
        return BytesInput.from(Zstd.compress(plain, LEVEL));
    }

    /** A copy of what a page holds. */
    public static byte[] bytes(BytesInput input) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(input.size())];
        try (var stream = input.toInputStream()) {
            stream.readNBytes(bytes, 0, bytes.length);
        }
        return bytes;
    }

    @Override
    public void release() {
        // Nothing is held.
    }

    private static final class Compressor implements BytesInputCompressor {

        @Override
        public BytesInput compress(BytesInput plain) throws IOException {
            return pack(bytes(plain));
        }

        @Override
        public CompressionCodecName getCodecName() {
            return CompressionCodecName.ZSTD;
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }

    private static final class Decompressor implements BytesInputDecompressor {

        @Override
        public BytesInput decompress(BytesInput packed, int plainLength) throws IOException {
            byte[] plain = new byte[plainLength];
            byte[] bytes = bytes(packed);
            long length = Zstd.decompressByteArray(plain, 0, plainLength, bytes, 0, bytes.length);
            requireLength(length, plainLength);
            return BytesInput.from(plain);
        }

        @Override
        public void decompress(
                ByteBuffer packed, int packedLength, ByteBuffer plain, int plainLength)
                throws IOException {
            byte[] bytes = new byte[packedLength];
            packed.get(bytes);
            plain.put(bytes(decompress(BytesInput.from(bytes), plainLength)));
        }

        private static void requireLength(long found, int expected) throws IOException {
            if (Zstd.isError(found)) {
                throw new IOException("a page cannot be unpacked: " + Zstd.getErrorName(found));
            }
            if (found != expected) {
                throw new IOException(
                        "a page unpacks to " + found + " bytes, its header says " + expected);
            }
        }

        @Override
        public void release() {
            // Nothing is held.
        }
    }
}
