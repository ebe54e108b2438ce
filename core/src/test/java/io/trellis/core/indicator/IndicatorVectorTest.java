package io.trellis.core.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Eight bars whose indicators were worked out by hand. */
class IndicatorVectorTest {

    private static final double[] HIGHS = {10.5, 11, 11.4, 11.2, 11.9, 12.3, 12, 11.6};
    private static final double[] LOWS = {10, 10.3, 10.8, 10.6, 11, 11.7, 11.3, 10.9};
    private static final double[] CLOSES = {10.3, 10.9, 11, 10.8, 11.8, 12, 11.5, 11.2};
    private static final double[] VOLUMES = {100, 120, 90, 80, 150, 130, 110, 140};
    private static final int BARS = CLOSES.length;
    private static final int LAST = BARS - 1;

    private static final Offset<Double> SIX = within(1e-6);
    private static final Offset<Double> FOUR = within(1e-4);

    private final double[] out = new double[BARS];

    @Test
    void givenCloses_thenTheSimpleAverageIsTheMeanOfTheLast() {
        SimpleMovingAverage.fill(CLOSES, 3, out);

        assertColumn(out, SIX, 2, 10.733333, 10.9, 11.2, 11.533333, 11.766667, 11.566667);
    }

    @Test
    void givenCloses_thenTheExponentialAverageIsSeededWithTheSimpleOne() {
        ExponentialMovingAverage.fill(CLOSES, 3, out);

        assertColumn(out, SIX, 2, 10.733333, 10.766667, 11.283333, 11.641667, 11.570833, 11.385417);
    }

    @Test
    void givenBars_thenTheAverageTrueRangeIsWilders() {
        AverageTrueRange.fill(HIGHS, LOWS, CLOSES, 3, out);

        assertColumn(out, SIX, 3, .633333, .788889, .725926, .717284, .711523);
    }

    @Test
    void givenBars_thenDirectionalIndicatorsAndIndexAreWilders() {
        var columns = AverageDirectionalIndex.Columns.of(BARS);
        AverageDirectionalIndex.fill(HIGHS, LOWS, CLOSES, 3, columns);

        assertColumn(columns.plusDi(), FOUR, 3, 47.3684, 54.9296, 58.1633, 39.2427, 26.3736);
        assertColumn(columns.minusDi(), FOUR, 3, 10.5263, 5.6338, 4.0816, 21.3425, 33.0827);
        assertColumn(columns.adx(), FOUR, 5, 77.3057, 61.3856, 44.6851);
    }

    @Test
    void givenCloses_thenTheRelativeStrengthIndexIsWilders() {
        RelativeStrengthIndex.fill(CLOSES, 3, out);

        assertColumn(out, FOUR, 3, 77.7778, 91.6667, 92.9825, 58.4022, 43.7564);
    }

    @Test
    void givenNoLosses_thenTheRelativeStrengthIndexIs100_andWithoutChanges50() {
        RelativeStrengthIndex.fill(new double[] {1, 2, 3, 4, 5, 6, 7, 8}, 3, out);
        assertColumn(out, within(0.0), 3, 100, 100, 100, 100, 100);

        RelativeStrengthIndex.fill(new double[] {2, 2, 2, 2, 2, 2, 2, 2}, 3, out);
        assertColumn(out, within(0.0), 3, 50, 50, 50, 50, 50);
    }

    @Test
    void givenCloses_thenBollingerBandsTakeThePopulationDeviation() {
        var columns = BollingerBands.Columns.of(BARS);
        BollingerBands.fill(CLOSES, 5, 2, columns);

        assertThat(columns.middle()[3]).isNaN();
        assertThat(columns.middle()[LAST]).isEqualTo(11.46, SIX);
        assertThat(columns.upper()[LAST]).isEqualTo(12.314166, SIX);
        assertThat(columns.lower()[LAST]).isEqualTo(10.605834, SIX);
        assertThat(columns.percentB()[LAST]).isEqualTo(.347805, SIX);
        assertThat(columns.bandwidth()[LAST]).isEqualTo(.149069, SIX);
    }

    @Test
    void givenOneDay_thenBothVolumeWeightedPricesAreThoseOfTheirBars() {
        double[] prices = new double[BARS];
        TypicalPrice.fill(HIGHS, LOWS, CLOSES, prices);

        DailyVwap.fill(new long[BARS], prices, VOLUMES, out);
        assertThat(out[LAST]).isEqualTo(11.221377, SIX);

        RollingVwap.fill(prices, VOLUMES, 3, out);
        assertThat(out[1]).isNaN();
        assertThat(out[LAST]).isEqualTo(11.601754, SIX);
    }

    @Test
    void givenANewUtcDay_thenTheDailyVolumeWeightedPriceBeginsAnew() {
        var vwap = new DailyVwap();
        long day = 86_400_000;

        assertThat(vwap.next(day - 1, 10, 1)).isEqualTo(10);
        assertThat(vwap.next(day, 20, 0)).isNaN();
        assertThat(vwap.next(day, 20, 1)).isEqualTo(20);
    }

    @Test
    void givenCloses_thenTheMeanAbsoluteChangeIsNotTheTrueRange() {
        MeanAbsoluteChange.fill(CLOSES, 7, out);

        assertColumn(out, SIX, 7, .414286);
    }

    @Test
    void givenCloses_thenTheEfficiencyRatioIsTheNetMoveOverTheWay() {
        EfficiencyRatio.fill(CLOSES, 7, out);

        assertColumn(out, SIX, 7, .310345);
    }

    @Test
    void givenValues_thenTheRankCountsThoseThatAreNotAboveTheNewest() {
        PercentileRank.fill(new double[] {3, 1, 2, 2, 5, 0, 2, 9}, 4, out);

        assertColumn(out, within(0.0), 3, .75, 1, .25, .75, 1);
    }

    private static void assertColumn(
            double[] column, Offset<Double> offset, int first, double... expected) {
        for (int i = 0; i < first; i++) {
            assertThat(column[i]).as("index " + i).isNaN();
        }
        assertThat(column).hasSize(first + expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(column[first + i]).as("index " + (first + i)).isEqualTo(expected[i], offset);
        }
    }
}
