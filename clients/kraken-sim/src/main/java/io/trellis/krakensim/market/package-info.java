/**
 * What drives the market of the exchange: recorded bars, trades, or a script. Read {@link
 * io.trellis.krakensim.market.MarketReplay} first.
 */
@NullMarked
package io.trellis.krakensim.market;

import org.jspecify.annotations.NullMarked;
