package io.trellis.backtesting.store;

import io.trellis.core.market.SeriesId;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/** SHA-256, of bytes and of columns; the order of bytes is told by {@link BarColumns}. */
public final class ContentHash {

    private static final int CHUNK_VALUES = 1 << 13;

    private ContentHash() {}

    /** A digest that has seen nothing yet. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What a digest has seen, as 64 lower-case hex digits. */
    public static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * SHA-256 of the bytes of a file, 64 lower-case hex digits.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static String ofFile(Path file) {
        var digest = sha256();
        try (var in = new DigestInputStream(InputFile.open(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw InputFile.unreadable(file, e);
        }
        return hex(digest);
    }

    /** The columns are hashed in parallel. */
    static String of(SeriesId series, long[] timeMillis, double[]... columns) {
        var digest = sha256();
        String head = ParquetBarStore.SCHEMA + "\n" + series.path() + "\n";
        digest.update(head.getBytes(StandardCharsets.UTF_8));
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(timeMillis.length).flip());
        List<byte[]> hashes =
                IntStream.rangeClosed(0, columns.length)
                        .parallel()
                        .mapToObj(i -> i == 0 ? times(timeMillis) : doubles(columns[i - 1]))
                        .toList();
        hashes.forEach(digest::update);
        return hex(digest);
    }

    private static byte[] times(long[] values) {
        return column(
                values.length,
                (from, count, chunk) -> chunk.asLongBuffer().put(values, from, count));
    }

    private static byte[] doubles(double[] values) {
        return column(
                values.length,
                (from, count, chunk) -> chunk.asDoubleBuffer().put(values, from, count));
    }

    /** Puts some values of a column into a buffer. */
    @FunctionalInterface
    private interface Values {

        void put(int from, int count, ByteBuffer chunk);
    }

    private static byte[] column(int rows, Values values) {
        var digest = sha256();
        byte[] bytes = new byte[Math.min(rows, CHUNK_VALUES) * Long.BYTES];
        for (int from = 0; from < rows; from += CHUNK_VALUES) {
            int count = Math.min(rows - from, CHUNK_VALUES);
            values.put(from, count, ByteBuffer.wrap(bytes));
            digest.update(bytes, 0, count * Long.BYTES);
        }
        return digest.digest();
    }
}
