package io.trellis.backtesting.resample;

import io.trellis.backtesting.store.BarColumns;

/**
 * Bars that were made of something smaller.
 *
 * @param bars all that have closed
 * @param sourceRows trades or bars that they were made of, those of an open bar included
 * @param openRows trades or bars at the end that make no closed bar, and were left out
 * @param incomplete bars in which a smaller bar is missing; of trades always 0
 */
public record Resampled(BarColumns bars, long sourceRows, long openRows, long incomplete) {}
