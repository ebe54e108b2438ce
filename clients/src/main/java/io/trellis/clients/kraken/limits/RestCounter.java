package io.trellis.clients.kraken.limits;

import java.math.BigDecimal;
import java.time.Duration;

/** The counter of private REST calls of a key. Orders are not counted here but by the engine. */
public final class RestCounter {

    /** What a call costs. */
    public enum Cost {
        /** Any call but those below. */
        CALL,

        /** Past trades, past orders and ledger entries. */
        HISTORY,

        /** Placing, changing and cancelling: counted by the engine. */
        ORDER
    }

    /** What calls of history are said to cost by most, and by some. */
    private static final BigDecimal HISTORY = BigDecimal.valueOf(2);

    private static final BigDecimal DEAR_HISTORY = BigDecimal.valueOf(4);

    private final LeakyBucket bucket;
    private final BigDecimal maximum;
    private BigDecimal history = HISTORY;

    /**
     * A counter at 0.
     *
     * @param nowNanos on a clock that only rises
     */
    public RestCounter(Tier tier, long nowNanos) {
        this.bucket = new LeakyBucket(tier.restDecayPerSecond(), nowNanos);
        this.maximum = tier.restMaximum();
    }

    /** How long a call has to wait so that it does not exceed the maximum. */
    public Duration untilAllowed(Cost cost, long nowNanos) {
        return bucket.until(maximum.subtract(points(cost)), nowNanos);
    }

    /** Books a call that is sent. */
    public void charge(Cost cost, long nowNanos) {
        bucket.add(points(cost), nowNanos);
    }

    /** What the counter stands at, as far as is known. */
    public BigDecimal points(long nowNanos) {
        return bucket.points(nowNanos);
    }

    /**
     * The venue has refused for the rate although there was room: the counter is at its maximum,
     * and calls of history are taken to cost more from now on.
     */
    public void refused(long nowNanos) {
        bucket.set(bucket.points(nowNanos).max(maximum), nowNanos);
        history = DEAR_HISTORY;
    }

    private BigDecimal points(Cost cost) {
        return switch (cost) {
            case CALL -> BigDecimal.ONE;
            case HISTORY -> history;
            case ORDER -> BigDecimal.ZERO;
        };
    }
}
