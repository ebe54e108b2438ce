package io.trellis.clients.kraken.stream;

import io.trellis.core.market.TradePrint;

/**
 * A trade between others.
 *
 * @param id its number in its market, one above that of the trade before
 */
public record MarketTrade(long id, TradePrint print) {}
