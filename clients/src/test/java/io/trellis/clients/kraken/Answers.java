package io.trellis.clients.kraken;

/** Answers as Kraken writes them, with figures made up. */
final class Answers {

    /** A market whose step is not a power of ten, with the tiers of its fees out of order. */
    static final String BTC_USD =
            """
            "XXBTZUSD": {
                "altname": "XBTUSD", "wsname": "XBT/USD", "base": "XXBT", "quote": "ZUSD",
                "cost_decimals": 5, "pair_decimals": 1, "lot_decimals": 6, "lot_multiplier": 1,
                "leverage_buy": [2, 3], "leverage_sell": [],
                "fees": [[75000, 0.31], [0, 0.45], [20000, 0.4]],
                "fees_maker": [[75000, 0.1], [0, 0.22], [20000, 0.2]],
                "fee_volume_currency": "ZUSD", "margin_call": null,
                "ordermin": "0.00007", "costmin": "0.60", "tick_size": "0.5", "status": "online"}
            """;

    /** A newer market: one table of fees for both sides, a small step in exponent form. */
    static final String DOGE_USD =
            """
            "XDGUSD": {
                "altname": "XDGUSD", "wsname": "XDG/USD", "base": "XXDG", "quote": "ZUSD",
                "lot_decimals": 0, "lot_multiplier": 1, "fees": [[0, 0.3]],
                "ordermin": "13", "costmin": "0.6", "tick_size": "1e-07", "status": "post_only"}
            """;

    static final String BTC_EUR = BTC_USD.replace("ZUSD\"", "ZEUR\"").replace("USD", "EUR");

    /** Listed among the markets, but none. */
    static final String DARK_POOL =
            """
            "XXBTZUSD.d": {"altname": "XBTUSD.d", "base": "XXBT", "quote": "ZUSD"}
            """;

    private Answers() {}

    static String markets(String... rows) {
        return result("{" + String.join(",", rows) + "}");
    }

    static String result(String json) {
        return "{\"error\": [], \"result\": " + json + "}";
    }
}
