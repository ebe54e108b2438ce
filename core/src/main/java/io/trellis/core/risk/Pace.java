package io.trellis.core.risk;

import java.util.Arrays;

/**
 * How many orders were let out, and when. A clock that falls back makes nothing younger than it is:
 * what was let out later than now counts as let out now.
 */
final class Pace {

    private static final long SECOND_NANOS = 1_000_000_000;

    private final Window second;
    private final Window minute;
    private long day = Long.MIN_VALUE;
    private int dayOrders;
    private long dayValue;

    Pace(Limits limits) {
        this.second = new Window(limits.ordersPerSecond(), SECOND_NANOS);
        this.minute = new Window(limits.ordersPerMinute(), 60 * SECOND_NANOS);
    }

    /** Time goes on to here. */
    void at(long nowNanos, long wallMillis) {
        second.at(nowNanos);
        minute.at(nowNanos);
        long today = Peaks.dayOf(wallMillis);
        if (today > day) {
            dayOrders = 0;
            dayValue = 0;
        }
        // A clock that was ahead by days must not keep the count of one day for all of them.
        if (today > day || today < day - 1) {
            day = today;
        }
    }

    /** Whether so many orders more are too many for the last second. */
    boolean secondIsFull(int orders) {
        return second.isFull(orders);
    }

    /** Whether so many orders more are too many for the last minute. */
    boolean minuteIsFull(int orders) {
        return minute.isFull(orders);
    }

    /** Orders let out on this UTC day. */
    int dayOrders() {
        return dayOrders;
    }

    /** Price times quantity of them, in units of 10⁻⁸ quote. */
    long dayValue() {
        return dayValue;
    }

    /** So many orders are let out now. */
    void letOut(int orders, long value) {
        second.letOut(orders);
        minute.letOut(orders);
        dayOrders = Math.addExact(dayOrders, orders);
        dayValue = dayValue > Long.MAX_VALUE - value ? Long.MAX_VALUE : dayValue + value;
    }

    /** The times of the last orders, as many as one window may hold. */
    private static final class Window {

        private final long[] times;
        private final long lengthNanos;
        private long now;
        private int held;
        private int next;

        Window(int most, long lengthNanos) {
            this.times = new long[most];
            this.lengthNanos = lengthNanos;
        }

        void at(long nowNanos) {
            if (held > 0 && nowNanos < now) {
                Arrays.setAll(times, i -> Math.min(times[i], nowNanos));
            }
            now = nowNanos;
        }

        boolean isFull(int orders) {
            if (orders > times.length) {
                return true;
            }
            if (held + orders <= times.length) {
                return false;
            }
            // Of the times kept, the one that must have left the window for these to fit.
            int oldest = held < times.length ? 0 : next;
            int last = (oldest + held + orders - times.length - 1) % times.length;
            return now - times[last] < lengthNanos;
        }

        void letOut(int orders) {
            for (int i = 0; i < orders && times.length > 0; i++) {
                times[next] = now;
                next = (next + 1) % times.length;
                held = Math.min(held + 1, times.length);
            }
        }
    }
}
