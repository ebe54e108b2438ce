package io.trellis.backtesting.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/**
 * The bars of a series that are suspect, as ranges of time: they hold for any part of the series.
 *
 * @param ranges in the order of time, none touching the next
 */
public record SuspectBars(List<BarRange> ranges) implements LongPredicate {

    /** None. */
    public static final SuspectBars NONE = new SuspectBars(List.of());

    /**
     * @throws IllegalArgumentException if the ranges are not in the order of time
     */
    public SuspectBars {
        ranges = List.copyOf(ranges);
        for (int i = 1; i < ranges.size(); i++) {
            if (ranges.get(i).firstMillis() <= ranges.get(i - 1).lastMillis()) {
                throw new IllegalArgumentException(
                        "the range at %d is not after the one before"
                                .formatted(ranges.get(i).firstMillis()));
            }
        }
    }

    /** Those bars of a series. */
    public static SuspectBars of(BarColumns bars, BitSet which) {
        var ranges = new ArrayList<BarRange>();
        long[] time = bars.timeMillis();
        for (int from = which.nextSetBit(0); from >= 0; ) {
            int to = which.nextClearBit(from);
            ranges.add(new BarRange(time[from], time[to - 1], to - from));
            from = which.nextSetBit(to);
        }
        return new SuspectBars(ranges);
    }

    /** The bars of a series that start at some times. */
    public static SuspectBars startingAt(BarColumns bars, Collection<Long> startMillis) {
        var which = new BitSet(bars.rows());
        startMillis.forEach(millis -> which.set(atOrAfter(bars.timeMillis(), millis)));
        return of(bars, which);
    }

    /** How many there are in the whole series. */
    public int count() {
        return ranges.stream().mapToInt(BarRange::bars).sum();
    }

    /** Whether a bar that starts then is one of them. */
    @Override
    public boolean test(long startMillis) {
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            BarRange range = ranges.get(middle);
            if (startMillis < range.firstMillis()) {
                high = middle - 1;
            } else if (startMillis > range.lastMillis()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    /** Which bars of the series, or of a part of it, they are. */
    public BitSet in(BarColumns bars) {
        var which = new BitSet(bars.rows());
        for (BarRange range : ranges) {
            which.set(
                    atOrAfter(bars.timeMillis(), range.firstMillis()),
                    atOrAfter(bars.timeMillis(), range.lastMillis() + 1));
        }
        return which;
    }

    private static int atOrAfter(long[] times, long millis) {
        int found = Arrays.binarySearch(times, millis);
        return found >= 0 ? found : -found - 1;
    }

    /** The same with other suspect bars of the same series. */
    public SuspectBars and(BarColumns bars, SuspectBars others) {
        BitSet all = in(bars);
        all.or(others.in(bars));
        return of(bars, all);
    }

    /**
     * The series without them: holes, which nothing fills.
     *
     * @throws IllegalArgumentException if no bar is left
     */
    public BarColumns without(BarColumns bars) {
        BitSet dropped = in(bars);
        int[] kept = IntStream.range(0, bars.rows()).filter(i -> !dropped.get(i)).toArray();
        return new BarColumns(
                bars.series(),
                Arrays.stream(kept).mapToLong(i -> bars.timeMillis()[i]).toArray(),
                kept(bars.open(), kept),
                kept(bars.high(), kept),
                kept(bars.low(), kept),
                kept(bars.close(), kept),
                kept(bars.volume(), kept),
                bars.provenance());
    }

    private static double[] kept(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> values[i]).toArray();
    }
}
