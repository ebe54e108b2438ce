package io.trellis.core.strategy.grid;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Seeded draws in the words that random cases need. */
final class RandomDraw {

    private final SplittableRandom random;

    RandomDraw(long seed) {
        random = new SplittableRandom(seed);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** From low to high, both included. */
    int whole(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    double between(double low, double high) {
        return random.nextDouble(low, high);
    }

    double logBetween(double low, double high) {
        return low * Math.pow(high / low, random.nextDouble());
    }

    /** A normal number, mean 0 and deviation 1. */
    double normal() {
        return random.nextGaussian();
    }

    @SafeVarargs
    final <T> T oneOf(T... values) {
        return values[random.nextInt(values.length)];
    }

    BigDecimal decimalOf(String... values) {
        return new BigDecimal(oneOf(values));
    }

    <T> Optional<T> maybe(double probability, Supplier<T> value) {
        return chance(probability) ? Optional.of(value.get()) : Optional.empty();
    }

    /** The value in a few decimals, at least one unit of the last. */
    static BigDecimal decimal(double value, int decimals) {
        BigDecimal unit = BigDecimal.ONE.movePointLeft(decimals);
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN).max(unit);
    }
}
