package io.trellis.clients.kraken.rest;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.kraken.market.MarketTable;
import io.trellis.clients.kraken.wire.WireField;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** What is read in each recorded answer: the figures of the file, in our words. */
final class RecordedReplies {

    /** How an answer is read, and what comes of it, a line each. */
    record Row(Function<WireField, Object> parser, List<String> lines) {}

    static final MarketTable MARKETS =
            FixtureMarkets.of(
                    "XXBTZUSD XBTUSD XBT/USD 1 8",
                    "XXBTZEUR XBTEUR XBT/EUR 1 8",
                    "XXBTZGBP XBTGBP XBT/GBP 1 8",
                    "XBTUSDT XBTUSDT XBT/USDT 1 8",
                    "XETHZUSD ETHUSD ETH/USD 2 8",
                    "XETHZEUR ETHEUR ETH/EUR 2 8",
                    "XETHXXBT ETHXBT ETH/XBT 5 8",
                    "XREPXETH REPETH REP/ETH 5 8",
                    "ETHUSDT ETHUSDT ETH/USDT 2 8",
                    "XLTCZUSD LTCUSD LTC/USD 2 8",
                    "XLTCXXBT LTCXBT LTC/XBT 7 8",
                    "XXRPXXBT XRPXBT XRP/XBT 8 8",
                    "XXRPZEUR XRPEUR XRP/EUR 5 8",
                    "SUIUSD SUIUSD SUI/USD 4 5",
                    "ZEURZUSD EURUSD EUR/USD 5 8",
                    "SOLUSD SOLUSD SOL/USD 2 8");

    /** All of them, by the names of their files. */
    static final Map<String, Row> TABLE = table();

    private RecordedReplies() {}

    private static Map<String, Row> table() {
        var table = new TreeMap<>(RecordedPublicReplies.TABLE);
        table.putAll(RecordedAccountReplies.TABLE);
        return table;
    }

    static Row row(Function<WireField, Object> parser, String... lines) {
        return new Row(parser, List.of(lines));
    }

    static Market market(String symbol) {
        return MARKETS.find(symbol);
    }
}
