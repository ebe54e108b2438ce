package io.trellis.core.orderflow;

/** Measures of the best bid and ask; prices and sizes in any one unit each. */
public final class BestLevels {

    private static final double BPS = 10_000;

    private BestLevels() {}

    /** The spread in hundredths of a percent of the middle price. */
    public static double spreadBps(double bid, double ask) {
        return (ask - bid) / ((ask + bid) / 2) * BPS;
    }

    /**
     * The price between the best ones that leans to the side with less to trade through, {@code
     * (ask · bid size + bid · ask size) / (sum of sizes)}.
     *
     * @return {@code NaN} when both sizes are 0
     */
    public static double microPrice(double bid, double bidSize, double ask, double askSize) {
        return (ask * bidSize + bid * askSize) / (bidSize + askSize);
    }

    /**
     * How much more rests at the bid than at the ask, as a share of both, -1 to 1.
     *
     * @return {@code NaN} when both sizes are 0
     */
    public static double imbalance(double bidSize, double askSize) {
        return (bidSize - askSize) / (bidSize + askSize);
    }
}
