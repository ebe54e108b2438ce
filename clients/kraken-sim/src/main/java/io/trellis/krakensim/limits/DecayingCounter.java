package io.trellis.krakensim.limits;

/** A count that falls evenly with time, never below 0. */
public final class DecayingCounter {

    private final double decayPerSecond;
    private double value;
    private long atNanos = Long.MIN_VALUE;

    /** A counter at 0. */
    public DecayingCounter(double decayPerSecond) {
        this.decayPerSecond = decayPerSecond;
    }

    /** What it holds then. */
    public double value(long nowNanos) {
        if (nowNanos > atNanos && value > 0) {
            value = Math.max(0, value - (nowNanos - atNanos) / 1e9 * decayPerSecond);
        }
        atNanos = Math.max(nowNanos, atNanos);
        return value;
    }

    /** Adds to it. */
    public void add(long nowNanos, double amount) {
        value = value(nowNanos) + amount;
    }

    /** Adds to it if it stays at or below a limit; else adds nothing. */
    public boolean addWithin(long nowNanos, double amount, double limit) {
        if (value(nowNanos) + amount > limit) {
            return false;
        }
        value += amount;
        return true;
    }
}
