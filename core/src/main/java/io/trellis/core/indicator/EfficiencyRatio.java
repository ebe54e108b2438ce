package io.trellis.core.indicator;

/**
 * Kaufman's efficiency ratio over n changes: how far the close has come, as a share of the way it
 * went, {@code |C - C before n| / Σ|change|}, 0 to 1. The first is at index n; it is {@code NaN}
 * where the close has not moved at all.
 */
public final class EfficiencyRatio {

    private final WindowSum way;

    /** The last n + 1 closes, as a ring. */
    private final double[] closes;

    private long count;

    /**
     * A ratio that has seen nothing.
     *
     * @param period changes looked at, 1 or more
     */
    public EfficiencyRatio(int period) {
        this.way = new WindowSum(period);
        this.closes = new double[Math.addExact(period, 1)];
    }

    /** The ratio once a close has come, or {@code NaN}. */
    public double next(double close) {
        int at = (int) (count % closes.length);
        double oldest = closes[(at + 1) % closes.length];
        double previous = closes[(at + closes.length - 1) % closes.length];
        closes[at] = close;
        count++;
        if (count == 1) {
            return Double.NaN;
        }
        double walked = way.next(Math.abs(close - previous));
        return walked == 0 ? Double.NaN : Math.abs(close - oldest) / walked;
    }

    /**
     * The ratio at every close.
     *
     * @param out one ratio a close, {@code NaN} before index {@code period}
     */
    public static void fill(double[] closes, int period, double[] out) {
        Period.requireLength(closes.length, out);
        var stream = new EfficiencyRatio(period);
        for (int i = 0; i < closes.length; i++) {
            out[i] = stream.next(closes[i]);
        }
    }
}
