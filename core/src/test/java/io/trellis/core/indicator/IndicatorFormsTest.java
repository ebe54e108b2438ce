package io.trellis.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Both forms of each indicator, and plain sums, on random bars. */
class IndicatorFormsTest {

    private static final long SEED = 20_261_121;

    @ParameterizedTest
    @CsvSource({
        "1, 1",
        "1, 50",
        "2, 1",
        "2, 2",
        "2, 3",
        "3, 1000",
        "5, 4",
        "5, 5",
        "5, 6",
        "7, 13",
        "7, 14",
        "14, 15",
        "14, 5000",
        "20, 59",
        "200, 5000",
        "500, 499",
        "1000, 2500"
    })
    void givenRandomBars_thenStreamingAndArrayFormAgreeBitForBit(int period, int count) {
        RandomBars bars = RandomBars.of(SEED + period * 10_000L + count, count);
        double[] closes = bars.closes();
        double[] out = new double[count];

        var sma = new SimpleMovingAverage(period);
        SimpleMovingAverage.fill(closes, period, out);
        assertSame("SMA", period, out, i -> sma.next(closes[i]));

        var ema = new ExponentialMovingAverage(period);
        ExponentialMovingAverage.fill(closes, period, out);
        assertSame("EMA", period, out, i -> ema.next(closes[i]));

        var rsi = new RelativeStrengthIndex(period);
        RelativeStrengthIndex.fill(closes, period, out);
        assertSame("RSI", period, out, i -> rsi.next(closes[i]));

        var atr = new AverageTrueRange(period);
        AverageTrueRange.fill(bars.highs(), bars.lows(), closes, period, out);
        assertSame("ATR", period, out, i -> atr.next(bars.highs()[i], bars.lows()[i], closes[i]));

        var rank = new PercentileRank(period);
        PercentileRank.fill(closes, period, out);
        assertSame("rank", period, out, i -> rank.next(closes[i]));

        var vwap = new RollingVwap(period);
        RollingVwap.fill(closes, bars.volumes(), period, out);
        assertSame("VWAP", period, out, i -> vwap.next(closes[i], bars.volumes()[i]));
    }

    private static void assertSame(
            String what, int period, double[] array, IntToDoubleFunction stream) {
        for (int i = 0; i < array.length; i++) {
            double streamed = stream.applyAsDouble(i);
            assertThat(Double.doubleToLongBits(streamed))
                    .as("%s(%d) at %d: %s and %s", what, period, i, streamed, array[i])
                    .isEqualTo(Double.doubleToLongBits(array[i]));
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "5, 1", "20, 2", "200, 3"})
    void givenRandomBars_thenWindowsAreAsGoodAsIfReckonedAnew(int period, long seed) {
        RandomBars bars = RandomBars.of(SEED + seed, 20_000);
        double[] closes = bars.closes();
        double[] means = new double[closes.length];
        double[] changes = new double[closes.length];
        double[] efficiency = new double[closes.length];
        double[] ranks = new double[closes.length];
        var bands = BollingerBands.Columns.of(closes.length);
        SimpleMovingAverage.fill(closes, period, means);
        MeanAbsoluteChange.fill(closes, period, changes);
        EfficiencyRatio.fill(closes, period, efficiency);
        PercentileRank.fill(closes, period, ranks);
        BollingerBands.fill(closes, period, 2, bands);

        for (int i = period; i < closes.length; i += 7) {
            double[] window = Arrays.copyOfRange(closes, i - period + 1, i + 1);
            double mean = Arrays.stream(window).sum() / period;
            double variance =
                    Arrays.stream(window).map(x -> (x - mean) * (x - mean)).sum() / period;
            double way = way(closes, i - period, i);
            double newest = closes[i];
            double notAbove = Arrays.stream(window).filter(x -> x <= newest).count();
            assertThat(means[i]).as("mean at " + i).isCloseTo(mean, within(mean * 1e-13));
            assertThat(bands.middle()[i]).isCloseTo(mean, within(mean * 1e-13));
            assertThat((bands.upper()[i] - bands.middle()[i]) / 2)
                    .as("deviation at " + i)
                    .isCloseTo(Math.sqrt(variance), within(mean * 1e-12));
            assertThat(changes[i]).isCloseTo(way / period, within(mean * 1e-13));
            assertThat(ranks[i]).isEqualTo(notAbove / period);
            if (way > 0) {
                double moved = Math.abs(newest - closes[i - period]);
                assertThat(efficiency[i]).isCloseTo(moved / way, within(1e-12));
            } else {
                assertThat(efficiency[i]).isNaN();
            }
        }
    }

    private static double way(double[] closes, int from, int to) {
        double way = 0;
        for (int i = from + 1; i <= to; i++) {
            way += Math.abs(closes[i] - closes[i - 1]);
        }
        return way;
    }

    @Test
    void givenASmallDeviationBesideALargePrice_thenItKeepsItsDigits() {
        var bands = new BollingerBands(4, 2);
        for (int i = 0; i < 1_000; i++) {
            bands.next(i < 500 ? 1 : 1e9 + (i % 2) * 0x1p-10);
        }

        assertThat(bands.deviation()).isCloseTo(0x1p-11, within(1e-9));
    }

    @Test
    void givenAConstantPrice_thenThereIsNoDeviationAtAll() {
        var bands = new BollingerBands(3, 2);
        for (int i = 0; i < 10; i++) {
            bands.next(0.1);
        }

        assertThat(bands.deviation()).isZero();
        assertThat(bands.percentB()).isNaN();
    }

    @Test
    void givenAMarketWithoutRange_thenItHasNoDirection() {
        var adx = new AverageDirectionalIndex(2);
        for (int i = 0; i < 10; i++) {
            adx.next(5, 5, 5);
        }

        assertThat(adx.value()).isZero();
        assertThat(adx.plusDi()).isZero();
    }

    @Test
    void givenNoPeriodOrColumnsOfDifferentLength_thenItIsRefused() {
        assertThatThrownBy(() -> new SimpleMovingAverage(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 0");
        assertThatThrownBy(() -> SimpleMovingAverage.fill(new double[3], 2, new double[4]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 and 4");
    }
}
