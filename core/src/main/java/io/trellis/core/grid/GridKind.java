package io.trellis.core.grid;

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
