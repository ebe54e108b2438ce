package io.trellis.core.indicator;

/**
 * Wilder's average true range (ATR). A true range needs the close before it, so the first of n true
 * ranges is at index 1 and the first average at index n.
 */
public final class AverageTrueRange {

    private final WilderAverage average;
    private double previousClose = Double.NaN;
    private boolean started;

    /**
     * An average that has seen nothing.
     *
     * @param period true ranges in the first average, 1 or more
     */
    public AverageTrueRange(int period) {
        this.average = new WilderAverage(period);
    }

    /**
     * The largest of high - low, |high - previous close| and |low - previous close|.
     *
     * <p>With low at or below high that is the distance of the highest of the three prices from the
     * lowest.
     */
    public static double trueRange(double high, double low, double previousClose) {
        // Comparisons, not Math.max: the close before lies inside the bar as a rule, which a
        // processor foresees.
        double highest = previousClose > high ? previousClose : high;
        double lowest = previousClose < low ? previousClose : low;
        return highest - lowest;
    }

    /** The average once a bar has come, or {@code NaN}. */
    public double next(double high, double low, double close) {
        if (started) {
            average.next(trueRange(high, low, previousClose));
        }
        started = true;
        previousClose = close;
        return average.value();
    }

    /** The average at the newest bar, or {@code NaN}. */
    public double value() {
        return average.value();
    }

    /**
     * The average at every bar.
     *
     * @param out one average a bar, {@code NaN} before index {@code period}
     */
    public static void fill(
            double[] highs, double[] lows, double[] closes, int period, double[] out) {
        int bars = closes.length;
        Period.requireLength(bars, highs, lows, out);
        var first = new AverageTrueRange(period);
        int seeded = (int) Math.min(period + 1L, bars);
        for (int i = 0; i < seeded; i++) {
            out[i] = first.next(highs[i], lows[i], closes[i]);
        }
        double average = first.value();
        double kept = WilderAverage.kept(period);
        double weight = WilderAverage.weight(period);
        for (int i = Math.max(1, seeded); i < bars; i++) {
            average = average * kept + trueRange(highs[i], lows[i], closes[i - 1]) * weight;
            out[i] = average;
        }
    }
}
