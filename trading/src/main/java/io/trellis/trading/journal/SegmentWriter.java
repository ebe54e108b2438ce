package io.trellis.trading.journal;

import java.io.IOException;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Writes one file of a journal. Collects frames in memory until they are flushed or forced. */
final class SegmentWriter {

    private static final String NEW = ".new";
    private static final int COLLECTED_BYTES = 1 << 16;

    private final DiskFile file;
    private final String name;
    private final JournalSizes sizes;
    private final Reserve reserve;
    private final Chain chain;
    private final CRC32C crc = new CRC32C();

    private byte[] collected = new byte[COLLECTED_BYTES];
    private int collectedBytes;
    private long position;
    private long roomBytes;
    private boolean forcedBefore = true;

    private SegmentWriter(
            DiskFile file,
            String name,
            JournalSizes sizes,
            Reserve reserve,
            Chain chain,
            long roomBytes) {
        this.file = file;
        this.name = name;
        this.sizes = sizes;
        this.reserve = reserve;
        this.chain = chain;
        this.position = SegmentHeader.BYTES;
        this.roomBytes = roomBytes;
    }

    /** Makes a file, which has its name only once its header is durable. */
    static SegmentWriter create(
            Disk disk, JournalSizes sizes, Reserve reserve, Chain chain, SegmentHeader header)
            throws IOException {
        String name = SegmentHeader.name(header.number);
        byte[] bytes = header.encode();
        long room = roundedUp(SegmentHeader.BYTES + 1, sizes);
        try (DiskFile file = disk.create(name + NEW)) {
            takeRoom(file, 0, room, reserve);
            file.write(0, bytes, 0, bytes.length);
            file.force();
        }
        disk.rename(name + NEW, name);
        disk.forceNames();
        chain.begin(bytes);
        return new SegmentWriter(disk.open(name), name, sizes, reserve, chain, room);
    }

    /** Removes files that never got their names. */
    static void removeUnnamed(Disk disk) throws IOException {
        for (String file : disk.names()) {
            if (file.endsWith(NEW) && SegmentHeader.isName(file.replace(NEW, ""))) {
                disk.delete(file);
            }
        }
    }

    private static long roundedUp(long bytes, JournalSizes sizes) {
        long steps = (bytes + sizes.growthBytes() - 1) / sizes.growthBytes();
        return steps * sizes.growthBytes();
    }

    /** Zeros only, behind everything that counts: this alone may be tried once more. */
    private static void takeRoom(DiskFile file, long from, long to, Reserve reserve)
            throws IOException {
        try {
            Zeros.write(file, from, to);
        } catch (IOException full) {
            if (!reserve.release()) {
                throw full;
            }
            Zeros.write(file, from, to);
        }
    }

    String name() {
        return name;
    }

    /** Whether the next file is due. */
    boolean isFull() {
        return position + collectedBytes >= sizes.segmentBytes();
    }

    void append(byte[] payload, int payloadBytes) throws IOException {
        int frameBytes = Frame.OVERHEAD + payloadBytes;
        if (collected.length - collectedBytes < frameBytes) {
            flush();
        }
        if (collected.length < frameBytes) {
            collected = Arrays.copyOf(collected, frameBytes);
        }
        Frame.write(collected, collectedBytes, payload, payloadBytes, forcedBefore, chain, crc);
        collectedBytes += frameBytes;
        forcedBefore = false;
    }

    /** Hands to the system what was collected. */
    void flush() throws IOException {
        if (collectedBytes == 0) {
            return;
        }
        long after = position + collectedBytes;
        if (after > roomBytes) {
            long room = roundedUp(after, sizes);
            takeRoom(file, roomBytes, room, reserve);
            roomBytes = room;
        }
        file.write(position, collected, 0, collectedBytes);
        position = after;
        collectedBytes = 0;
    }

    void force() throws IOException {
        flush();
        file.force();
        forcedBefore = true;
    }

    /** Gives back the room that was not used, and closes the file. */
    void finish() throws IOException {
        flush();
        file.truncate(position);
        file.force();
        file.close();
    }

    /** Closes the file as it is. */
    void abandon() throws IOException {
        file.close();
    }
}
