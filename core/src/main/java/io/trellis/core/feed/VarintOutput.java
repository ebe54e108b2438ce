package io.trellis.core.feed;

import java.util.Arrays;

/** Bytes that grow as varints are added: 7 bits a byte, low bits first. */
final class VarintOutput {

    private static final int MAX_VARINT_BYTES = 10;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    void clear() {
        size = 0;
    }

    /** Small for numbers near 0 of either sign. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    void unsigned(long value) {
        if (bytes.length - size < MAX_VARINT_BYTES) {
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }
}
