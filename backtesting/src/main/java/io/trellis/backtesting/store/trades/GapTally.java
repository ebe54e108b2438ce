package io.trellis.backtesting.store.trades;

import io.trellis.backtesting.store.Gap;
import io.trellis.backtesting.store.Gaps;

import java.util.ArrayList;
import java.util.List;

/** Counts gaps and keeps the longest of them, however many there are. */
final class GapTally {

    private static final int MOST_KEPT = 4 * Gaps.MOST_LISTED;

    private final List<Gap> kept = new ArrayList<>();
    private int count;
    private long missing;

    /** Begins with gaps that are known. */
    GapTally(Gaps known) {
        kept.addAll(known.listed());
        count = known.count();
        missing = known.missing();
    }

    void add(Gap gap) {
        kept.add(gap);
        count++;
        missing += gap.missingBars();
        if (kept.size() == MOST_KEPT) {
            List<Gap> longest = Gaps.of(kept).listed();
            kept.clear();
            kept.addAll(longest);
        }
    }

    /** All of them, the longest one by one. */
    Gaps gaps() {
        return new Gaps(count, missing, Gaps.of(kept).listed());
    }
}
