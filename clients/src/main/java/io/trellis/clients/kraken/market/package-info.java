/**
 * Kraken's markets and assets: their four spellings, their rules, and the crossing between the
 * decimals of the wire and whole ticks and lots.
 *
 * <p>Read {@link io.trellis.clients.kraken.market.Market} first, then {@link
 * io.trellis.clients.kraken.market.MarketTable}.
 */
@NullMarked
package io.trellis.clients.kraken.market;

import org.jspecify.annotations.NullMarked;
