package io.trellis.backtesting.store.archive;

import io.trellis.backtesting.store.BarBuffer;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.Timeframe;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Puts bars of several files together, file by file in the order of their first bars. */
final class BarMerge {

    private final Timeframe timeframe;
    private final Preference preference;
    private final List<Path> files = new ArrayList<>();
    private final BarBuffer bars = new BarBuffer();

    /** The file of each bar. */
    private int[] owner = new int[1 << 10];

    private final SortedSet<Long> differing = new TreeSet<>();

    private long same;
    private long different;

    BarMerge(Timeframe timeframe, Preference preference) {
        this.timeframe = timeframe;
        this.preference = preference;
    }

    /** All that was put together. */
    BarBuffer bars() {
        return bars;
    }

    /** Bars that two files have and agree on. */
    long same() {
        return same;
    }

    /** Bars that two files have and do not agree on. */
    long different() {
        return different;
    }

    /** The starts of those. */
    SortedSet<Long> differing() {
        return differing;
    }

    /**
     * Adds a file.
     *
     * @throws InvalidInputException if it disagrees with one before and nobody is preferred, or
     *     bars come closer than their length
     */
    void add(Path file, BarBuffer added) {
        int number = files.size();
        files.add(file);
        int from = firstAtOrAfter(added.timeMillis(0));
        int[] owners = Arrays.copyOfRange(owner, from, bars.size());
        BarBuffer known = bars.cutFrom(from);
        int left = 0;
        int right = 0;
        while (left < known.size() || right < added.size()) {
            boolean hasLeft = left < known.size();
            boolean hasRight = right < added.size();
            long leftTime = hasLeft ? known.timeMillis(left) : Long.MAX_VALUE;
            long rightTime = hasRight ? added.timeMillis(right) : Long.MAX_VALUE;
            if (leftTime == rightTime) {
                if (takesLeft(known, left, owners[left], added, right, number)) {
                    take(known, left, owners[left]);
                } else {
                    take(added, right, number);
                }
                left++;
                right++;
            } else if (leftTime < rightTime) {
                take(known, left, owners[left]);
                left++;
            } else {
                take(added, right, number);
                right++;
            }
        }
    }

    private int firstAtOrAfter(long millis) {
        int low = 0;
        int high = bars.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (bars.timeMillis(middle) < millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private boolean takesLeft(
            BarBuffer known, int left, int leftOwner, BarBuffer added, int right, int number) {
        if (known.isSame(left, added, right)) {
            same++;
            return true;
        }
        different++;
        differing.add(known.timeMillis(left));
        return switch (preference) {
            case EARLIER -> true;
            case LATER -> false;
            case NONE ->
                    throw new InvalidInputException(
                            "%s and %s hold different bars of %s; leave one out, or say with --prefer"
                                            .formatted(
                                                    files.get(leftOwner),
                                                    files.get(number),
                                                    Instant.ofEpochMilli(known.timeMillis(left)))
                                    + " earlier or later whose to take.");
        };
    }

    private void take(BarBuffer source, int bar, int number) {
        int next = bars.size();
        if (next > 0 && source.timeMillis(bar) - bars.lastMillis() < timeframe.millis()) {
            throw new InvalidInputException(
                    "%s has a bar of %s, less than %s after that of %s in %s."
                            .formatted(
                                    files.get(number),
                                    Instant.ofEpochMilli(source.timeMillis(bar)),
                                    timeframe,
                                    Instant.ofEpochMilli(bars.lastMillis()),
                                    files.get(owner[next - 1])));
        }
        if (next == owner.length) {
            owner = Arrays.copyOf(owner, 2 * next);
        }
        owner[next] = number;
        bars.addFrom(source, bar);
    }
}
