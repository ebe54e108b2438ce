package io.trellis.backtesting.store;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Counts what a {@link QualityReport} tells. */
final class QualityScan {

    private static final double LARGE_MOVE = 0.2;
    private static final double SPIKE_MOVE = 0.05;

    /** Less than this share of the move is left after the next bar. */
    private static final double SPIKE_REST = 0.2;

    private final BarColumns bars;

    QualityScan(BarColumns bars) {
        this.bars = bars;
    }

    QualityReport report() {
        List<Gap> gaps = gaps();
        int widest = widestBar();
        long timeframeMillis = bars.series().timeframe().millis();
        return new QualityReport(
                bars.series(),
                bars.synthetic(),
                bars.provenance().sourceName(),
                bars.provenance().sourceSha256(),
                bars.provenance().seriesSha256(),
                bars.rows(),
                bars.firstMillis(),
                bars.lastMillis(),
                (bars.lastMillis() - bars.firstMillis()) / timeframeMillis + 1,
                gaps.size(),
                gaps.stream().mapToLong(Gap::missingBars).sum(),
                longest(gaps),
                0,
                count(i -> bars.volume()[i] == 0),
                count(i -> bars.high()[i] == bars.low()[i]),
                count(this::largeMove),
                count(this::spike),
                count(i -> bars.timeMillis()[i] % timeframeMillis != 0),
                highLowRatio(widest),
                bars.timeMillis()[widest]);
    }

    private List<Gap> gaps() {
        long[] timeMillis = bars.timeMillis();
        long timeframeMillis = bars.series().timeframe().millis();
        var gaps = new ArrayList<Gap>();
        for (int i = 1; i < timeMillis.length; i++) {
            long missing = (timeMillis[i] - timeMillis[i - 1]) / timeframeMillis - 1;
            if (missing > 0) {
                gaps.add(new Gap(timeMillis[i - 1], timeMillis[i], missing));
            }
        }
        return gaps;
    }

    private static List<Gap> longest(List<Gap> gaps) {
        return gaps.stream()
                .sorted(
                        Comparator.comparingLong(Gap::missingBars)
                                .reversed()
                                .thenComparingLong(Gap::lastBeforeMillis))
                .limit(QualityReport.LONGEST_GAPS)
                .toList();
    }

    /** A question about the bar at an index. */
    @FunctionalInterface
    private interface BarTest {

        boolean test(int bar);
    }

    private int count(BarTest test) {
        int count = 0;
        for (int i = 0; i < bars.rows(); i++) {
            count += test.test(i) ? 1 : 0;
        }
        return count;
    }

    private boolean largeMove(int bar) {
        return bar > 0 && Math.abs(logMove(bar - 1, bar)) > LARGE_MOVE;
    }

    private boolean spike(int bar) {
        if (bar == 0 || bar == bars.rows() - 1) {
            return false;
        }
        double move = Math.abs(logMove(bar - 1, bar));
        return move > SPIKE_MOVE && Math.abs(logMove(bar - 1, bar + 1)) < SPIKE_REST * move;
    }

    private double logMove(int from, int to) {
        return StrictMath.log(bars.close()[to] / bars.close()[from]);
    }

    private int widestBar() {
        int widest = 0;
        for (int i = 1; i < bars.rows(); i++) {
            if (highLowRatio(i) > highLowRatio(widest)) {
                widest = i;
            }
        }
        return widest;
    }

    private double highLowRatio(int bar) {
        return bars.high()[bar] / bars.low()[bar];
    }
}
