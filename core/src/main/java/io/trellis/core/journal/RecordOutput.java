package io.trellis.core.journal;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * Bytes that grow as a record is written: varints of 7 bits a byte, low bits first. It is cleared
 * and used again, so that what is written often makes no garbage.
 */
public final class RecordOutput {

    /** The longest text, in bytes. */
    static final int MAX_TEXT_BYTES = 1 << 23;

    /** The longest decimal, in bytes of its digits. */
    static final int MAX_DECIMAL_BYTES = 1 << 10;

    private static final int MAX_VARINT_BYTES = 10;
    private static final int FIRST_CAPACITY = 1 << 12;

    private byte[] bytes = new byte[FIRST_CAPACITY];
    private int size;

    /** Forgets what was written. */
    public void clear() {
        size = 0;
    }

    /** How many bytes were written. */
    public int size() {
        return size;
    }

    /** The bytes; those from {@link #size} on mean nothing, and the next write may change them. */
    public byte[] array() {
        return bytes;
    }

    /** A copy of what was written. */
    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    void raw(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void flag(boolean value) {
        raw(value ? 1 : 0);
    }

    /** Small for numbers near 0 of either sign. */
    void signed(long value) {
        unsigned((value << 1) ^ (value >> 63));
    }

    /** Small for small numbers; one below 0 counts as one from 2^63 on. */
    void unsigned(long value) {
        reserve(MAX_VARINT_BYTES);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** UTF-8; a text with half a surrogate pair, which has no UTF-8, char by char. */
    void text(String value) {
        if (!ascii(value)) {
            byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
            boolean exact = new String(utf8, StandardCharsets.UTF_8).equals(value);
            block(exact ? utf8 : chars(value), exact ? 0 : 1);
        }
    }

    private static byte[] chars(String value) {
        var bytes = ByteBuffer.allocate(Character.BYTES * value.length());
        bytes.asCharBuffer().put(value);
        return bytes.array();
    }

    /** The usual case, without garbage. */
    private boolean ascii(String value) {
        int length = value.length();
        requireLength("text", length, MAX_TEXT_BYTES);
        int before = size;
        unsigned((long) length << 1);
        reserve(length);
        for (int i = 0; i < length; i++) {
            char next = value.charAt(i);
            if (next >= 0x80) {
                size = before;
                return false;
            }
            bytes[size++] = (byte) next;
        }
        return true;
    }

    private void block(byte[] text, int encoding) {
        requireLength("text", text.length, MAX_TEXT_BYTES);
        unsigned((long) text.length << 1 | encoding);
        raw(text);
    }

    /** Scale and digits, both exact. */
    void decimal(BigDecimal value) {
        byte[] digits = value.unscaledValue().toByteArray();
        requireLength("decimal", digits.length, MAX_DECIMAL_BYTES);
        signed(value.scale());
        unsigned(digits.length);
        raw(digits);
    }

    void instant(Instant value) {
        signed(value.getEpochSecond());
        unsigned(value.getNano());
    }

    <T> void list(List<T> values, BiConsumer<RecordOutput, T> one) {
        unsigned(values.size());
        for (T value : values) {
            one.accept(this, value);
        }
    }

    <T> void optional(Optional<T> value, BiConsumer<RecordOutput, T> one) {
        flag(value.isPresent());
        value.ifPresent(present -> one.accept(this, present));
    }

    void raw(byte[] block) {
        reserve(block.length);
        System.arraycopy(block, 0, bytes, size, block.length);
        size += block.length;
    }

    private static void requireLength(String what, int length, int most) {
        if (length > most) {
            throw new IllegalArgumentException(
                    "a %s in a journal has at most %d bytes, was %d".formatted(what, most, length));
        }
    }

    private void reserve(int count) {
        if (bytes.length - size < count) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + count));
        }
    }
}
