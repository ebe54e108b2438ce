package io.trellis.clients.kraken;

import io.trellis.core.market.Instrument;
import io.trellis.core.venue.TradingMode;

/**
 * A market that Kraken lists.
 *
 * @param symbol base and quote in our spelling, {@code BTC/USD}
 * @param instrument its trading rules; the fees are those of the lowest volume tier
 * @param mode what may be done in it at the moment
 */
public record ListedInstrument(String symbol, Instrument instrument, TradingMode mode) {}
