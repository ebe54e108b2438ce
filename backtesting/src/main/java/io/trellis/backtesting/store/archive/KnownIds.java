package io.trellis.backtesting.store.archive;

import java.util.ArrayList;
import java.util.List;

/** Which ids are there among those up to the newest: all but some ranges. */
final class KnownIds {

    /** Beyond so many, ids are not counted by one, and nothing is said about them. */
    private static final int MOST_HOLES = 100_000;

    private final List<Range> holes = new ArrayList<>();
    private long first = -1;
    private long last = -1;

    private record Range(long from, long to) {}

    boolean isEmpty() {
        return last < 0;
    }

    long last() {
        return last;
    }

    /** Adds one above the newest. */
    void add(long id) {
        first = isEmpty() ? id : first;
        if (!isEmpty() && id > last + 1 && holes.size() <= MOST_HOLES) {
            holes.add(new Range(last + 1, id - 1));
        }
        last = id;
    }

    /** Whether an id up to the newest is there for certain. */
    boolean holds(long id) {
        if (id < first || holes.size() > MOST_HOLES) {
            return false;
        }
        int low = 0;
        int high = holes.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range hole = holes.get(middle);
            if (id < hole.from()) {
                high = middle - 1;
            } else if (id > hole.to()) {
                low = middle + 1;
            } else {
                return false;
            }
        }
        return true;
    }
}
