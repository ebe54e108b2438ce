package io.trellis.clients.kraken;

import io.trellis.core.venue.TradingMode;

import java.time.Instant;

/**
 * The state of the venue as a whole.
 *
 * @param time when it was so, by the clock of the venue
 */
public record SystemStatus(TradingMode mode, Instant time) {}
