package io.trellis.clients.kraken.stream;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Statement 39: candles are closed by the clock, and empty ones are filled in. */
class CandleSeriesTest {

    private final TestLoop loop = new TestLoop();
    private final List<Candle> closed = new ArrayList<>();
    private final CandleSeries series = new CandleSeries(loop, closed::add);

    @Test
    void givenALaterCandle_thenTheOneBeforeHasClosed() {
        series.take(candle(0, 100, 5));
        series.take(candle(0, 101, 6));
        series.take(candle(1, 102, 1));

        assertThat(closed).containsExactly(candle(0, 101, 6));
    }

    @Test
    void givenTheClockIsPastItsEnd_thenItHasClosedAfterSomeGrace() {
        series.take(candle(0, 100, 5));
        loop.passSeconds(61);
        assertThat(closed).isEmpty();
        loop.passSeconds(1);

        assertThat(closed).containsExactly(candle(0, 100, 5));
    }

    @Test
    void givenIntervalsWithoutTrades_thenEachIsFlatAtTheCloseBefore() {
        series.take(candle(0, 100, 5));
        loop.passSeconds(60 * 3 + 2);

        assertThat(closed).containsExactly(candle(0, 100, 5), empty(1, 100), empty(2, 100));
    }

    @Test
    void givenALaterCandleAfterAHole_thenTheHoleIsFilled() {
        series.take(candle(0, 100, 5));
        series.take(candle(3, 90, 1));

        assertThat(closed).containsExactly(candle(0, 100, 5), empty(1, 100), empty(2, 100));
    }

    @Test
    void givenATradeToldLate_thenTheClosedCandleStays() {
        series.take(candle(0, 100, 5));
        series.take(candle(1, 101, 1));
        series.take(candle(0, 99, 6));

        assertThat(closed).containsExactly(candle(0, 100, 5));
        assertThat(series.late()).isEqualTo(1);
    }

    @Test
    void givenALostConnection_thenSilenceDoesNotMeanThatNothingIsTraded() {
        series.take(candle(0, 100, 5));
        series.lost();
        loop.passSeconds(600);
        assertThat(closed).isEmpty();

        series.take(candle(0, 101, 7));
        series.take(candle(2, 102, 1));

        assertThat(closed).containsExactly(candle(0, 101, 7), empty(1, 101));
    }

    private static Candle candle(int minute, long close, long trades) {
        return new Candle(
                "BTC/USD",
                1,
                begin(minute),
                100,
                Math.max(100, close),
                Math.min(100, close),
                close,
                10,
                BigDecimal.TEN,
                trades);
    }

    private static Candle empty(int minute, long close) {
        return new Candle(
                "BTC/USD", 1, begin(minute), close, close, close, close, 0, BigDecimal.ZERO, 0);
    }

    private static Instant begin(int minute) {
        return TestLoop.START.plusSeconds(60L * minute);
    }
}
