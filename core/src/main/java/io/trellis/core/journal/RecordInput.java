package io.trellis.core.journal;

import io.trellis.core.InvalidInputException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what {@link RecordOutput} wrote, and refuses with a sentence what no writer makes: every
 * value has one form in bytes.
 */
public final class RecordInput {

    private byte[] bytes = {};
    private int start;
    private int end;
    private int position;

    /** Reads from other bytes, which nobody may change until they are read. */
    public void wrap(byte[] source, int from, int length) {
        bytes = source;
        start = from;
        position = from;
        end = from + length;
    }

    /** A refusal that names the byte of the record. */
    InvalidInputException refusal(String found) {
        return new InvalidInputException(sentence(found));
    }

    /** The same, for what was found out at a lower level. */
    InvalidInputException refusal(String found, Exception cause) {
        return new InvalidInputException(sentence(found), cause);
    }

    private String sentence(String found) {
        return "the record cannot be read: at its byte " + (position - start) + " " + found + ".";
    }

    void expectEnd() {
        if (position != end) {
            throw refusal("it goes on though it is whole");
        }
    }

    int raw() {
        if (position == end) {
            throw refusal("it ends too early");
        }
        return bytes[position++] & 0xFF;
    }

    boolean flag() {
        int value = raw();
        if (value > 1) {
            throw refusal("yes or no reads " + value);
        }
        return value == 1;
    }

    long signed() {
        long value = unsigned();
        return (value >>> 1) ^ -(value & 1);
    }

    long unsigned() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            int next = raw();
            value |= (next & 0x7FL) << shift;
            if (next < 0x80) {
                return whole(value, next, shift);
            }
        }
        throw refusal("a number has more than 64 bits");
    }

    private long whole(long value, int last, int shift) {
        boolean padded = last == 0 && shift > 0;
        if (padded || (shift == 63 && last > 1)) {
            throw refusal("a number is not in its shortest form");
        }
        return value;
    }

    int int32() {
        long value = signed();
        if (value != (int) value) {
            throw refusal("a number has more than 32 bits");
        }
        return (int) value;
    }

    /** How many there are of something, each of which takes {@code bytesEach} or more. */
    int count(int bytesEach) {
        long count = unsigned();
        if (count < 0 || count > (end - position) / bytesEach) {
            throw refusal("there are fewer bytes than its count asks for");
        }
        return (int) count;
    }

    String text() {
        long header = unsigned();
        long length = header >>> 1;
        if (length > Math.min(end - position, RecordOutput.MAX_TEXT_BYTES)) {
            throw refusal("a text is longer than the record");
        }
        String text = (header & 1) == 0 ? utf8((int) length) : chars((int) length);
        position += (int) length;
        return text;
    }

    private String utf8(int length) {
        try {
            var slice = ByteBuffer.wrap(bytes, position, length);
            return StandardCharsets.UTF_8.newDecoder().decode(slice).toString();
        } catch (CharacterCodingException e) {
            throw refusal("a text is not UTF-8", e);
        }
    }

    private String chars(int length) {
        String text = ByteBuffer.wrap(bytes, position, length).asCharBuffer().toString();
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        boolean hasUtf8 = new String(utf8, StandardCharsets.UTF_8).equals(text);
        if (hasUtf8 || length % Character.BYTES != 0) {
            throw refusal("a text is not in its one form");
        }
        return text;
    }

    BigDecimal decimal() {
        int scale = int32();
        int length = count(1);
        if (length < 1 || length > RecordOutput.MAX_DECIMAL_BYTES) {
            throw refusal("a decimal has " + length + " bytes");
        }
        var digits = new BigInteger(bytes, position, length);
        if (digits.bitLength() / 8 + 1 != length) {
            throw refusal("a decimal is not in its shortest form");
        }
        position += length;
        return new BigDecimal(digits, scale);
    }

    Instant instant() {
        long seconds = signed();
        long nanos = unsigned();
        boolean inRange =
                seconds >= Instant.MIN.getEpochSecond() && seconds <= Instant.MAX.getEpochSecond();
        if (!inRange || nanos < 0 || nanos > 999_999_999) {
            throw refusal("a time is none");
        }
        return Instant.ofEpochSecond(seconds, nanos);
    }

    <T> List<T> list(Function<RecordInput, T> one) {
        int count = count(1);
        List<T> values = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            values.add(one.apply(this));
        }
        return values;
    }

    <T> Optional<T> optional(Function<RecordInput, T> one) {
        return flag() ? Optional.of(one.apply(this)) : Optional.empty();
    }
}
