package io.trellis.trading.disk;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.random.RandomGenerator;

/** The blocks of a file, as they are and as they are durable. */
final class Content {

    static final int BLOCK_BYTES = 512;

    private static final byte[] ZEROS = new byte[BLOCK_BYTES];

    private final List<byte[]> blocks = new ArrayList<>();
    private final List<byte[]> durableBlocks = new ArrayList<>();

    /** Blocks that differ from the durable ones, and are nobody else's arrays. */
    private final BitSet changed = new BitSet();

    private long length;
    private long durableLength;

    long length() {
        return length;
    }

    long allocatedBytes() {
        return (long) blocks.size() * BLOCK_BYTES;
    }

    int read(long position, byte[] target, int offset, int count) {
        if (position >= length) {
            return -1;
        }
        int readable = (int) Math.min(count, length - position);
        int done = 0;
        while (done < readable) {
            long at = position + done;
            int inBlock = (int) (at % BLOCK_BYTES);
            int part = Math.min(BLOCK_BYTES - inBlock, readable - done);
            byte[] block = blocks.get((int) (at / BLOCK_BYTES));
            System.arraycopy(block, inBlock, target, offset + done, part);
            done += part;
        }
        return readable;
    }

    void write(long position, byte[] source, int offset, int count) {
        if (count == 0) {
            return;
        }
        extend(position + count);
        int done = 0;
        while (done < count) {
            long at = position + done;
            int inBlock = (int) (at % BLOCK_BYTES);
            int part = Math.min(BLOCK_BYTES - inBlock, count - done);
            int index = (int) (at / BLOCK_BYTES);
            if (!isEqual(blocks.get(index), inBlock, source, offset + done, part)) {
                System.arraycopy(source, offset + done, own(index), inBlock, part);
            }
            done += part;
        }
    }

    private static boolean isEqual(byte[] block, int at, byte[] source, int from, int count) {
        return Arrays.equals(block, at, at + count, source, from, from + count);
    }

    private void extend(long bytes) {
        while (allocatedBytes() < bytes) {
            blocks.add(ZEROS);
        }
        length = Math.max(length, bytes);
    }

    private byte[] own(int index) {
        if (!changed.get(index)) {
            blocks.set(index, blocks.get(index).clone());
            changed.set(index);
        }
        return blocks.get(index);
    }

    void truncate(long bytes) {
        if (bytes >= length) {
            return;
        }
        length = bytes;
        int keep = (int) ((bytes + BLOCK_BYTES - 1) / BLOCK_BYTES);
        blocks.subList(keep, blocks.size()).clear();
        changed.clear(keep, Math.max(keep, changed.length()));
        int inBlock = (int) (bytes % BLOCK_BYTES);
        if (inBlock > 0) {
            Arrays.fill(own(keep - 1), inBlock, BLOCK_BYTES, (byte) 0);
        }
    }

    void force() {
        durableBlocks
                .subList(Math.min(durableBlocks.size(), blocks.size()), durableBlocks.size())
                .clear();
        changed.stream()
                .filter(index -> index < durableBlocks.size())
                .forEach(index -> durableBlocks.set(index, blocks.get(index)));
        for (int i = durableBlocks.size(); i < blocks.size(); i++) {
            durableBlocks.add(blocks.get(i));
        }
        changed.clear();
        durableLength = length;
    }

    /** Each changed block is kept, lost or torn; the length is the old, the new or between. */
    void losePower(RandomGenerator random) {
        long from = Math.min(durableLength, length);
        long to = Math.max(durableLength, length);
        long drawn =
                switch (random.nextInt(3)) {
                    case 0 -> durableLength;
                    case 1 -> length;
                    default -> from + random.nextLong(to - from + 1);
                };
        for (int i = 0; i < Math.max(blocks.size(), durableBlocks.size()); i++) {
            byte[] old = i < durableBlocks.size() ? durableBlocks.get(i) : ZEROS;
            byte[] now = i < blocks.size() ? blocks.get(i) : ZEROS;
            byte[] kept = Arrays.equals(old, now) ? now : survivor(old, now, random);
            if (i < blocks.size()) {
                blocks.set(i, kept);
            } else {
                blocks.add(kept);
            }
        }
        changed.clear();
        length = Math.max(length, drawn);
        truncate(drawn);
        durableBlocks.clear();
        force();
    }

    private static byte[] survivor(byte[] old, byte[] now, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> old;
            case 1 -> now;
            case 2 -> torn(old, now, random.nextInt(BLOCK_BYTES));
            default -> torn(now, old, random.nextInt(BLOCK_BYTES));
        };
    }

    private static byte[] torn(byte[] first, byte[] second, int at) {
        byte[] mixed = first.clone();
        System.arraycopy(second, at, mixed, at, BLOCK_BYTES - at);
        return mixed;
    }

    byte[] bytes() {
        byte[] all = new byte[(int) length];
        read(0, all, 0, all.length);
        return all;
    }
}
