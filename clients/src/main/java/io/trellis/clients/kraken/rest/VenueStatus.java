package io.trellis.clients.kraken.rest;

import io.trellis.core.venue.TradingMode;

import java.time.Instant;
import java.util.List;

/**
 * The state of the venue as a whole.
 *
 * @param mode what may be done now; nothing of the rest changes that
 * @param time when it was so, by the clock of the venue
 * @param upcoming windows of maintenance that are announced
 * @param emergencies incidents that are not resolved
 */
public record VenueStatus(
        TradingMode mode, Instant time, List<Maintenance> upcoming, int emergencies) {

    public VenueStatus {
        upcoming = List.copyOf(upcoming);
    }
}
