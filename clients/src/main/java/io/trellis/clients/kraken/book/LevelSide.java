package io.trellis.clients.kraken.book;

import java.util.Arrays;

/**
 * One side of a book, best level first. The digits of a level, which the checksum is made of, are
 * written once when it changes and not at every checksum.
 */
final class LevelSide {

    /** So many levels are in the checksum, whatever the depth. */
    static final int CHECKED_LEVELS = 10;

    /** The digits of two longs, and no less than what is copied at once. */
    static final int STRIDE = 40;

    /** 1 where the lowest price is the best one, else -1; prices times it rise. */
    private final int direction;

    private final int depth;

    private long[] key;
    private long[] quantity;

    /** Where the digits of a level are; those behind the last level are free. */
    private int[] slot;

    private byte[] digits;
    private int[] digitCount;
    private int count;

    /** Whether one of the best levels has changed since their digits were asked for. */
    private boolean bestChanged = true;

    private long[] dropped = new long[4];
    private int droppedCount;

    LevelSide(boolean lowestFirst, int depth) {
        this.direction = lowestFirst ? 1 : -1;
        this.depth = depth;
        int capacity = depth + 16;
        key = new long[capacity];
        quantity = new long[capacity];
        slot = new int[capacity];
        for (int i = 0; i < capacity; i++) {
            slot[i] = i;
        }
        digits = new byte[capacity * STRIDE];
        digitCount = new int[capacity];
    }

    void clear() {
        count = 0;
        bestChanged = true;
        droppedCount = 0;
    }

    int count() {
        return count;
    }

    long price(int level) {
        return key[level] * direction;
    }

    long quantity(int level) {
        return quantity[level];
    }

    /** Has a new quantity at a price; 0 for none. */
    void set(long price, long lots) {
        long wanted = price * direction;
        int level = place(wanted);
        boolean known = level < count && key[level] == wanted;
        bestChanged |= level < CHECKED_LEVELS;
        if (lots == 0) {
            if (known) {
                remove(level);
            }
            return;
        }
        if (!known) {
            insert(level, wanted);
        }
        quantity[level] = lots;
        write(slot[level], price, lots);
    }

    /** The first level that is not better than a price. */
    private int place(long wanted) {
        int from = 0;
        int to = count;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (key[middle] < wanted) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private void insert(int level, long wanted) {
        if (count == key.length) {
            grow();
        }
        int free = slot[count];
        move(level, level + 1, count - level);
        key[level] = wanted;
        slot[level] = free;
        count++;
    }

    private void remove(int level) {
        int free = slot[level];
        count--;
        move(level + 1, level, count - level);
        slot[count] = free;
    }

    private void move(int from, int to, int levels) {
        System.arraycopy(key, from, key, to, levels);
        System.arraycopy(quantity, from, quantity, to, levels);
        System.arraycopy(slot, from, slot, to, levels);
    }

    private void grow() {
        int capacity = count * 2;
        key = Arrays.copyOf(key, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        slot = Arrays.copyOf(slot, capacity);
        for (int i = count; i < capacity; i++) {
            slot[i] = i;
        }
        digits = Arrays.copyOf(digits, capacity * STRIDE);
        digitCount = Arrays.copyOf(digitCount, capacity);
    }

    private void write(int place, long price, long lots) {
        int from = place * STRIDE;
        int ofPrice = Decimals.write(price, digits, from);
        digitCount[place] = ofPrice + Decimals.write(lots, digits, from + ofPrice);
    }

    /** Drops what is beyond the depth: no message ever says that it has gone. */
    void cut() {
        droppedCount = 0;
        while (count > depth) {
            count--;
            if (droppedCount == dropped.length) {
                dropped = Arrays.copyOf(dropped, droppedCount * 2);
            }
            dropped[droppedCount++] = price(count);
        }
    }

    int droppedCount() {
        return droppedCount;
    }

    long dropped(int index) {
        return dropped[index];
    }

    boolean bestChanged() {
        return bestChanged;
    }

    /** Writes the digits of the best levels; gives how many they are. */
    int digits(byte[] target) {
        int to = 0;
        int most = Math.min(CHECKED_LEVELS, count);
        for (int i = 0; i < most; i++) {
            int place = slot[i];
            // Of constant length, which is faster; what is too much is overwritten by the next.
            System.arraycopy(digits, place * STRIDE, target, to, STRIDE);
            to += digitCount[place];
        }
        bestChanged = false;
        return to;
    }
}
