package io.trellis.core.indicator;

/** One price for a bar: {@code (high + low + close) / 3}. */
public final class TypicalPrice {

    private TypicalPrice() {}

    public static double of(double high, double low, double close) {
        return (high + low + close) / 3;
    }

    /** The typical price of every bar. */
    public static void fill(double[] highs, double[] lows, double[] closes, double[] out) {
        Period.requireLength(closes.length, highs, lows, out);
        for (int i = 0; i < closes.length; i++) {
            out[i] = of(highs[i], lows[i], closes[i]);
        }
    }
}
