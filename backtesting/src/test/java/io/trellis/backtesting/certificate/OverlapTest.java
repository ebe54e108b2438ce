package io.trellis.backtesting.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.backtesting.store.Finding;
import io.trellis.backtesting.store.Series;
import io.trellis.core.market.SeriesId;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.random.RandomGeneratorFactory;

class OverlapTest {

    private static final long MINUTE = 60_000;

    private final BarColumns minutes =
            Series.random(RandomGeneratorFactory.of("L64X128MixRandom").create(3), 3_000);

    @Test
    void givenTheSameBars_thenTheyAgree() {
        Overlap overlap = Overlap.between(minutes, minutes);

        assertThat(overlap.shared()).isEqualTo(3_000);
        assertThat(overlap.differing()).isZero();
        assertThat(overlap.shiftMillis()).isZero();
    }

    @Test
    void givenAnotherVolumeAndAnotherLow_thenBothBarsDifferAndOneInAPrice() {
        BarColumns other = copy("1m", minutes, 0, 1);
        other.volume()[10] += 0.001;
        other.low()[20] /= 2;

        Overlap overlap = Overlap.between(minutes, other);

        assertThat(overlap.differing()).isEqualTo(2);
        assertThat(overlap.priceDiffering()).isEqualTo(1);
        assertThat(overlap.largestPriceDifference())
                .isBetween(StrictMath.log(2) - 1e-9, StrictMath.log(2) + 1e-9);
        assertThat(overlap.where().test(minutes.timeMillis()[10])).isTrue();
        assertThat(overlap.where().test(minutes.timeMillis()[11])).isFalse();
        Finding finding = overlap.finding(minutes, "other.csv");
        assertThat(finding.note())
                .isEqualTo("other.csv: 2 of 3,000 bars in common, prices of 1 by up to 69.31 %");
        assertThat(finding.firstMillis())
                .containsExactly(minutes.timeMillis()[10], minutes.timeMillis()[20]);
    }

    @Test
    void givenLongerBarsOfTheSameMarket_thenThoseWithAllTheirPartsAreCompared() {
        BarColumns whole = copy("5m", minutes, 0, 5);
        assertThat(Overlap.between(whole, minutes).differing()).isZero();
        assertThat(Overlap.between(whole, minutes).shared()).isGreaterThan(400);
        assertThat(Overlap.between(minutes, whole).shared())
                .isEqualTo(Overlap.between(whole, minutes).shared());

        whole.volume()[7] /= 2;
        assertThat(Overlap.between(minutes, whole).differing()).isEqualTo(1);
    }

    @Test
    void givenStampsOfTheClose_thenTheShiftIsTold() {
        BarColumns late = copy("1m", minutes, MINUTE, 1);

        assertThat(Overlap.between(minutes, late).shiftMillis()).isEqualTo(-MINUTE);
        assertThat(Overlap.between(late, minutes).shiftMillis()).isEqualTo(MINUTE);

        BarColumns lateWhole = copy("5m", minutes, 5 * MINUTE, 5);
        assertThat(Overlap.between(minutes, lateWhole).shiftMillis()).isEqualTo(-5 * MINUTE);
    }

    @Test
    void givenTimeframesThatDoNotDivide_thenTheSentenceSaysSo() {
        BarColumns three = copy("3m", minutes, 0, 3);
        BarColumns five = copy("5m", minutes, 0, 5);

        assertThatThrownBy(() -> Overlap.between(three, five))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("bars of 3m and of 5m cannot be compared: neither is a whole multiple");
    }

    /** Bars of so many of the given ones, where all of them are there, some time later. */
    private static BarColumns copy(String timeframe, BarColumns bars, long laterMillis, int parts) {
        int count = 0;
        int rows = bars.rows();
        long[] time = new long[rows];
        double[][] columns = new double[5][rows];
        for (int i = 0; i + parts <= rows; i++) {
            long start = bars.timeMillis()[i];
            boolean whole = bars.timeMillis()[i + parts - 1] == start + (parts - 1) * MINUTE;
            if (start % (parts * MINUTE) != 0 || !whole) {
                continue;
            }
            time[count] = start + laterMillis;
            columns[0][count] = bars.open()[i];
            columns[1][count] = bars.high()[i];
            columns[2][count] = bars.low()[i];
            columns[3][count] = bars.close()[i + parts - 1];
            for (int j = i; j < i + parts; j++) {
                columns[1][count] = Math.max(columns[1][count], bars.high()[j]);
                columns[2][count] = Math.min(columns[2][count], bars.low()[j]);
                columns[4][count] += bars.volume()[j];
            }
            count++;
        }
        return Series.of(
                SeriesId.parse("kraken/BTC-USDT/" + timeframe),
                Arrays.copyOf(time, count),
                Arrays.copyOf(columns[0], count),
                Arrays.copyOf(columns[1], count),
                Arrays.copyOf(columns[2], count),
                Arrays.copyOf(columns[3], count),
                Arrays.copyOf(columns[4], count));
    }
}
