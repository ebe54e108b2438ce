package io.trellis.backtesting.store;

import io.trellis.core.market.SeriesId;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, of bytes and of columns; the order of bytes is that of {@link BarColumns}. */
final class ContentHash {

    private static final int CHUNK_VALUES = 1 << 12;

    private ContentHash() {}

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    static String of(SeriesId series, long[] timeMillis, double[]... columns) {
        var digest = sha256();
        String head = ParquetBarStore.SCHEMA + "\n" + series.path() + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        var chunk = ByteBuffer.allocate(CHUNK_VALUES * Long.BYTES);
        chunk.putLong(timeMillis.length);
        for (long millis : timeMillis) {
            if (!chunk.hasRemaining()) {
                drain(chunk, digest);
            }
            chunk.putLong(millis);
        }
        for (double[] column : columns) {
            for (double value : column) {
                if (!chunk.hasRemaining()) {
                    drain(chunk, digest);
                }
                chunk.putLong(Double.doubleToLongBits(value));
            }
        }
        drain(chunk, digest);
        return hex(digest);
    }

    private static void drain(ByteBuffer chunk, MessageDigest digest) {
        digest.update(chunk.flip());
        chunk.clear();
    }
}
