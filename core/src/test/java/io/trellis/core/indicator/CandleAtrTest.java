package io.trellis.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;

class CandleAtrTest {

    private static final long MINUTE = 60_000;

    private final CandleAtr atr = new CandleAtr(Timeframe.parse("5m"), 2);

    @Test
    void givenBars_thenCandlesAreAlignedToUtcAndAPartialFirstOneCounts() {
        bar(3, 110, 100, 105);
        bar(4, 112, 101, 106);
        bar(5, 116, 106, 110);
        bar(9, 118, 104, 108);
        bar(10, 108, 100, 104);

        // Ranges of 14 (118 less 104) and 8 (108 less 100).
        assertThat(atr.knownAt(14 * MINUTE)).isNaN();
        assertThat(atr.knownAt(15 * MINUTE)).isEqualTo(11);
    }

    @Test
    void givenAHole_thenEmptyCandlesAreSkipped() {
        bar(0, 100, 100, 100);
        bar(50, 110, 100, 105);
        bar(1_000, 111, 103, 104);

        assertThat(atr.knownAt(2_000 * MINUTE)).isEqualTo(9);
    }

    @Test
    void givenACandle_thenItHasClosedWhenItEndsAtOrBeforeTheTime() {
        bar(0, 100, 100, 100);
        bar(5, 110, 100, 105);
        bar(10, 111, 103, 104);
        bar(14, 112, 103, 104);

        // The last bar ends with its candle, but its time is its start.
        assertThat(atr.knownAt(14 * MINUTE)).isNaN();
        assertThat(atr.knownAt(15 * MINUTE)).isEqualTo(9.5);
    }

    @Test
    void givenMoreCandles_thenTheAverageGoesOnAsWilders() {
        bar(0, 100, 100, 100);
        bar(5, 110, 100, 100);
        bar(10, 106, 100, 100);
        bar(15, 104, 100, 100);

        assertThat(atr.knownAt(20 * MINUTE)).isEqualTo((8.0 + 4) / 2);
    }

    private void bar(long minute, long high, long low, long close) {
        atr.bar(minute * MINUTE, high, low, close);
    }
}
