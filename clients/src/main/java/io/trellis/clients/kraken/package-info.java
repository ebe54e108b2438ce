/**
 * The spot venue Kraken, as far as its public REST calls: the trading rules of a market, its past
 * trades, the time and the state of the venue. Each call is one request; nothing is asked a second
 * time by itself. Names, numbers and errors of the venue are translated here and known nowhere
 * else.
 *
 * <p>Read {@link io.trellis.clients.kraken.KrakenPublicRest} first.
 */
@NullMarked
package io.trellis.clients.kraken;

import org.jspecify.annotations.NullMarked;
