package io.trellis.backtesting.venue;

import java.util.Arrays;

/** The sum of amounts over a stretch of time that ends now. Times that fall count as the newest. */
final class TurnoverWindow {

    private final long spanMillis;
    private long[] times = new long[64];
    private long[] amounts = new long[64];
    private int first;
    private int end;
    private long sum;

    TurnoverWindow(long spanMillis) {
        this.spanMillis = spanMillis;
    }

    void add(long timeMillis, long amount) {
        if (end == times.length) {
            makeRoom();
        }
        times[end] = end > first ? Math.max(times[end - 1], timeMillis) : timeMillis;
        amounts[end] = amount;
        end++;
        sum = Math.addExact(sum, amount);
    }

    /** What was added in the span up to a time; calls come in the order of their times. */
    long sumAt(long timeMillis) {
        while (first < end && times[first] <= timeMillis - spanMillis) {
            sum -= amounts[first];
            first++;
        }
        return sum;
    }

    private void makeRoom() {
        int kept = end - first;
        int capacity = kept > times.length / 2 ? times.length * 2 : times.length;
        times = Arrays.copyOf(Arrays.copyOfRange(times, first, end), capacity);
        amounts = Arrays.copyOf(Arrays.copyOfRange(amounts, first, end), capacity);
        first = 0;
        end = kept;
    }
}
