package io.trellis.core.indicator;

/**
 * The volume-weighted average price (VWAP) of the last n bars or trades: {@code Σ price · volume /
 * Σ volume}. The first is at index n - 1; {@code NaN} where nothing has traded.
 */
public final class RollingVwap {

    private final WindowSum turnover;
    private final WindowSum volume;

    /**
     * An average that has seen nothing.
     *
     * @param period bars or trades in the average, 1 or more
     */
    public RollingVwap(int period) {
        this.turnover = new WindowSum(period);
        this.volume = new WindowSum(period);
    }

    /**
     * The average once a bar or a trade has come, or {@code NaN}.
     *
     * @param price of a trade, or typical for a bar, as {@link TypicalPrice} has it
     */
    public double next(double price, double traded) {
        return turnover.next(price * traded) / volume.next(traded);
    }

    /**
     * The average at every bar or trade.
     *
     * @param out {@code NaN} before index {@code period - 1}
     */
    public static void fill(double[] prices, double[] volumes, int period, double[] out) {
        Period.requireLength(prices.length, volumes, out);
        var stream = new RollingVwap(period);
        for (int i = 0; i < prices.length; i++) {
            out[i] = stream.next(prices[i], volumes[i]);
        }
    }
}
