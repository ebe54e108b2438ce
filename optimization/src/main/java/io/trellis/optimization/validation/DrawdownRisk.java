package io.trellis.optimization.validation;

import io.trellis.backtesting.analytics.Quantiles;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * The drawdowns that the same trades could have had in another order (formulas 5.9). Trades of a
 * grid hang together through its inventory, which a new order breaks: {@link ResampledBars} keeps
 * it.
 *
 * @param sorted largest fall of each draw from its peak, the capital included as a peak, as a share
 *     of the peak; rising
 */
@SuppressWarnings("ArrayRecordComponent") // Read by index; nobody changes it.
public record DrawdownRisk(double[] sorted) {

    private static final String ALGORITHM = "L64X128MixRandom";

    /** How a draw is made of the trades. */
    public enum Draw {
        /** Every trade once, in any order: all draws end with the same equity. */
        SHUFFLED,
        /** As many trades, each any one of them. */
        RESAMPLED
    }

    /**
     * Draws trades and follows their equity.
     *
     * @param profits of the trades, one or more, in the unit of the capital
     * @param capital above 0
     * @param draws 1 or more, all from one stream
     * @throws IllegalArgumentException if one of these is not so
     */
    public static DrawdownRisk of(
            double[] profits, double capital, Draw draw, int draws, long seed) {
        if (profits.length == 0 || !(capital > 0) || draws < 1) {
            throw new IllegalArgumentException(
                    "%d trades on a capital of %s cannot be drawn %d times"
                            .formatted(profits.length, capital, draws));
        }
        RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seed);
        double[] drawn = profits.clone();
        double[] falls = new double[draws];
        for (int i = 0; i < draws; i++) {
            switch (draw) {
                case SHUFFLED -> shuffle(drawn, random);
                case RESAMPLED -> resample(profits, drawn, random);
            }
            falls[i] = drawdown(drawn, capital);
        }
        Arrays.sort(falls);
        return new DrawdownRisk(falls);
    }

    /**
     * The drawdown that a share of the draws does not exceed: 0.5, 0.95 and 0.99 are the ones to
     * tell.
     */
    public double quantile(double share) {
        return Quantiles.of(sorted, share);
    }

    /** Fisher and Yates, from the last place down: a whole number a place. */
    private static void shuffle(double[] profits, RandomGenerator random) {
        for (int place = profits.length - 1; place > 0; place--) {
            int other = random.nextInt(place + 1);
            double kept = profits[place];
            profits[place] = profits[other];
            profits[other] = kept;
        }
    }

    private static void resample(double[] profits, double[] drawn, RandomGenerator random) {
        for (int place = 0; place < drawn.length; place++) {
            drawn[place] = profits[random.nextInt(profits.length)];
        }
    }

    private static double drawdown(double[] profits, double capital) {
        double equity = capital;
        double peak = capital;
        double worst = 0;
        for (double profit : profits) {
            equity += profit;
            peak = Math.max(peak, equity);
            worst = Math.max(worst, (peak - equity) / peak);
        }
        return worst;
    }
}
