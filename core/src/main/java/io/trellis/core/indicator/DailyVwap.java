package io.trellis.core.indicator;

/**
 * The volume-weighted average price (VWAP) of a UTC day, anchored at 00:00: {@code Σ price · volume
 * / Σ volume} of the bars or trades whose time lies in the day. {@code NaN} while nothing has
 * traded in it.
 */
public final class DailyVwap {

    private static final long DAY_MILLIS = 86_400_000;

    private long day = Long.MIN_VALUE;
    private double turnover;
    private double volume;

    /**
     * The average once a bar or a trade has come.
     *
     * @param timeMillis start of the bar or time of the trade, UTC
     * @param price of a trade, or typical for a bar, as {@link TypicalPrice} has it
     */
    public double next(long timeMillis, double price, double traded) {
        long today = Math.floorDiv(timeMillis, DAY_MILLIS);
        if (today != day) {
            day = today;
            turnover = 0;
            volume = 0;
        }
        turnover += price * traded;
        volume += traded;
        return turnover / volume;
    }

    /** The average at every bar or trade. */
    public static void fill(long[] timesMillis, double[] prices, double[] volumes, double[] out) {
        Period.requireLength(timesMillis.length, prices, volumes, out);
        var stream = new DailyVwap();
        for (int i = 0; i < prices.length; i++) {
            out[i] = stream.next(timesMillis[i], prices[i], volumes[i]);
        }
    }
}
