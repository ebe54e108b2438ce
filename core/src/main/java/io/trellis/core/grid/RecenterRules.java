package io.trellis.core.grid;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * When a grid is rebuilt around the market (grid-semantics section 7); an empty trigger is off.
 *
 * @param deviation share by which a close must lie outside the cells
 * @param maxAgeHours age in hours
 * @param cooldownHours hours after a (re)centring in which nothing triggers
 * @param compound whether gains are put to work, or at most the starting capital
 */
public record RecenterRules(
        Optional<BigDecimal> deviation,
        Optional<PumpDump> pumpDump,
        Optional<Dominance> dominance,
        Optional<BigDecimal> maxAgeHours,
        BigDecimal cooldownHours,
        boolean compound) {

    /**
     * @throws IllegalArgumentException if a deviation or cooldown is negative, or an age not above
     *     0
     */
    public RecenterRules {
        deviation.ifPresent(share -> requireNotNegative("deviation", share));
        maxAgeHours.ifPresent(hours -> requireAboveZero("maxAgeHours", hours));
        requireNotNegative("cooldownHours", cooldownHours);
    }

    /** A move of at least {@code move} (a share) between closes {@code hours} apart. */
    public record PumpDump(BigDecimal move, BigDecimal hours) {
        public PumpDump {
            requireAboveZero("move", move);
            requireAboveZero("hours", hours);
        }
    }

    /** At least {@code share} of the closes of {@code hours} on one side of the center. */
    public record Dominance(BigDecimal share, BigDecimal hours) {
        public Dominance {
            requireAboveZero("share", share);
            requireAboveZero("hours", hours);
        }
    }

    private static void requireAboveZero(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }

    private static void requireNotNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }
}
