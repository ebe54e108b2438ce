package io.trellis.core.indicator;

/**
 * The mean of the last n absolute changes of the close, sometimes called a simple ATR; it is not
 * the true range. The first is at index n.
 */
public final class MeanAbsoluteChange {

    private final SimpleMovingAverage mean;
    private double previous = Double.NaN;
    private boolean started;

    /**
     * A mean that has seen nothing.
     *
     * @param period changes in the mean, 1 or more
     */
    public MeanAbsoluteChange(int period) {
        this.mean = new SimpleMovingAverage(period);
    }

    /** The mean once a close has come, or {@code NaN}. */
    public double next(double close) {
        double change = Math.abs(close - previous);
        previous = close;
        if (started) {
            return mean.next(change);
        }
        started = true;
        return Double.NaN;
    }

    /**
     * The mean at every close.
     *
     * @param out one mean a close, {@code NaN} before index {@code period}
     */
    public static void fill(double[] closes, int period, double[] out) {
        Period.requireLength(closes.length, out);
        var stream = new MeanAbsoluteChange(period);
        for (int i = 0; i < closes.length; i++) {
            out[i] = stream.next(closes[i]);
        }
    }
}
