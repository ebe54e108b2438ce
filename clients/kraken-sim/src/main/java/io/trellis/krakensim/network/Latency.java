package io.trellis.krakensim.network;

import java.util.Locale;
import java.util.random.RandomGenerator;

/**
 * How long something is under way: the least, and beside it an exponentially distributed time, or
 * now and then one of a heavy tail, whose logarithm is evenly distributed up to the worst.
 *
 * @param leastNanos 0 or more
 * @param typicalNanos mean of what comes beside it; with 0 everything takes the least
 * @param tailChance of the heavy tail, 0 to 1
 * @param worstNanos end of the tail, not below the typical one
 */
public record Latency(long leastNanos, long typicalNanos, double tailChance, long worstNanos) {

    /** Everything is there at once, still after all that happens at that moment. */
    public static final Latency NONE = new Latency(0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException if they are not in their ranges
     */
    public Latency {
        if (leastNanos < 0
                || typicalNanos < 0
                || worstNanos < typicalNanos
                || !(tailChance >= 0 && tailChance <= 1)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "a latency needs 0 <= least, 0 <= typical <= worst and a chance, was"
                                    + " %d, %d, %d, %f",
                            leastNanos,
                            typicalNanos,
                            worstNanos,
                            tailChance));
        }
    }

    long draw(RandomGenerator random) {
        if (typicalNanos == 0) {
            return leastNanos;
        }
        if (tailChance > 0 && random.nextDouble() < tailChance) {
            double factor = StrictMath.pow((double) worstNanos / typicalNanos, random.nextDouble());
            return leastNanos + (long) (typicalNanos * factor);
        }
        double unit = -StrictMath.log(1 - random.nextDouble());
        return leastNanos + Math.min(worstNanos, (long) (typicalNanos * unit));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s and typically %s, %.1f %% up to %s",
                SpanText.text(leastNanos),
                SpanText.text(typicalNanos),
                tailChance * 100,
                SpanText.text(worstNanos));
    }
}
