package io.trellis.core.sizing;

import io.trellis.core.regime.MarketState;

import java.util.Optional;

/**
 * What a size is decided from; all of it known before the decision.
 *
 * @param equity quote
 * @param returns of the days that have closed
 * @param state of the market, empty while it is unknown
 */
public record Situation(double equity, ReturnStatistics returns, Optional<MarketState> state) {}
