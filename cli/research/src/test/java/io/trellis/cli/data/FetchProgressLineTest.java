package io.trellis.cli.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.backtesting.fetch.FetchProgress;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class FetchProgressLineTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = START.plus(Duration.ofHours(2));

    @Test
    void givenAQuarterOfTheTime_thenThreeTimesAsLongIsLeft() {
        var progress = new FetchProgress(12_000, START, START.plus(Duration.ofMinutes(30)));

        assertThat(FetchProgressLine.text(progress, START, END, Duration.ofMinutes(1)))
                .isEqualTo(
                        "[#####---------------]  25 %  12,000 trades, at 2026-01-01 00:30, 3 min 0"
                                + " s left");
    }

    /** Who asks for everything asks from 1970 on. */
    @Test
    void givenAMarketThatBeganLater_thenTheShareCountsFromItsFirstTrade() {
        var progress = new FetchProgress(1_000, Instant.EPOCH, START.plus(Duration.ofMinutes(60)));

        assertThat(FetchProgressLine.text(progress, START, END, Duration.ofSeconds(10)))
                .startsWith("[##########----------]  50 %")
                .endsWith(", 10 s left");
    }

    @Test
    void givenTheFirstPage_thenNobodyKnowsHowLong() {
        var progress = new FetchProgress(1_000, START, START);

        assertThat(FetchProgressLine.text(progress, START, END, Duration.ofSeconds(1)))
                .endsWith(", ? left");
    }
}
