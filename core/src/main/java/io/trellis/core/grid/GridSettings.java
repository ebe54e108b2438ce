package io.trellis.core.grid;

import io.trellis.core.regime.RegimeRules;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The grid plug-in's block of a strategy file; every rule that is off is empty.
 *
 * @param capital quote to start with, above 0
 * @param stopLoss price at or below which everything is sold for good
 * @param takeProfit price at or above which everything is sold for good
 * @param regimes market states in which buying stops
 */
public record GridSettings(
        GridKind grid,
        BigDecimal capital,
        Sizing sizing,
        StartMode start,
        Optional<BigDecimal> stopLoss,
        Optional<BigDecimal> takeProfit,
        Optional<RecenterRules> recenter,
        Trail trail,
        Optional<RegimeRules> regimes) {

    /** Settings that do not look at market states. */
    public GridSettings(
            GridKind grid,
            BigDecimal capital,
            Sizing sizing,
            StartMode start,
            Optional<BigDecimal> stopLoss,
            Optional<BigDecimal> takeProfit,
            Optional<RecenterRules> recenter,
            Trail trail) {
        this(grid, capital, sizing, start, stopLoss, takeProfit, recenter, trail, Optional.empty());
    }

    /**
     * @throws IllegalArgumentException if an amount is not above 0, if the takeProfit is not above
     *     the stopLoss, or if the kind of grid cannot trail
     */
    public GridSettings {
        requireAboveZero("capital", capital);
        stopLoss.ifPresent(price -> requireAboveZero("stopLoss", price));
        takeProfit.ifPresent(price -> requireAboveZero("takeProfit", price));
        if (stopLoss.isPresent()
                && takeProfit.isPresent()
                && takeProfit.get().compareTo(stopLoss.get()) <= 0) {
            throw new IllegalArgumentException(
                    "takeProfit %s must be above stopLoss %s"
                            .formatted(
                                    takeProfit.get().toPlainString(),
                                    stopLoss.get().toPlainString()));
        }
        if (trail != Trail.NONE && !canTrail(grid)) {
            throw new IllegalArgumentException(
                    "trail is for arithmetic and geometric grids; write null for a "
                            + grid.word()
                            + " one");
        }
    }

    /** The same settings with another rule about market states, or none. */
    public GridSettings withRegimes(Optional<RegimeRules> rules) {
        return new GridSettings(
                grid, capital, sizing, start, stopLoss, takeProfit, recenter, trail, rules);
    }

    private static void requireAboveZero(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(
                    name + " " + value.toPlainString() + " is not above 0");
        }
    }

    /** A level beyond the last one needs one step for all cells. */
    private static boolean canTrail(GridKind grid) {
        return switch (grid) {
            case GridKind.Arithmetic _, GridKind.Geometric _ -> true;
            case GridKind.Symmetric _, GridKind.Fibonacci _, GridKind.Volatility _ -> false;
        };
    }
}
