package io.trellis.backtesting.report.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.market.Bars;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.Random;

class BucketsTest {

    private static final long MINUTE = 60_000;

    @ParameterizedTest
    @CsvSource({"1, 1", "1500, 1", "1501, 2", "525600, 351"})
    void aChartHasFewPointsAndNoExtremeVanishes(int bars, int barsEach) {
        double[] values = new Random(bars).doubles(bars, -1, 1).toArray();

        Buckets buckets = Buckets.of(minutes(bars, 0));

        assertThat(buckets.barsEach()).isEqualTo(barsEach);
        assertThat(buckets.count()).isLessThanOrEqualTo(Buckets.MOST);
        assertThat(Arrays.stream(buckets.least(bar -> values[bar])).min())
                .isEqualTo(Arrays.stream(values).min());
        assertThat(Arrays.stream(buckets.greatest(bar -> values[bar])).max())
                .isEqualTo(Arrays.stream(values).max());
        assertThat(buckets.last(bar -> values[bar])[buckets.count() - 1])
                .isEqualTo(values[bars - 1]);
    }

    @Test
    void givenAStretchWithoutBars_thenItIsAHoleInTheLine() {
        Buckets buckets = Buckets.of(minutes(3_000, 1_000));

        double[] values = buckets.last(bar -> bar);

        assertThat(Arrays.stream(values).filter(Double::isNaN).count()).isEqualTo(1);
        assertThat(buckets.timeMillis()).isSorted().doesNotHaveDuplicates();
    }

    /** Bars of a minute; after half of them some minutes are missing. */
    private static Bars minutes(int count, int missing) {
        var bars = new Bars(count);
        for (int bar = 0; bar < count; bar++) {
            long minute = bar < count / 2 ? bar : bar + missing;
            bars.append(minute * MINUTE, 100, 100, 100, 100);
        }
        return bars;
    }
}
