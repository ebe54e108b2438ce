package io.trellis.backtesting.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.trellis.core.strategyfile.json.JsonWriter;

import org.junit.jupiter.api.Test;

import java.util.Arrays;

class QualityReportTest {

    @Test
    void givenAFlawlessSeries_thenThereIsNothingToTell() {
        QualityReport report = QualityReport.of(closes(100, 101, 102, 101));

        assertThat(report.rows()).isEqualTo(4);
        assertThat(report.expectedBars()).isEqualTo(4);
        assertThat(report.gaps()).isZero();
        assertThat(report.missingBars()).isZero();
        assertThat(report.longestGaps()).isEmpty();
        assertThat(report.zeroVolumeBars()).isZero();
        assertThat(report.flatBars()).isZero();
        assertThat(report.largeMoves()).isZero();
        assertThat(report.spikes()).isZero();
        assertThat(report.misalignedStarts()).isZero();
        assertThat(report.synthetic()).isFalse();
    }

    @Test
    void givenGaps_thenTheyAreCountedAndTheLongestAreNamedFirst() {
        long[] time = Series.minutes(30);
        int[] missing = {3, 1, 7, 2, 9, 7, 1};
        for (int gap = 0; gap < missing.length; gap++) {
            for (int i = 3 * (gap + 1); i < time.length; i++) {
                time[i] += 60_000L * missing[gap];
            }
        }
        QualityReport report = QualityReport.of(at(time));

        assertThat(report.gaps()).isEqualTo(7);
        assertThat(report.missingBars()).isEqualTo(30);
        assertThat(report.expectedBars()).isEqualTo(60);
        assertThat(report.longestGaps())
                .containsExactly(
                        new Gap(time[14], time[15], 9),
                        new Gap(time[8], time[9], 7),
                        new Gap(time[17], time[18], 7),
                        new Gap(time[2], time[3], 3),
                        new Gap(time[11], time[12], 2));
    }

    @Test
    void givenBarsOffTheTimeframe_thenTheyAreMisalignedAndLeaveNoGap() {
        long[] time = Series.minutes(3);
        time[1] += 15_000;
        time[2] += 60_000;

        QualityReport report = QualityReport.of(at(time));

        assertThat(report.misalignedStarts()).isEqualTo(1);
        assertThat(report.gaps()).isZero();
    }

    @Test
    void givenFlatBarsAndBarsWithoutVolume_thenTheyAreCounted() {
        BarColumns flat = Series.flat(5);
        flat.volume()[0] = 0;
        flat.volume()[3] = 0;
        flat.high()[1] = 101;

        QualityReport report = QualityReport.of(flat);

        assertThat(report.flatBars()).isEqualTo(4);
        assertThat(report.zeroVolumeBars()).isEqualTo(2);
    }

    @Test
    void givenMovesAroundTwentyPerCent_thenOnlyLogarithmsAboveItCount() {
        assertThat(largeMoves(100, 122.1)).isZero();
        assertThat(largeMoves(100, 122.2)).isEqualTo(1);
        assertThat(largeMoves(122.1, 100)).isZero();
        assertThat(largeMoves(122.2, 100, 130)).isEqualTo(2);
    }

    @Test
    void givenASpike_thenItCountsIfTheNextBarUndoesMostOfIt() {
        assertThat(spikes(100, 106, 101)).isEqualTo(1);
        assertThat(spikes(100, 106, 101.3)).isZero();
        assertThat(spikes(100, 105, 100)).isZero();
        assertThat(spikes(100, 94, 99)).isEqualTo(1);
        assertThat(spikes(100, 94, 90)).isZero();
        assertThat(spikes(100, 106, 94)).isZero();
        assertThat(spikes(100, 106)).isZero();
    }

    @Test
    void givenAWideBar_thenItIsNamed() {
        BarColumns bars = Series.flat(5);
        bars.high()[2] = 150;
        bars.high()[4] = 150;

        QualityReport report = QualityReport.of(bars);

        assertThat(report.widestHighLowRatio()).isEqualTo(1.5);
        assertThat(report.widestMillis()).isEqualTo(bars.timeMillis()[2]);
    }

    @Test
    void givenAReport_thenItsJsonHoldsEveryFigure() {
        long[] time = Series.minutes(3);
        time[2] += 120_000;

        String json = JsonWriter.indented(QualityReport.of(at(time)).toJson());

        assertThat(json)
                .isEqualTo(
                        """
                        {
                          "series": "kraken/BTC-USDT/1m",
                          "synthetic": false,
                          "sourceName": "test",
                          "sourceSha256": "%1$s",
                          "seriesSha256": "%1$s",
                          "rows": 3,
                          "from": "2021-04-20T20:42:00Z",
                          "to": "2021-04-20T20:46:00Z",
                          "expectedBars": 5,
                          "gaps": 1,
                          "missingBars": 2,
                          "longestGaps": [
                            {
                              "lastBefore": "2021-04-20T20:43:00Z",
                              "firstAfter": "2021-04-20T20:46:00Z",
                              "missingBars": 2
                            }
                          ],
                          "duplicates": 0,
                          "zeroVolumeBars": 0,
                          "flatBars": 3,
                          "largeMoves": 0,
                          "spikes": 0,
                          "misalignedStarts": 0,
                          "widestHighLowRatio": 1,
                          "widest": "2021-04-20T20:42:00Z"
                        }
                        """
                                .formatted(at(time).contentSha256()));
    }

    private static int largeMoves(double... closes) {
        return QualityReport.of(closes(closes)).largeMoves();
    }

    private static int spikes(double... closes) {
        return QualityReport.of(closes(closes)).spikes();
    }

    /** Bars with these closes, each of some width. */
    private static BarColumns closes(double... closes) {
        double[] high = Arrays.stream(closes).map(close -> close * 1.01).toArray();
        double[] volume = Arrays.stream(closes).map(close -> 1).toArray();
        return Series.of(
                Series.BTC, Series.minutes(closes.length), closes, high, closes, closes, volume);
    }

    /** Flat bars at these times. */
    private static BarColumns at(long[] time) {
        BarColumns flat = Series.flat(time.length);
        return Series.of(
                Series.BTC,
                time,
                flat.open(),
                flat.high(),
                flat.low(),
                flat.close(),
                flat.volume());
    }
}
