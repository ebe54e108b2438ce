package io.trellis.core.grid;

import io.trellis.core.market.Timeframe;

import java.math.BigDecimal;
import java.util.Optional;

/** The parameters of a grid, exactly as the strategy file gives them (grid-semantics section 2). */
public sealed interface GridKind {

    /** The word that names the kind in a strategy file. */
    String word();

    /**
     * Levels of equal distance.
     *
     * @param lower price of level 0, above 0
     * @param upper price of level {@code cells}, above {@code lower}
     * @param cells number of cells, 1 or more
     */
    record Arithmetic(BigDecimal lower, BigDecimal upper, int cells) implements GridKind {
        public Arithmetic {
            requireRange(lower, upper, cells);
        }

        @Override
        public String word() {
            return "arithmetic";
        }
    }

    /**
     * Levels of equal ratio.
     *
     * @param lower price of level 0, above 0
     * @param upper price of level {@code cells}, above {@code lower}
     * @param cells number of cells, 1 or more
     */
    record Geometric(BigDecimal lower, BigDecimal upper, int cells) implements GridKind {
        public Geometric {
            requireRange(lower, upper, cells);
        }

        @Override
        public String word() {
            return "geometric";
        }
    }

    /**
     * Cells of their own profit on both sides of a center; they may overlap.
     *
     * @param center price, or empty for the price at the start
     * @param spacing distance of neighbouring cells as a share of the center
     * @param levels cells on each side
     * @param profit distance from buy to sell as a share of the buy price
     */
    record Symmetric(Optional<BigDecimal> center, BigDecimal spacing, int levels, BigDecimal profit)
            implements GridKind {
        public Symmetric {
            requireSteps(center, spacing, levels);
            requireAboveZero("profit", profit);
            BigDecimal depth = spacing.multiply(BigDecimal.valueOf(levels));
            if (depth.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "spacing %s times levels %s is not below 1: the lowest cell would buy at 0"
                                .formatted(spacing.toPlainString(), levels));
            }
        }

        @Override
        public String word() {
            return "symmetric";
        }
    }

    /**
     * Levels at {@code center · (1 ± step · S[k])}, S the running sum of the Fibonacci numbers 1,
     * 1, 2, 3, 5, …
     *
     * @param center price, or empty for the price at the start
     * @param step share of the center
     * @param levels levels on each side
     */
    record Fibonacci(Optional<BigDecimal> center, BigDecimal step, int levels) implements GridKind {
        public Fibonacci {
            requireSteps(center, step, levels);
        }

        @Override
        public String word() {
            return "fibonacci";
        }
    }

    /**
     * Levels at {@code center · (1 ± d · k)}, their distance {@code d = factor · ATR / center}
     * taken from how far the market moves, within bounds.
     *
     * @param center price, or empty for the price at the start
     * @param factor of the average true range
     * @param atrPeriod true ranges in the first average
     * @param timeframe length of the candles that the average is of
     * @param levels levels on each side
     * @param minSpacing smallest distance, as a share of the center
     * @param maxSpacing largest distance, as a share of the center
     */
    record Volatility(
            Optional<BigDecimal> center,
            BigDecimal factor,
            int atrPeriod,
            Timeframe timeframe,
            int levels,
            BigDecimal minSpacing,
            BigDecimal maxSpacing)
            implements GridKind {
        public Volatility {
            center.ifPresent(price -> requireAboveZero("center", price));
            requireAboveZero("factor", factor);
            requireCount("atrPeriod", atrPeriod);
            requireCount("levels", levels);
            if (minSpacing.signum() < 0) {
                throw new IllegalArgumentException(
                        "minSpacing must not be negative, was " + minSpacing);
            }
            requireAboveZero("maxSpacing", maxSpacing);
            if (maxSpacing.compareTo(minSpacing) < 0) {
                throw new IllegalArgumentException(
                        "maxSpacing %s must not be below minSpacing %s"
                                .formatted(maxSpacing.toPlainString(), minSpacing.toPlainString()));
            }
            BigDecimal depth = minSpacing.multiply(BigDecimal.valueOf(levels));
            if (depth.compareTo(BigDecimal.ONE) >= 0) {
                throw new IllegalArgumentException(
                        "minSpacing %s times levels %s is not below 1: the lowest level would be 0"
                                .formatted(minSpacing.toPlainString(), levels));
            }
        }

        @Override
        public String word() {
            return "volatility";
        }
    }

    private static void requireRange(BigDecimal lower, BigDecimal upper, int cells) {
        requireAboveZero("lower", lower);
        if (upper.compareTo(lower) <= 0) {
            throw new IllegalArgumentException(
                    "upper %s must be above lower %s"
                            .formatted(upper.toPlainString(), lower.toPlainString()));
        }
        requireCount("cells", cells);
    }

    private static void requireSteps(Optional<BigDecimal> center, BigDecimal step, int levels) {
        center.ifPresent(price -> requireAboveZero("center", price));
        requireAboveZero("step", step);
        requireCount("levels", levels);
    }

    private static void requireAboveZero(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }

    private static void requireCount(String name, int count) {
        if (count < 1) {
            throw new IllegalArgumentException(name + " " + count + " is below 1");
        }
    }
}
