package io.trellis.backtesting.analytics;

/**
 * Quantiles of numbers in order, by straight lines between neighbours (type 7 of Hyndman and Fan
 * 1996): the smallest is the quantile 0, the largest the quantile 1.
 */
public final class Quantiles {

    private Quantiles() {}

    /**
     * The value that a share of the numbers does not exceed.
     *
     * @param sorted one or more, not falling
     * @param share 0 to 1
     * @throws IllegalArgumentException if there are no numbers, or the share is outside
     */
    public static double of(double[] sorted, double share) {
        // Written so that NaN fails too.
        if (sorted.length == 0 || !(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException(
                    "no quantile %s of %d numbers".formatted(share, sorted.length));
        }
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }
}
