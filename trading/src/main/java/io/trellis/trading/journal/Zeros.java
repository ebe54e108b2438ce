package io.trellis.trading.journal;

import java.io.IOException;

/** Takes room in a file by writing zeros: a length alone is not room on every file system. */
final class Zeros {

    private static final byte[] BLOCK = new byte[1 << 16];

    private Zeros() {}

    static void write(DiskFile file, long from, long to) throws IOException {
        for (long at = from; at < to; at += BLOCK.length) {
            file.write(at, BLOCK, 0, (int) Math.min(BLOCK.length, to - at));
        }
    }
}
