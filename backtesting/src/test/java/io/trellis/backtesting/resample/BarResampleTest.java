package io.trellis.backtesting.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.InvalidInputException;
import io.trellis.core.market.SeriesId;
import io.trellis.core.market.Timeframe;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

class BarResampleTest {

    private static final long START = 1_700_000_100_000L / 300_000 * 300_000;
    private static final Timeframe FIVE = Timeframe.parse("5m");

    @Test
    void givenFiveMinutes_thenTheyAreOneBarAndVolumesAddUpExactly() {
        Resampled made =
                Resample.bars(
                        bars(IntStream.range(0, 5).toArray(), new double[] {3, 1, 5, 2, 4}),
                        FIVE,
                        "test");

        assertThat(made.bars().timeMillis()).containsExactly(START);
        assertThat(made.bars().open()).containsExactly(3);
        assertThat(made.bars().high()).containsExactly(5);
        assertThat(made.bars().low()).containsExactly(1);
        assertThat(made.bars().close()).containsExactly(4);
        // Ten times 0.1 added as doubles is not 1.
        assertThat(made.bars().volume()).containsExactly(0.5);
        assertThat(made.incomplete()).isZero();
        assertThat(made.bars().series().path()).isEqualTo("kraken/BTC-USD/5m");
    }

    @Test
    void givenHoles_thenBarsAreMadeOfWhatIsThereAndCounted() {
        Resampled made = Resample.bars(bars(1, 2, 4, 20, 21, 22, 23, 24), FIVE, "test");

        assertThat(made.bars().timeMillis()).containsExactly(START, START + 4 * 300_000);
        assertThat(made.incomplete()).isEqualTo(1);
        assertThat(made.openRows()).isZero();
    }

    @Test
    void givenALastBarThatLacksItsEnd_thenItIsLeftOut() {
        Resampled made = Resample.bars(bars(0, 1, 2, 3, 4, 5, 6), FIVE, "test");

        assertThat(made.bars().rows()).isEqualTo(1);
        assertThat(made.openRows()).isEqualTo(2);
    }

    /** The open bar is never visible, at any cut. */
    @Test
    void givenAnyCut_thenNoBarIsSeenThatLaterBarsChange() {
        var random = new Random(1);
        int[] minutes = IntStream.range(0, 600).filter(_ -> random.nextInt(4) > 0).toArray();
        double[] prices = random.doubles(minutes.length, 1, 100).toArray();
        BarColumns all = Resample.bars(bars(minutes, prices), FIVE, "test").bars();
        for (int cut = 10; cut < minutes.length; cut++) {
            BarColumns seen =
                    Resample.bars(
                                    bars(Arrays.copyOf(minutes, cut), Arrays.copyOf(prices, cut)),
                                    FIVE,
                                    "test")
                            .bars();
            int rows = seen.rows();
            assertThat(Arrays.copyOf(all.timeMillis(), rows)).isEqualTo(seen.timeMillis());
            assertThat(Arrays.copyOf(all.close(), rows)).isEqualTo(seen.close());
            assertThat(Arrays.copyOf(all.high(), rows)).isEqualTo(seen.high());
            assertThat(Arrays.copyOf(all.volume(), rows)).isEqualTo(seen.volume());
            assertThat(seen.lastMillis() + 300_000)
                    .as("cut at %d", cut)
                    .isLessThanOrEqualTo(START + 60_000L * (minutes[cut - 1] + 1));
        }
    }

    @Test
    void givenALengthThatIsNoMultiple_thenItIsRefused() {
        BarColumns bars = bars(0, 1, 2);
        for (String wrong : new String[] {"1m", "90s", "30s"}) {
            assertThatThrownBy(() -> Resample.bars(bars, Timeframe.parse(wrong), "test"))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("are not made of bars of 1m");
        }
    }

    @Test
    void givenABarThatCrossesTheEndOfALargerOne_thenItIsRefused() {
        long[] time = LongStream.range(0, 6).map(i -> START + 30_000 + 60_000 * i).toArray();
        double[] ones = new double[6];
        Arrays.fill(ones, 1);

        assertThatThrownBy(() -> Resample.bars(of(time, ones), FIVE, "test"))
                .hasMessageContaining("where a larger bar ends");
    }

    private static BarColumns bars(int... minutes) {
        double[] ones = new double[minutes.length];
        Arrays.fill(ones, 1);
        return bars(minutes, ones);
    }

    private static BarColumns bars(int[] minutes, double[] prices) {
        return of(Arrays.stream(minutes).mapToLong(m -> START + 60_000L * m).toArray(), prices);
    }

    private static BarColumns of(long[] time, double[] prices) {
        double[] volume = new double[time.length];
        Arrays.fill(volume, 0.1);
        return BarColumns.generated(
                SeriesId.parse("kraken/BTC-USD/1m"),
                time,
                prices,
                prices.clone(),
                prices.clone(),
                prices.clone(),
                volume,
                "test",
                "test");
    }
}
