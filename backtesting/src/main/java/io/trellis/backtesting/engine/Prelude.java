package io.trellis.backtesting.engine;

import io.trellis.core.market.Bars;
import io.trellis.core.market.Prints;

/**
 * What was before a run began: those who look back see it, and nobody trades on it.
 *
 * @param past bars, the oldest first
 * @param heard trades after them
 */
public record Prelude(Bars past, Prints heard) {}
