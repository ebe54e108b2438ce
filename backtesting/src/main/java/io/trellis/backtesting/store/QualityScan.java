package io.trellis.backtesting.store;

/** Counts what a {@link QualityReport} tells. */
final class QualityScan {

    private static final double LARGE_MOVE = 0.2;
    private static final double SPIKE_MOVE = 0.05;

    /** Less than this share of the move is left after the next bar. */
    private static final double SPIKE_REST = 0.2;

    /** A change smaller than this is no move of 5 % in logarithms either. */
    private static final double SMALL_CHANGE = 0.04;

    private final BarColumns bars;
    private int zeroVolumeBars;
    private int flatBars;
    private int largeMoves;
    private int spikes;
    private int misalignedStarts;
    private int widest;

    QualityScan(BarColumns bars) {
        this.bars = bars;
    }

    QualityReport report() {
        countBars();
        Gaps gaps = Gaps.of(bars);
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
                gaps.count(),
                gaps.missing(),
                gaps.longest(QualityReport.LONGEST_GAPS),
                0,
                zeroVolumeBars,
                flatBars,
                largeMoves,
                spikes,
                misalignedStarts,
                highLowRatio(widest),
                bars.timeMillis()[widest]);
    }

    /** In one pass, since a series may be long. */
    private void countBars() {
        long timeframeMillis = bars.series().timeframe().millis();
        for (int i = 0; i < bars.rows(); i++) {
            zeroVolumeBars += bars.volume()[i] == 0 ? 1 : 0;
            flatBars += bars.high()[i] == bars.low()[i] ? 1 : 0;
            misalignedStarts += bars.timeMillis()[i] % timeframeMillis == 0 ? 0 : 1;
            widest = highLowRatio(i) > highLowRatio(widest) ? i : widest;
            if (i > 0) {
                countMove(i);
            }
        }
    }

    private void countMove(int bar) {
        double ratio = bars.close()[bar] / bars.close()[bar - 1];
        if (Math.abs(ratio - 1) < SMALL_CHANGE) {
            return; // Logarithms are dear, and most moves are far below.
        }
        double move = Math.abs(StrictMath.log(ratio));
        largeMoves += move > LARGE_MOVE ? 1 : 0;
        if (move > SPIKE_MOVE && bar < bars.rows() - 1) {
            double left = StrictMath.log(bars.close()[bar + 1] / bars.close()[bar - 1]);
            spikes += Math.abs(left) < SPIKE_REST * move ? 1 : 0;
        }
    }

    private double highLowRatio(int bar) {
        return bars.high()[bar] / bars.low()[bar];
    }
}
