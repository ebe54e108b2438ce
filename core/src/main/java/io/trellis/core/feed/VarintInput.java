package io.trellis.core.feed;

/**
 * Reads what {@link VarintOutput} wrote.
 *
 * <p>Anything that no writer makes is an {@link ArithmeticException}; the reader of the block turns
 * it into a sentence.
 */
final class VarintInput {

    private final byte[] bytes;
    private int position;

    VarintInput(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    /** Reads a number that has to be this one. */
    void expect(String what, long expected) {
        long found = unsigned();
        if (found != expected) {
            throw new ArithmeticException(what + " is " + found + " where " + expected + " is due");
        }
    }

    long signed() {
        long value = raw();
        return (value >>> 1) ^ -(value & 1);
    }

    /** A number of 0 or more. */
    long unsigned() {
        long value = raw();
        if (value < 0) {
            throw new ArithmeticException("a number is above 2^63");
        }
        return value;
    }

    private long raw() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            if (atEnd()) {
                throw new ArithmeticException("it ends inside a number");
            }
            byte next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new ArithmeticException("a number has more than 64 bits");
    }
}
