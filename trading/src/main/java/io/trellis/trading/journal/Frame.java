package io.trellis.trading.journal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * The bytes around a record in a file, big end first:
 *
 * <pre>
 * 0  length of the payload; highest bit: everything before this frame had been forced
 * 4  CRC-32C of the length, of the 8 bytes of the chain and of the payload
 * 8  the first 8 bytes of the chain's head after this record
 * 16 the payload: a record as {@link io.trellis.core.journal.RecordCodec} writes it
 * </pre>
 *
 * A length of 0 is where a file has been filled with zeros in advance. The highest bit tells a torn
 * tail from damage: what is unreadable before a frame that has it had been durable.
 */
final class Frame {

    static final int OVERHEAD = 16;
    static final int CHAIN_BYTES = 8;

    /** The longest payload. */
    static final int MAX_PAYLOAD = 64 << 20;

    private static final int CRC_AT = 4;
    private static final int CHAIN_AT = 8;
    private static final int FORCED_BEFORE = 1 << 31;

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Frame() {}

    /** Writes a frame and takes the chain on. */
    static void write(
            byte[] target,
            int at,
            byte[] payload,
            int payloadBytes,
            boolean forcedBefore,
            Chain chain,
            CRC32C crc) {
        INT.set(target, at, forcedBefore ? payloadBytes | FORCED_BEFORE : payloadBytes);
        System.arraycopy(payload, 0, target, at + OVERHEAD, payloadBytes);
        chain.add(target, at, at + OVERHEAD, payloadBytes);
        chain.copyTo(target, at + CHAIN_AT, CHAIN_BYTES);
        INT.set(target, at + CRC_AT, crc(target, at, payloadBytes, crc));
    }

    private static int crc(byte[] bytes, int at, int payloadBytes, CRC32C crc) {
        crc.reset();
        crc.update(bytes, at, Integer.BYTES);
        crc.update(bytes, at + CHAIN_AT, CHAIN_BYTES + payloadBytes);
        return (int) crc.getValue();
    }

    /** The length that a frame claims, whatever it is. */
    static int length(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) & ~FORCED_BEFORE;
    }

    static boolean forcedBefore(byte[] bytes, int at) {
        return (int) INT.get(bytes, at) < 0;
    }

    /** Whether a frame with a payload lies whole between two places and its checksum fits. */
    static boolean isWhole(byte[] bytes, int at, int end, CRC32C crc) {
        if (end - at < OVERHEAD) {
            return false;
        }
        int length = length(bytes, at);
        return length > 0
                && length <= end - at - OVERHEAD
                && length <= MAX_PAYLOAD
                && (int) INT.get(bytes, at + CRC_AT) == crc(bytes, at, length, crc);
    }

    /** Whether the frame repeats the head of the chain. */
    static boolean isChained(byte[] bytes, int at, Chain chain) {
        byte[] told = new byte[CHAIN_BYTES];
        chain.copyTo(told, 0, CHAIN_BYTES);
        int from = at + CHAIN_AT;
        return Arrays.equals(told, 0, CHAIN_BYTES, bytes, from, from + CHAIN_BYTES);
    }
}
