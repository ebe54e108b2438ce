package io.trellis.core.indicator;

/**
 * Wilder's relative strength index (RSI): {@code 100 - 100 / (1 + gain / loss)} of the smoothed
 * gains and losses, which is {@code 100 · gain / (gain + loss)}. Without losses it is 100, without
 * any change 50. The first is at index n.
 */
public final class RelativeStrengthIndex {

    private static final double UNDECIDED = 50;

    private final WilderAverage gains;
    private final WilderAverage losses;
    private double previous = Double.NaN;
    private boolean started;

    /**
     * An index that has seen nothing.
     *
     * @param period changes in the first averages, 1 or more
     */
    public RelativeStrengthIndex(int period) {
        this.gains = new WilderAverage(period);
        this.losses = new WilderAverage(period);
    }

    /** The index, 0 to 100, once a close has come, or {@code NaN}. */
    public double next(double close) {
        if (started) {
            double change = close - previous;
            gains.next(gain(change));
            losses.next(gain(-change));
        }
        started = true;
        previous = close;
        return index(gains.value(), losses.value());
    }

    /** The change where it is above 0, otherwise 0; exact, and without a branch to guess wrong. */
    private static double gain(double change) {
        return (Math.abs(change) + change) / 2;
    }

    private static double index(double gain, double loss) {
        double moved = gain + loss;
        return moved == 0 ? UNDECIDED : 100 * (gain / moved);
    }

    /**
     * The index at every close.
     *
     * @param out one index a close, {@code NaN} before index {@code period}
     */
    public static void fill(double[] closes, int period, double[] out) {
        int bars = closes.length;
        Period.requireLength(bars, out);
        var first = new RelativeStrengthIndex(period);
        int seeded = (int) Math.min(period + 1L, bars);
        for (int i = 0; i < seeded; i++) {
            out[i] = first.next(closes[i]);
        }
        double gain = first.gains.value();
        double loss = first.losses.value();
        double kept = WilderAverage.kept(period);
        double weight = WilderAverage.weight(period);
        for (int i = Math.max(1, seeded); i < bars; i++) {
            double change = closes[i] - closes[i - 1];
            gain = gain * kept + gain(change) * weight;
            loss = loss * kept + gain(-change) * weight;
            out[i] = index(gain, loss);
        }
    }
}
