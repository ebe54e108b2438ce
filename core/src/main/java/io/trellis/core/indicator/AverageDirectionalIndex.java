package io.trellis.core.indicator;

/**
 * Wilder's average directional index (ADX) with both directional indicators (DI). The indicators
 * begin at index n, the ADX at index 2n - 1 with the mean of n directional indices. A market
 * without any range has no direction: its indicators and its directional index are 0.
 */
public final class AverageDirectionalIndex {

    private final WilderAverage ranges;
    private final WilderAverage rises;
    private final WilderAverage falls;
    private final WilderAverage index;
    private double previousHigh;
    private double previousLow;
    private double previousClose;
    private boolean started;
    private double plusDi = Double.NaN;
    private double minusDi = Double.NaN;

    /**
     * An index that has seen nothing.
     *
     * @param period 1 or more
     */
    public AverageDirectionalIndex(int period) {
        this.ranges = new WilderAverage(period);
        this.rises = new WilderAverage(period);
        this.falls = new WilderAverage(period);
        this.index = new WilderAverage(period);
    }

    /** The ADX, 0 to 100, once a bar has come, or {@code NaN}. */
    public double next(double high, double low, double close) {
        if (started) {
            move(high, low);
        }
        started = true;
        previousHigh = high;
        previousLow = low;
        previousClose = close;
        return index.value();
    }

    private void move(double high, double low) {
        double up = high - previousHigh;
        double down = previousLow - low;
        double range = ranges.next(AverageTrueRange.trueRange(high, low, previousClose));
        double rise = rises.next(up > down && up > 0 ? up : 0);
        double fall = falls.next(down > up && down > 0 ? down : 0);
        if (!Double.isNaN(range)) {
            plusDi = share(rise, range);
            minusDi = share(fall, range);
            index.next(share(Math.abs(plusDi - minusDi), plusDi + minusDi));
        }
    }

    private static double share(double part, double whole) {
        return whole == 0 ? 0 : 100 * part / whole;
    }

    /** The ADX at the newest bar, or {@code NaN}. */
    public double value() {
        return index.value();
    }

    /** The rising indicator, +DI, at the newest bar, or {@code NaN}. */
    public double plusDi() {
        return plusDi;
    }

    /** The falling indicator, -DI, at the newest bar, or {@code NaN}. */
    public double minusDi() {
        return minusDi;
    }

    /**
     * What {@link #fill} makes, one value a bar.
     *
     * @param adx {@code NaN} before index {@code 2 · period - 1}
     * @param plusDi {@code NaN} before index {@code period}
     * @param minusDi {@code NaN} before index {@code period}
     */
    @SuppressWarnings("ArrayRecordComponent") // columns to write to, never compared
    public record Columns(double[] adx, double[] plusDi, double[] minusDi) {

        public static Columns of(int bars) {
            return new Columns(new double[bars], new double[bars], new double[bars]);
        }
    }

    /** The index and both indicators at every bar. */
    public static void fill(
            double[] highs, double[] lows, double[] closes, int period, Columns out) {
        Period.requireLength(closes.length, highs, lows, out.adx, out.plusDi, out.minusDi);
        var stream = new AverageDirectionalIndex(period);
        for (int i = 0; i < closes.length; i++) {
            out.adx[i] = stream.next(highs[i], lows[i], closes[i]);
            out.plusDi[i] = stream.plusDi;
            out.minusDi[i] = stream.minusDi;
        }
    }
}
