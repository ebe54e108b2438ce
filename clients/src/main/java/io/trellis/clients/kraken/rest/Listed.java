package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Assets;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.Wire;
import io.trellis.clients.kraken.wire.WireField;

import java.util.LinkedHashMap;
import java.util.function.Supplier;

/** The markets and assets by which account calls are understood. */
final class Listed {

    private Supplier<MarketTable> markets;
    private Assets assets = Assets.none();

    Listed() {
        MarketTable none =
                MarketTable.of(
                        new WireField("AssetPairs", "", new Wire.Members(new LinkedHashMap<>())));
        this.markets = () -> none;
    }

    MarketTable markets() {
        return markets.get();
    }

    /** What reads orders and fills by the present list of markets. */
    OrderReplies orderReplies() {
        return new OrderReplies(markets());
    }

    Assets assets() {
        return assets;
    }

    void markets(Supplier<MarketTable> table) {
        markets = table;
    }

    void assets(Assets table) {
        assets = table;
    }
}
