package io.trellis.backtesting.analytics;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A statistic of the series as it was, and of the series drawn from it.
 *
 * @param estimate of the series itself; empty when it is undefined there
 * @param sorted the statistic of every drawn series in which it is defined, rising
 * @param undefined drawn series in which it is not; they tell nothing and are left out
 */
@SuppressWarnings("ArrayRecordComponent") // Read by index; nobody changes it.
public record BootstrapDistribution(OptionalDouble estimate, double[] sorted, int undefined) {

    /** From one value a drawn series, in the order of the draws. */
    static BootstrapDistribution of(OptionalDouble estimate, OptionalDouble[] values) {
        double[] defined =
                Arrays.stream(values)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .sorted()
                        .toArray();
        return new BootstrapDistribution(estimate, defined, values.length - defined.length);
    }

    /** Two bounds, the lower first. */
    public record Interval(double lower, double upper) {

        /** Whether a value lies inside, the bounds included. */
        public boolean contains(double value) {
            return lower <= value && value <= upper;
        }
    }

    /**
     * The middle share of the drawn values (Efron's percentile interval). It takes the spread of
     * the draws as the uncertainty; a biased statistic makes it biased.
     *
     * @param level share inside, above 0 and below 1; 0.95 leaves 2.5 % at either end
     * @return empty when the statistic is defined in no draw
     */
    public Optional<Interval> percentile(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("no level of an interval: " + level);
        }
        if (sorted.length == 0) {
            return Optional.empty();
        }
        double tail = (1 - level) / 2;
        return Optional.of(
                new Interval(Quantiles.of(sorted, tail), Quantiles.of(sorted, 1 - tail)));
    }

    /**
     * The percentile interval mirrored at the estimate (the basic, or reverse percentile,
     * interval): what the draws miss by to one side, the estimate is taken to miss by to the other.
     *
     * @param level share inside, above 0 and below 1
     * @return empty when the statistic is undefined in the series, or in every draw
     */
    public Optional<Interval> basic(double level) {
        if (estimate.isEmpty()) {
            return Optional.empty();
        }
        double twice = 2 * estimate.getAsDouble();
        return percentile(level)
                .map(drawn -> new Interval(twice - drawn.upper(), twice - drawn.lower()));
    }

    /**
     * Share of the drawn values at or below a number; of a difference, at or below 0 is how often
     * the second was as good.
     *
     * @return empty when the statistic is defined in no draw
     */
    public OptionalDouble shareUpTo(double value) {
        long upTo = Arrays.stream(sorted).filter(drawn -> drawn <= value).count();
        return Ratios.finite((double) upTo / sorted.length);
    }
}
