package io.trellis.backtesting.fetch;

import java.time.Instant;

/**
 * How far a fetch is.
 *
 * @param rows fetched since it began
 * @param begun the time from which this fetch went on
 * @param reached the time of the newest trade
 */
public record FetchProgress(long rows, Instant begun, Instant reached) {}
