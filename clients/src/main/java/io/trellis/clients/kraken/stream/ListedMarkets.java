package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;

import java.util.Optional;

/** The markets as they are known at the moment; one of these serves all parts of a client. */
public final class ListedMarkets {

    private MarketTable table;

    public ListedMarkets(MarketTable table) {
        this.table = table;
    }

    /** The list. */
    public MarketTable table() {
        return table;
    }

    /** Takes a newer list. */
    public void replace(MarketTable newer) {
        table = newer;
    }

    /** Takes what is new of one market. */
    public void revise(Market market) {
        table = table.with(market);
    }

    /** The market of our symbol, if there is one that can be traded in. */
    Optional<Market> market(String symbol) {
        return table.market(symbol).filter(market -> market.symbol().equals(symbol));
    }
}
