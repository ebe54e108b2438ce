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

    /** A move of at least {@code move} (a share) between closes {@code hours} apart. */
    public record PumpDump(BigDecimal move, BigDecimal hours) {}

    /** At least {@code share} of the closes of {@code hours} on one side of the center. */
    public record Dominance(BigDecimal share, BigDecimal hours) {}
}
