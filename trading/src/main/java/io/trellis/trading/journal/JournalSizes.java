package io.trellis.trading.journal;

/**
 * How much a journal takes at a time.
 *
 * @param segmentBytes from when on a file is followed by the next
 * @param growthBytes how much of a file is taken before it is needed, so that a full disk is met
 *     before a record is half written
 * @param reserveBytes set aside for the end when the disk is full, 0 for nothing
 * @param lowWaterBytes a disk with less left is called low
 */
public record JournalSizes(
        int segmentBytes, int growthBytes, int reserveBytes, long lowWaterBytes) {

    /**
     * @throws IllegalArgumentException if a file could not hold anything
     */
    public JournalSizes {
        if (segmentBytes <= 0 || growthBytes <= 0 || reserveBytes < 0 || lowWaterBytes < 0) {
            throw new IllegalArgumentException(
                    "no sizes of a journal: segments %d, growth %d, reserve %d, low water %d"
                            .formatted(segmentBytes, growthBytes, reserveBytes, lowWaterBytes));
        }
    }

    /** Files of 8 MiB, grown by 1 MiB; 4 MiB in reserve; low under 64 MiB. */
    public static JournalSizes standard() {
        return new JournalSizes(8 << 20, 1 << 20, 4 << 20, 64L << 20);
    }
}
