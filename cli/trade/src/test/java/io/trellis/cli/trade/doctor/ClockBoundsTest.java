package io.trellis.cli.trade.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;

class ClockBoundsTest {

    private static final Instant NOON = Instant.parse("2026-01-31T12:00:00.300Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void givenOneAnswer_thenTheClockIsKnownToASecondAndTheWay() {
        ClockBounds bounds =
                ClockBounds.UNKNOWN.after(
                        NOON, NOON.truncatedTo(ChronoUnit.SECONDS), NOON.plusMillis(200));

        assertThat(bounds)
                .isEqualTo(new ClockBounds(Duration.ofMillis(-500), Duration.ofMillis(700)));
        assertThat(bounds.isWithin(SECOND)).isTrue();
        assertThat(bounds.words()).isEqualTo("-0.500 to +0.700 s against this machine");
    }

    /** Law: the true offset is never outside, and six questions find it to a tenth of a second. */
    @Test
    void givenAnyOffsetAndAnyWay_thenTheBoundsHoldItAndBecomeNarrow() {
        for (long seed = 1; seed <= 500; seed++) {
            var random = new Random(seed);
            Duration offset = Duration.ofMillis(random.nextInt(-90_000, 90_000));
            Instant now = NOON.plusMillis(random.nextInt(100_000));
            ClockBounds bounds = ClockBounds.UNKNOWN;
            for (int question = 0; question < 7; question++) {
                Duration there = Duration.ofMillis(random.nextInt(1, 40));
                Duration back = Duration.ofMillis(random.nextInt(1, 40));
                Instant made = now.plus(there).plus(offset);
                Instant heard = now.plus(there).plus(back);
                bounds = bounds.after(now, made.truncatedTo(ChronoUnit.SECONDS), heard);
                assertThat(bounds.fit()).as("seed " + seed).isTrue();
                now = heard.plus(bounds.untilNextQuestion(heard, Duration.ofMillis(20)));
            }
            assertThat(offset).as("seed " + seed).isBetween(bounds.least(), bounds.most());
            assertThat(bounds.width()).as("seed " + seed).isLessThan(Duration.ofMillis(100));
        }
    }

    @Test
    void givenAClockThatIsOff_thenItIsToldAsSoonAsItIsCertain() {
        var near = new ClockBounds(Duration.ofMillis(900), Duration.ofMillis(1_100));
        var far = new ClockBounds(Duration.ofMillis(1_001), Duration.ofMillis(1_900));
        var behind = new ClockBounds(Duration.ofMillis(-3_900), Duration.ofMillis(-3_001));

        assertThat(near.isWithin(SECOND)).isFalse();
        assertThat(near.isBeyond(SECOND)).isFalse();
        assertThat(far.isBeyond(SECOND)).isTrue();
        assertThat(behind.isBeyond(SECOND)).isTrue();
    }

    @Test
    void givenAClockThatIsSetBetweenTwoQuestions_thenTheAnswersDoNotFit() {
        Instant second = NOON.truncatedTo(ChronoUnit.SECONDS);

        ClockBounds bounds =
                ClockBounds.UNKNOWN
                        .after(NOON, second, NOON.plusMillis(50))
                        .after(NOON.plusSeconds(1), second.plusSeconds(60), NOON.plusSeconds(2));

        assertThat(bounds.fit()).isFalse();
    }
}
