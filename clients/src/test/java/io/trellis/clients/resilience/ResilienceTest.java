package io.trellis.clients.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

class ResilienceTest {

    private static final Duration REST = Duration.ofSeconds(15);

    private final AtomicLong nanos = new AtomicLong(77);
    private final Breaker breaker = new Breaker("test", nanos::get, REST);

    /** Full jitter: anything from nothing to a limit that doubles up to the longest. */
    @Test
    void givenAttempts_thenPausesFillTheWholeRangeOfEach() {
        var backoff = new Backoff(new SplittableRandom(3), Duration.ofSeconds(1), REST);
        for (int attempt = 1; attempt <= 40; attempt++) {
            int tried = attempt;
            long limit = attempt > 4 ? 15_000 : 1_000L << (attempt - 1);
            long[] millis =
                    IntStream.range(0, 500)
                            .mapToLong(_ -> backoff.pause(tried).toMillis())
                            .sorted()
                            .toArray();

            assertThat(millis[0]).isBetween(0L, limit / 50);
            assertThat(millis[499]).isBetween(limit - limit / 50, limit);
            assertThat(millis[250]).isBetween(limit * 2 / 5, limit * 3 / 5);
        }
    }

    @Test
    void givenOneSeed_thenThePausesAreTheSame() {
        var one = new Backoff(new SplittableRandom(3), Duration.ofSeconds(1), REST);
        var other = new Backoff(new SplittableRandom(3), Duration.ofSeconds(1), REST);

        assertThat(one.pause(3)).isEqualTo(other.pause(3));
        assertThat(one.between(Duration.ofSeconds(5), Duration.ofSeconds(6)))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(6));
    }

    @Test
    void givenPausesThatMakeNoSense_thenTheyAreRefused() {
        assertThatThrownBy(() -> new Backoff(new SplittableRandom(3), Duration.ZERO, REST))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new RetryBudget(0, REST))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void givenABudget_thenAttemptsAndTimeBothEndIt() {
        var budget = new RetryBudget(3, Duration.ofSeconds(10));

        assertThat(budget.allows(2, Duration.ofSeconds(10))).isTrue();
        assertThat(budget.allows(3, Duration.ZERO)).isFalse();
        assertThat(budget.allows(1, Duration.ofSeconds(10).plusNanos(1))).isFalse();
    }

    /** S0-LAY-13: closed, open, half open and closed again. */
    @Test
    void givenFailuresInARow_thenTheBreakerOpensRestsProbesAndCloses() {
        for (int i = 0; i < 5; i++) {
            assertThat(breaker.tryAcquire()).isTrue();
            breaker.failed();
        }
        assertThat(breaker.tryAcquire()).isFalse();

        nanos.addAndGet(REST.toNanos() - 1_000_000);
        assertThat(breaker.tryAcquire()).isFalse();
        nanos.addAndGet(2_000_000);
        assertThat(breaker.tryAcquire()).isTrue();
        assertThat(breaker.tryAcquire()).isTrue();
        assertThat(breaker.tryAcquire()).isFalse();
        breaker.succeeded();
        breaker.succeeded();

        for (int i = 0; i < 10; i++) {
            assertThat(breaker.tryAcquire()).isTrue();
            breaker.succeeded();
        }
    }

    @Test
    void givenAProbeThatFails_thenTheBreakerOpensAgain() {
        for (int i = 0; i < 5; i++) {
            assertThat(breaker.tryAcquire()).isTrue();
            breaker.failed();
        }
        nanos.addAndGet(REST.toNanos() + 1_000_000);
        assertThat(breaker.tryAcquire()).isTrue();
        breaker.failed();
        assertThat(breaker.tryAcquire()).isTrue();
        breaker.failed();

        assertThat(breaker.tryAcquire()).isFalse();
    }

    @Test
    void givenFewFailuresAmongSuccesses_thenItStaysClosed() {
        for (int i = 0; i < 100; i++) {
            assertThat(breaker.tryAcquire()).isTrue();
            if (i % 3 == 0) {
                breaker.failed();
            } else {
                breaker.succeeded();
            }
        }
        assertThat(breaker.tryAcquire()).isTrue();
    }
}
