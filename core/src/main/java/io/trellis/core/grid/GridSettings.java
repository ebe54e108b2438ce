package io.trellis.core.grid;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * The grid plug-in's block of a strategy file; every rule that is off is empty.
 *
 * @param capital quote to start with, above 0
 * @param stopLoss price at or below which everything is sold for good
 * @param takeProfit price at or above which everything is sold for good
 */
public record GridSettings(
        GridKind grid,
        BigDecimal capital,
        Sizing sizing,
        StartMode start,
        Optional<BigDecimal> stopLoss,
        Optional<BigDecimal> takeProfit,
        Optional<RecenterRules> recenter,
        Trail trail) {}
