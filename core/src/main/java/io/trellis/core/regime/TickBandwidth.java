package io.trellis.core.regime;

/**
 * The bandwidth of the Bollinger bands over 20 closes and 2 deviations, as a share of the mean.
 *
 * <p>It is ranked among hundreds of others, where a tie counts. In ticks the sums below are whole
 * numbers and exact as long as the closes of a window lie within some ten million ticks, so that
 * windows with the same closes in another order have the same bandwidth to the last bit.
 */
final class TickBandwidth {

    private static final int CLOSES = 20;
    private static final double WIDTH = 2;

    private final long[] closes = new long[CLOSES];
    private int count;

    /** The bandwidth once a close has come; {@code NaN} before the twentieth. */
    double next(long closeTicks) {
        closes[count % CLOSES] = closeTicks;
        count = count + 1 == 2 * CLOSES ? CLOSES : count + 1;
        if (count < CLOSES) {
            return Double.NaN;
        }
        double sum = 0;
        double squares = 0;
        for (long close : closes) {
            double off = close - closeTicks;
            sum += off;
            squares += off * off;
        }
        double deviationTimesCount = Math.sqrt(Math.max(0, CLOSES * squares - sum * sum));
        double meanTimesCount = (double) CLOSES * closeTicks + sum;
        return 2 * WIDTH * deviationTimesCount / meanTimesCount;
    }
}
