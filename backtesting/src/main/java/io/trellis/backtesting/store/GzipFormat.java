package io.trellis.backtesting.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The header of a gzip file (RFC 1952), as far as Java's own classes do not show it.
 *
 * <p>The header has room for a comment, and that is where a file of generated bars says so: the
 * mark survives renaming and copying, and no reader of the CSV inside ever sees it.
 */
final class GzipFormat {

    /** Enough of a file to hold a header with our comment. */
    static final int PEEK_BYTES = 512;

    private static final int MAGIC_1 = 0x1f;
    private static final int MAGIC_2 = 0x8b;
    private static final int DEFLATE = 8;
    private static final int EXTRA = 1 << 2;
    private static final int NAME = 1 << 3;
    private static final int COMMENT = 1 << 4;
    private static final int FIXED_BYTES = 10;
    private static final byte BEST_COMPRESSION = 2;
    private static final byte UNKNOWN_SYSTEM = (byte) 0xff;

    private GzipFormat() {}

    static boolean begins(byte[] start) {
        return start.length >= 2 && (start[0] & 0xff) == MAGIC_1 && (start[1] & 0xff) == MAGIC_2;
    }

    /** The comment of a header that has one and nothing before it but a name. */
    static Optional<String> comment(byte[] start) {
        if (start.length <= FIXED_BYTES || (start[3] & COMMENT) == 0 || (start[3] & EXTRA) != 0) {
            return Optional.empty();
        }
        int from = FIXED_BYTES;
        if ((start[3] & NAME) != 0) {
            from = endOfText(start, from) + 1;
        }
        int to = endOfText(start, from);
        return to < start.length
                ? Optional.of(new String(start, from, to - from, StandardCharsets.ISO_8859_1))
                : Optional.empty();
    }

    private static int endOfText(byte[] bytes, int from) {
        int end = from;
        while (end < bytes.length && bytes[end] != 0) {
            end++;
        }
        return end;
    }

    /** A header that holds the comment, no time and no system. */
    static byte[] header(String comment) {
        byte[] text = comment.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(FIXED_BYTES + text.length + 1)
                .put(new byte[] {MAGIC_1, (byte) MAGIC_2, DEFLATE, COMMENT})
                .putInt(0)
                .put(BEST_COMPRESSION)
                .put(UNKNOWN_SYSTEM)
                .put(text)
                .array();
    }
}
