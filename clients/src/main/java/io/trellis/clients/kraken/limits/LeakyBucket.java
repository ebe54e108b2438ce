package io.trellis.clients.kraken.limits;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * Points that are charged and leak away evenly. They are kept in hundredths of a billionth, so that
 * every decay of Kraken's is a whole number of them in a nanosecond.
 */
final class LeakyBucket {

    /** Hundredths of a billionth. */
    private static final int SCALE = 11;

    /** Far beyond any maximum, and far from the end of a long. */
    private static final BigDecimal MOST_POINTS = BigDecimal.valueOf(1_000_000);

    private final long unitsPerNano;
    private long units;
    private long lastNanos;

    /**
     * @param decayPerSecond in points, of two decimals at most
     * @param nowNanos on a clock that only rises
     */
    LeakyBucket(BigDecimal decayPerSecond, long nowNanos) {
        this.unitsPerNano = decayPerSecond.movePointRight(2).longValueExact();
        this.lastNanos = nowNanos;
    }

    /** What is in it. */
    BigDecimal points(long nowNanos) {
        leak(nowNanos);
        return BigDecimal.valueOf(units, SCALE);
    }

    void add(BigDecimal points, long nowNanos) {
        set(points(nowNanos).add(points), nowNanos);
    }

    void set(BigDecimal points, long nowNanos) {
        leak(nowNanos);
        units = points.max(BigDecimal.ZERO).min(MOST_POINTS).movePointRight(SCALE).longValue();
    }

    /** How long until there is no more in it than that; zero if there is not. */
    Duration until(BigDecimal level, long nowNanos) {
        leak(nowNanos);
        long excess = units - level.movePointRight(SCALE).longValue();
        return excess <= 0 ? Duration.ZERO : Duration.ofNanos(Math.ceilDiv(excess, unitsPerNano));
    }

    /** A clock that falls back all the same lets nothing leak. */
    private void leak(long nowNanos) {
        long elapsed = nowNanos - lastNanos;
        if (elapsed <= 0) {
            return;
        }
        lastNanos = nowNanos;
        // Divided rather than multiplied, as the product may be beyond a long.
        units = elapsed > units / unitsPerNano ? 0 : units - elapsed * unitsPerNano;
    }
}
