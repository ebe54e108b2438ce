package io.trellis.backtesting.engine;

/**
 * What a venue did to a strategy that an ideal one would not have done.
 *
 * @param partialFills fills after which something of the order was left
 * @param wouldTake orders that were held back, or refused when they arrived, because they would
 *     have taken instead of resting
 * @param belowMinimum orders refused for their size, such as the rest of a partly filled one
 * @param lateFills fills that the strategy no longer expected, because they came while the cancel
 *     was under way; each was undone at the market
 */
public record VenueCounts(int partialFills, int wouldTake, int belowMinimum, int lateFills) {}
