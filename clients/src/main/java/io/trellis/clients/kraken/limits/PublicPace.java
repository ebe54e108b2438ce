package io.trellis.clients.kraken.limits;

import java.math.BigDecimal;
import java.time.Duration;

/** Public calls of this machine: one a second, a few at once. What Kraken bears is not told. */
public final class PublicPace {

    private static final BigDecimal A_FEW = BigDecimal.valueOf(5);

    private final LeakyBucket bucket;

    /**
     * No call was made yet.
     *
     * @param nowNanos on a clock that only rises
     */
    public PublicPace(long nowNanos) {
        this.bucket = new LeakyBucket(BigDecimal.ONE, nowNanos);
    }

    /** How long a call has to wait. */
    public Duration untilAllowed(long nowNanos) {
        return bucket.until(A_FEW.subtract(BigDecimal.ONE), nowNanos);
    }

    /** Books a call that is sent. */
    public void charge(long nowNanos) {
        bucket.add(BigDecimal.ONE, nowNanos);
    }

    /** The venue has had too many. */
    public void refused(long nowNanos) {
        bucket.set(bucket.points(nowNanos).max(A_FEW), nowNanos);
    }
}
