package io.trellis.clients.kraken.rest;

import io.trellis.core.history.RecordedTrade;

import java.util.List;

/**
 * Past trades of a market.
 *
 * @param trades oldest first
 * @param last cursor for the next page, to be given back as it is
 */
public record TradePage(List<RecordedTrade> trades, String last) {

    public TradePage {
        trades = List.copyOf(trades);
    }
}
