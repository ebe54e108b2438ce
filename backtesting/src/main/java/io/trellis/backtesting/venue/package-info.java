/**
 * A simulated venue: what becomes of orders under stated assumptions. Read {@link
 * io.trellis.backtesting.venue.VenueSettings} first (the assumptions), then {@link
 * io.trellis.backtesting.venue.SimulatedVenue} (one market of the venue).
 */
@NullMarked
package io.trellis.backtesting.venue;

import org.jspecify.annotations.NullMarked;
