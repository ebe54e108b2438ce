package io.trellis.core.risk;

import static io.trellis.core.risk.GateScene.NOON;
import static io.trellis.core.risk.GateScene.quote;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

class LossWatchTest {

    private static final long DAY = 86_400_000;

    /** A daily loss of 50 halts, and falls of 10 % of the day's and 20 % of the run's peak. */
    private static LossWatch watch() {
        Optional<BigDecimal> none = Optional.empty();
        OptionalInt any = OptionalInt.empty();
        var file =
                new LimitsFile(
                        none,
                        none,
                        none,
                        none,
                        any,
                        any,
                        none,
                        none,
                        Optional.empty(),
                        none,
                        any,
                        any,
                        any,
                        none,
                        Optional.of(new BigDecimal("50")),
                        Optional.of(new BigDecimal("0.1")),
                        Optional.of(new BigDecimal("0.2")),
                        none,
                        none);
        return new LossWatch(GateScene.limits().tightenedBy(file), quote("1000"));
    }

    @Test
    void givenALossBelowEveryLimit_thenTradingGoesOn() {
        assertThat(watch().equity(NOON, quote("950.00000001"))).isEmpty();
    }

    @Test
    void givenTheDailyLossIsReached_thenTradingIsHaltedWithValueAndLimit() {
        assertThat(watch().equity(NOON, quote("950")))
                .contains("today's loss of 50.00 reaches the daily loss limit of 50.00");
    }

    @Test
    void givenAGainBefore_thenTheFallFromTheDaysPeakHalts() {
        LossWatch watch = watch();
        assertThat(watch.equity(NOON, quote("1100"))).isEmpty();

        assertThat(watch.equity(NOON + 1, quote("990.00000001"))).isEmpty();
        assertThat(watch.equity(NOON + 2, quote("990")))
                .contains(
                        "the fall from the day's peak of 1100.00 to 990.00 reaches the drawdown"
                                + " limit of 10 %");
    }

    @Test
    void givenLossesOverDays_thenTheFallFromTheRunsPeakHalts() {
        LossWatch watch = watch();
        long equity = quote("1000");
        for (int day = 0; day < 4; day++) {
            assertThat(watch.equity(NOON + day * DAY, equity)).isEmpty();
            equity -= quote("49");
            assertThat(watch.equity(NOON + day * DAY + 1, equity)).isEmpty();
        }

        assertThat(watch.equity(NOON + 4 * DAY, quote("800")))
                .contains(
                        "the fall from the run's peak of 1000.00 to 800.00 reaches the drawdown"
                                + " limit of 20 %");
    }

    @Test
    void givenANewUtcDay_thenTheDailyLossIsCountedFromTheLastEquityBefore() {
        LossWatch watch = watch();
        assertThat(watch.equity(NOON, quote("960"))).isEmpty();

        assertThat(watch.equity(NOON + DAY, quote("911"))).isEmpty();
        assertThat(watch.equity(NOON + DAY + 1, quote("910"))).isPresent();
    }

    @Test
    void givenAClockThatStepsBackOverMidnight_thenTheDayDoesNotBeginAgain() {
        LossWatch watch = watch();
        long midnight = NOON + DAY / 2;
        assertThat(watch.equity(midnight, quote("1000"))).isEmpty();
        assertThat(watch.equity(midnight + 1, quote("951"))).isEmpty();
        assertThat(watch.equity(midnight - 1, quote("951"))).isEmpty();

        assertThat(watch.equity(midnight + 2, quote("950"))).isPresent();
    }

    @Test
    void givenAPersonReArms_thenOnlyWhatIsLostFromThenOnCounts() {
        LossWatch watch = watch();
        assertThat(watch.equity(NOON, quote("700"))).isPresent();

        watch.rearmed(NOON + 1, quote("700"));

        assertThat(watch.equity(NOON + 2, quote("651"))).isEmpty();
        assertThat(watch.equity(NOON + 3, quote("650"))).isPresent();
    }
}
