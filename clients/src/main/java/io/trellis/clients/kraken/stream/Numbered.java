package io.trellis.clients.kraken.stream;

/** Frames that are numbered from their snapshot on, each one above the one before. */
final class Numbered {

    private static final long NONE = -1;

    private long last = NONE;
    private long duplicates;

    /** A snapshot has come. */
    void begin(long sequence) {
        last = sequence;
    }

    /** None counts any more until the next snapshot. */
    void end() {
        last = NONE;
    }

    boolean hasBegun() {
        return last != NONE;
    }

    long duplicates() {
        return duplicates;
    }

    /**
     * Whether a frame is the next one, and not one of before a snapshot, or a repeated one.
     *
     * @throws GapException if one before it is missing
     */
    boolean isNext(long sequence, String what) {
        if (last == NONE) {
            return false;
        }
        if (sequence <= last) {
            duplicates++;
            return false;
        }
        if (sequence != last + 1) {
            throw new GapException(what + " is missing");
        }
        last = sequence;
        return true;
    }
}
