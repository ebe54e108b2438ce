package io.trellis.backtesting.store;

/**
 * A stretch in which bars are missing.
 *
 * @param lastBeforeMillis start of the last bar before it, UTC epoch milliseconds
 * @param firstAfterMillis start of the first bar after it
 * @param missingBars how many whole bars would fit in between, at least 1
 */
public record Gap(long lastBeforeMillis, long firstAfterMillis, long missingBars) {}
