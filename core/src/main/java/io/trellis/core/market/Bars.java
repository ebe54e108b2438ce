package io.trellis.core.market;

import java.util.Arrays;

/**
 * An append-only series of bars of one instrument, prices in ticks, column by column. Start times
 * rise strictly; what was appended never changes, so any number of threads may read the bars that
 * were there when they got it.
 */
public final class Bars {

    private static final int FIRST_CAPACITY = 1_024;

    private long[] timeMillis;
    private long[] open;
    private long[] high;
    private long[] low;
    private long[] close;
    private int count;

    public Bars() {
        this(FIRST_CAPACITY);
    }

    public Bars(int capacity) {
        timeMillis = new long[capacity];
        open = new long[capacity];
        high = new long[capacity];
        low = new long[capacity];
        close = new long[capacity];
    }

    /**
     * Adds the newest bar.
     *
     * @param startMillis start of the bar, UTC, later than that of the bar before
     * @throws IllegalArgumentException if the time does not rise or the prices are no bar
     */
    public void append(
            long startMillis, long openTicks, long highTicks, long lowTicks, long closeTicks) {
        if (count > 0 && startMillis <= timeMillis[count - 1]) {
            throw new IllegalArgumentException(
                    "bar times must rise: " + startMillis + " after " + timeMillis[count - 1]);
        }
        boolean inside =
                lowTicks <= Math.min(openTicks, closeTicks)
                        && highTicks >= Math.max(openTicks, closeTicks);
        if (lowTicks < 0 || !inside) {
            throw new IllegalArgumentException(
                    "no bar: open %d, high %d, low %d, close %d ticks"
                            .formatted(openTicks, highTicks, lowTicks, closeTicks));
        }
        if (count == timeMillis.length) {
            grow();
        }
        timeMillis[count] = startMillis;
        open[count] = openTicks;
        high[count] = highTicks;
        low[count] = lowTicks;
        close[count] = closeTicks;
        count++;
    }

    private void grow() {
        int capacity = Math.max(FIRST_CAPACITY, count * 2);
        timeMillis = Arrays.copyOf(timeMillis, capacity);
        open = Arrays.copyOf(open, capacity);
        high = Arrays.copyOf(high, capacity);
        low = Arrays.copyOf(low, capacity);
        close = Arrays.copyOf(close, capacity);
    }

    public int count() {
        return count;
    }

    public long timeMillis(int bar) {
        return timeMillis[bar];
    }

    public long open(int bar) {
        return open[bar];
    }

    public long high(int bar) {
        return high[bar];
    }

    public long low(int bar) {
        return low[bar];
    }

    public long close(int bar) {
        return close[bar];
    }

    /** The bars that had closed when {@code newest} had; later ones cannot be seen through it. */
    public ClosedBars closedUpTo(int newest) {
        return new ClosedBars(this, newest);
    }
}
