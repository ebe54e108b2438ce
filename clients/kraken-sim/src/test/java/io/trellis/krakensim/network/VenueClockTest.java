package io.trellis.krakensim.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

class VenueClockTest {

    private static final Instant START = Instant.parse("2026-11-20T14:00:00.5Z");
    private static final long START_NANOS = VenueClock.nanos(START);

    private final AtomicLong real = new AtomicLong(123);

    @Test
    void givenSixtyTimesTheSpeed_thenASecondIsAMinute() {
        var clock = new VenueClock(START, 60, real::get);

        real.addAndGet(1_000_000_000);

        assertThat(clock.nowNanos()).isEqualTo(START_NANOS + 60_000_000_000L);
        assertThat(clock.untilNanos(START_NANOS + 120_000_000_000L)).isEqualTo(1_000_000_000);
        assertThat(clock.untilNanos(START_NANOS)).isNegative();
    }

    @Test
    void givenNothingToWaitFor_thenTheWaitHasNoEnd() {
        assertThat(new VenueClock(START, 1, real::get).untilNanos(Long.MAX_VALUE))
                .isEqualTo(Long.MAX_VALUE);
    }
}
