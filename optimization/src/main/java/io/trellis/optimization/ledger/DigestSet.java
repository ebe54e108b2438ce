package io.trellis.optimization.ledger;

/**
 * Millions of digests in 16 bytes each, at most half of the places taken: linear probing, as the
 * digests are spread evenly already. Grows; takes nothing out.
 */
final class DigestSet {

    private static final int FIRST_PLACES = 1 << 10;

    private long[] high = new long[FIRST_PLACES];
    private long[] low = new long[FIRST_PLACES];
    private int size;
    private boolean holdsZero;

    /** Adds a digest; false if it was there. */
    boolean add(long digestHigh, long digestLow) {
        if (digestHigh == 0 && digestLow == 0) {
            // An empty place looks like this one.
            boolean fresh = !holdsZero;
            holdsZero = true;
            return fresh;
        }
        if (2 * (size + 1) > high.length) {
            grow();
        }
        boolean fresh = put(digestHigh, digestLow);
        size += fresh ? 1 : 0;
        return fresh;
    }

    private boolean put(long digestHigh, long digestLow) {
        int place = (int) digestLow & (high.length - 1);
        while (high[place] != 0 || low[place] != 0) {
            if (high[place] == digestHigh && low[place] == digestLow) {
                return false;
            }
            place = (place + 1) & (high.length - 1);
        }
        high[place] = digestHigh;
        low[place] = digestLow;
        return true;
    }

    private void grow() {
        long[] oldHigh = high;
        long[] oldLow = low;
        high = new long[2 * oldHigh.length];
        low = new long[2 * oldLow.length];
        for (int i = 0; i < oldHigh.length; i++) {
            if (oldHigh[i] != 0 || oldLow[i] != 0) {
                put(oldHigh[i], oldLow[i]);
            }
        }
    }
}
