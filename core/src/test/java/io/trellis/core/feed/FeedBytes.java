package io.trellis.core.feed;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** The bytes of feeds, as tests read and damage them. */
final class FeedBytes {

    private FeedBytes() {}

    static byte[] of(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    /** At most so many bytes at a time, as a socket or a pipe would give them. */
    static FeedSource chunks(byte[] bytes, int atMost) {
        var all = ByteBuffer.wrap(bytes);
        return target -> {
            if (!all.hasRemaining()) {
                return -1;
            }
            int count = Math.min(Math.min(atMost, all.remaining()), target.remaining());
            target.put(all.slice(all.position(), count));
            all.position(all.position() + count);
            return count;
        };
    }

    /** Makes the checksum at the end of a piece right again. */
    static void reseal(byte[] feed, int from, int to) {
        int length = to - from - Integer.BYTES;
        var checksum = new CRC32C();
        checksum.update(feed, from, length);
        ByteBuffer.wrap(feed).putInt(from + length, (int) checksum.getValue());
    }
}
