package io.trellis.trading.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;

/**
 * The first 512 bytes of a file of a journal, big end first:
 *
 * <pre>
 * 0   the letters TRELLISJ
 * 8   version of the format
 * 12  number of the file, from 1
 * 16  records in the files before
 * 24  head of the chain before, 32 bytes; zeros in the first file
 * 56  bytes that were cut off the file before as its torn tail
 * 64  number of the quarantine that the journal came after, 0 for none
 * 68  length of the run's name, and the name, UTF-8
 * 508 CRC-32C of all before
 * </pre>
 *
 * Letters, version and checksum stay where they are in every version.
 */
final class SegmentHeader {

    static final int BYTES = 512;
    static final int VERSION = 1;
    static final int MAX_RUN_ID_BYTES = 256;

    private static final byte[] LETTERS = "TRELLISJ".getBytes(StandardCharsets.US_ASCII);
    private static final int CRC_AT = 508;
    private static final Pattern NAME = Pattern.compile("[0-9]{8}\\.journal");

    final String runId;
    final int number;
    final long recordsBefore;
    final byte[] headBefore;
    final long cutBytes;
    final int quarantine;

    SegmentHeader(
            String runId,
            int number,
            long recordsBefore,
            byte[] headBefore,
            long cutBytes,
            int quarantine) {
        this.runId = runId;
        this.number = number;
        this.recordsBefore = recordsBefore;
        this.headBefore = headBefore.clone();
        this.cutBytes = cutBytes;
        this.quarantine = quarantine;
    }

    static boolean isName(String file) {
        return NAME.matcher(file).matches();
    }

    static String name(int number) {
        return String.format(Locale.ROOT, "%08d.journal", number);
    }

    byte[] encode() {
        byte[] name = runId.getBytes(StandardCharsets.UTF_8);
        if (name.length > MAX_RUN_ID_BYTES) {
            throw new IllegalArgumentException(
                    "the name of a run has at most 256 bytes, was " + name.length);
        }
        var bytes = ByteBuffer.allocate(BYTES);
        bytes.put(LETTERS).putInt(VERSION).putInt(number).putLong(recordsBefore).put(headBefore);
        bytes.putLong(cutBytes).putInt(quarantine).putInt(name.length).put(name);
        bytes.putInt(CRC_AT, crc(bytes.array()));
        return bytes.array();
    }

    /** Whether the bytes are a header of this or another version. */
    static boolean isHeader(byte[] bytes, int length) {
        return length >= BYTES
                && Arrays.equals(LETTERS, 0, LETTERS.length, bytes, 0, LETTERS.length)
                && ByteBuffer.wrap(bytes).getInt(CRC_AT) == crc(bytes);
    }

    /** The version of what is a header. */
    static int version(byte[] bytes) {
        return ByteBuffer.wrap(bytes).getInt(LETTERS.length);
    }

    /** Reads a header of this version. */
    static SegmentHeader decode(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes).position(LETTERS.length + Integer.BYTES);
        int number = in.getInt();
        long recordsBefore = in.getLong();
        byte[] headBefore = new byte[Chain.BYTES];
        in.get(headBefore);
        long cutBytes = in.getLong();
        int quarantine = in.getInt();
        byte[] name = new byte[Math.clamp(in.getInt(), 0, MAX_RUN_ID_BYTES)];
        in.get(name);
        String runId = new String(name, StandardCharsets.UTF_8);
        return new SegmentHeader(runId, number, recordsBefore, headBefore, cutBytes, quarantine);
    }

    private static int crc(byte[] bytes) {
        var crc = new CRC32C();
        crc.update(bytes, 0, CRC_AT);
        return (int) crc.getValue();
    }
}
