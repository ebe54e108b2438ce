package io.trellis.core.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

class VenueClockTest {

    private static final long SECOND = 1_000_000_000L;
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    /** The venue's clock as it is: this far ahead of the clock that only rises. */
    private static Instant venueAt(long nanos, long aheadNanos) {
        return NOON.plusNanos(nanos).plusNanos(aheadNanos);
    }

    private static Instant wholeSeconds(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond());
    }

    @Test
    void givenNothingWasTold_thenNothingIsKnown() {
        var clock = new VenueClock();

        assertThat(clock.isKnown()).isFalse();
        assertThat(clock.isWithin(0, Duration.ofDays(1))).isFalse();
        assertThat(clock.uncertainty(0)).isEmpty();
        assertThatThrownBy(() -> clock.latest(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void fm020_givenAnyOffsetAnyWayAndAnyDrift_thenTheVenuesTimeLiesWithinTheBounds() {
        for (long seed = 0; seed < 200; seed++) {
            var random = new SplittableRandom(seed);
            long ahead = random.nextLong(-315_360_000L, 315_360_000L) * SECOND;
            // Ours gains or loses up to a ten-thousandth.
            double drift = random.nextDouble(-1e-4, 1e-4);
            var clock = new VenueClock();
            long now = random.nextLong(0, 1_000_000 * SECOND);
            for (int i = 0; i < 50; i++) {
                long asked = now;
                long told = asked + random.nextLong(1, 2 * SECOND);
                long answered = told + random.nextLong(1, 2 * SECOND);
                Instant time = venueAt(told + (long) (told * drift), ahead);
                clock.told(wholeSeconds(time), asked, answered);
                now = answered + random.nextLong(1, 600 * SECOND);
                Instant truth = venueAt(now + (long) (now * drift), ahead);

                assertThat(clock.earliest(now)).as("seed %d", seed).isBeforeOrEqualTo(truth);
                assertThat(clock.latest(now)).as("seed %d", seed).isAfterOrEqualTo(truth);
            }
        }
    }

    @Test
    void fm020_givenOurWallClockIsYearsOff_thenTheVenuesTimeIsKnownAllTheSame() {
        var clock = new VenueClock();
        clock.told(NOON, 0, SECOND / 10);
        long years = Duration.ofDays(3_650).toNanos();
        long wallNanos = NOON.getEpochSecond() * SECOND + years;

        long millis = clock.millisAt(SECOND / 10, wallNanos);

        assertThat(millis).isBetween(NOON.toEpochMilli(), NOON.toEpochMilli() + 1_100);
        assertThat(clock.offset(SECOND / 10, wallNanos).orElseThrow())
                .isGreaterThan(Duration.ofDays(3_649));
    }

    @Test
    void givenALongSilence_thenTheBoundsWidenUntilTheyAreTooWide() {
        var clock = new VenueClock();
        clock.told(NOON, 0, SECOND / 10);

        assertThat(clock.isWithin(SECOND / 10, Duration.ofSeconds(2))).isTrue();
        assertThat(clock.isWithin(86_400 * SECOND, Duration.ofSeconds(2))).isFalse();
    }

    @Test
    void fm021_givenTheVenuesClockIsSet_thenTheNewestWordHolds() {
        var clock = new VenueClock();
        clock.told(NOON, 0, SECOND / 10);
        Instant set = NOON.plusSeconds(3_600);

        clock.told(set, SECOND, SECOND + SECOND / 10);

        assertThat(clock.earliest(SECOND + SECOND / 10)).isEqualTo(set);
    }

    @Test
    void givenAnotherProcess_thenNothingOfTheOldClockIsUsed() {
        var clock = new VenueClock();
        clock.told(NOON, 0, SECOND / 10);

        clock.forget();

        assertThat(clock.isWithin(SECOND, Duration.ofDays(1))).isFalse();
    }
}
