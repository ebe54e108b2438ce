/**
 * The spot venue Kraken. {@link io.trellis.clients.kraken.KrakenVenue} is the whole of it for an
 * account that trades, {@link io.trellis.clients.kraken.KrakenMarket} what everybody sees as it
 * happens; {@link io.trellis.clients.kraken.KrakenPublicRest} is what everybody may ask one call at
 * a time: the trading rules of a market, its past trades and candles, the time and the state of the
 * venue. Names, numbers and errors of the venue are translated in the packages below and known
 * nowhere else.
 *
 * <p>Read {@link io.trellis.clients.kraken.KrakenVenue} first.
 */
@NullMarked
package io.trellis.clients.kraken;

import org.jspecify.annotations.NullMarked;
