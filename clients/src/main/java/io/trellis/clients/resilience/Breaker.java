package io.trellis.clients.resilience;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Stops asking what keeps failing: open after half of the last calls failed, it lets single calls
 * through after a while, and closes when they succeed. Every permission that is given is followed
 * by a success or a failure. Its clock is handed in, as a client may live in virtual time.
 */
public final class Breaker {

    private static final int WINDOW_CALLS = 10;
    private static final int LEAST_CALLS = 5;
    private static final float OPEN_PERCENT = 50;
    private static final int PROBES = 2;

    private final CircuitBreaker breaker;

    /**
     * A closed one.
     *
     * @param name for messages
     * @param nanoTime a clock that only rises, in nanoseconds
     * @param rest how long it asks nothing once it is open
     */
    public Breaker(String name, LongSupplier nanoTime, Duration rest) {
        this.breaker =
                CircuitBreaker.of(
                        name,
                        CircuitBreakerConfig.custom()
                                .slidingWindow(
                                        WINDOW_CALLS, LEAST_CALLS, SlidingWindowType.COUNT_BASED)
                                .failureRateThreshold(OPEN_PERCENT)
                                .permittedNumberOfCallsInHalfOpenState(PROBES)
                                .waitDurationInOpenState(rest)
                                .clock(new RisingClock(nanoTime))
                                .currentTimestampFunction(
                                        _ -> nanoTime.getAsLong(), TimeUnit.NANOSECONDS)
                                .build());
    }

    /** Whether a call may be made now; its end is then to be told. */
    public boolean tryAcquire() {
        return breaker.tryAcquirePermission();
    }

    /** A call that was permitted brought what it should, or a refusal that makes sense. */
    public void succeeded() {
        breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    }

    /** A call that was permitted brought nothing. */
    public void failed() {
        breaker.onError(0, TimeUnit.NANOSECONDS, new IllegalStateException("the call failed"));
    }

    /** The time of a day that begins with the clock, as only differences count. */
    private static final class RisingClock extends Clock {

        private final LongSupplier nanoTime;

        RisingClock(LongSupplier nanoTime) {
            this.nanoTime = nanoTime;
        }

        @Override
        public Instant instant() {
            return Instant.EPOCH.plusNanos(nanoTime.getAsLong());
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
