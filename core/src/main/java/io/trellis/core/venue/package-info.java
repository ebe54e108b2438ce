/**
 * What a trader asks of a venue and what a venue tells: the port that a client of a venue
 * implements, and that a shell of the core speaks to.
 *
 * <p>Nothing here waits. A {@linkplain io.trellis.core.venue.VenueRequest request} is handed to a
 * {@link io.trellis.core.venue.Venue}; everything that comes of it, and everything that happens
 * unasked, arrives as a {@link io.trellis.core.venue.VenueEvent}. Prices and quantities are whole
 * ticks and lots of the instrument; amounts of money and of assets are exact decimals, as the venue
 * states them.
 */
@NullMarked
package io.trellis.core.venue;

import org.jspecify.annotations.NullMarked;
