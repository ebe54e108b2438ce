package io.trellis.core.orderflow;

import java.util.Optional;

/**
 * Kyle's lambda: how far the price moves for each unit that takers buy more than they sell, the
 * slope of least squares of price changes on signed volumes (Kyle 1985, as a regression Hasbrouck
 * 2009).
 *
 * @param lambda the slope of the line with an intercept
 * @param intercept price change where the signed volume is 0
 * @param lambdaThroughOrigin the slope of the line without one
 */
public record PriceImpact(double lambda, double intercept, double lambdaThroughOrigin) {

    /**
     * The lines through pairs of signed volume and price change.
     *
     * @param signedVolumes bought less sold by takers
     * @param priceChanges as many
     * @return empty for fewer than two pairs, or when all volumes are equal
     * @throws IllegalArgumentException if there are not as many of both
     */
    public static Optional<PriceImpact> of(double[] signedVolumes, double[] priceChanges) {
        int count = signedVolumes.length;
        if (count != priceChanges.length) {
            throw new IllegalArgumentException(
                    "pairs need two columns of one length, were %d and %d"
                            .formatted(count, priceChanges.length));
        }
        double meanVolume = mean(signedVolumes);
        double meanChange = mean(priceChanges);
        double squares = 0;
        double products = 0;
        double squaresFromZero = 0;
        double productsFromZero = 0;
        for (int i = 0; i < count; i++) {
            double off = signedVolumes[i] - meanVolume;
            squares += off * off;
            products += off * (priceChanges[i] - meanChange);
            squaresFromZero += signedVolumes[i] * signedVolumes[i];
            productsFromZero += signedVolumes[i] * priceChanges[i];
        }
        if (allEqual(signedVolumes)) {
            return Optional.empty();
        }
        double lambda = products / squares;
        return Optional.of(
                new PriceImpact(
                        lambda,
                        meanChange - lambda * meanVolume,
                        productsFromZero / squaresFromZero));
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static boolean allEqual(double[] values) {
        for (int i = 1; i < values.length; i++) {
            if (values[i] != values[0]) {
                return false;
            }
        }
        return true;
    }
}
