package io.trellis.krakensim.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Markets as the venue lists them, with its precisions and minimums. */
public final class Markets {

    private static final AssetRules USD = new AssetRules("ZUSD", "USD", "USD", 4, 2);
    private static final AssetRules EUR = new AssetRules("ZEUR", "EUR", "EUR", 4, 2);
    private static final AssetRules USDT = new AssetRules("USDT", "USDT", "USDT", 8, 4);
    private static final AssetRules BTC = new AssetRules("XXBT", "XBT", "BTC", 10, 5);
    private static final AssetRules ETH = new AssetRules("XETH", "ETH", "ETH", 10, 5);
    private static final AssetRules XRP = new AssetRules("XXRP", "XRP", "XRP", 8, 5);
    private static final AssetRules DOGE = new AssetRules("XXDG", "XDG", "DOGE", 8, 2);
    private static final AssetRules SOL = new AssetRules("SOL", "SOL", "SOL", 10, 5);
    private static final AssetRules SUI = new AssetRules("SUI", "SUI", "SUI", 10, 5);

    private static final List<MarketRules> STANDARD =
            List.of(
                    market("BTC/USD", "XXBTZUSD", "XBT", BTC, USD, "1 8 5 0.1 0.00005 0.5"),
                    market("ETH/USD", "XETHZUSD", "ETH", ETH, USD, "2 8 5 0.01 0.001 0.5"),
                    market("SOL/USD", "SOLUSD", "SOL", SOL, USD, "2 8 5 0.01 0.02 0.5"),
                    market("SUI/USD", "SUIUSD", "SUI", SUI, USD, "4 5 5 0.0001 1.5 0.5"),
                    market("XRP/USD", "XXRPZUSD", "XRP", XRP, USD, "5 8 8 0.00001 2 0.5"),
                    market("DOGE/USD", "XDGUSD", "XDG", DOGE, USD, "7 8 9 0.0000001 13 0.5"),
                    market("BTC/USDT", "XBTUSDT", "XBT", BTC, USDT, "1 8 5 0.1 0.00005 0.5"),
                    market("BTC/EUR", "XXBTZEUR", "XBT", BTC, EUR, "1 8 5 0.1 0.00005 0.45"),
                    market("ETH/BTC", "XETHXXBT", "ETH", ETH, BTC, "5 8 10 0.00001 0.001 0.00002"));

    private Markets() {}

    /** All of them, Bitcoin against the dollar first. */
    public static List<MarketRules> standard() {
        return STANDARD;
    }

    /** The one of a name on WebSocket v2, if it is among them. */
    public static Optional<MarketRules> of(String symbol) {
        return STANDARD.stream().filter(market -> market.symbol().equals(symbol)).findFirst();
    }

    private static MarketRules market(
            String symbol, String id, String base, AssetRules asset, AssetRules quote, String row) {
        String[] terms = row.split(" ", 6);
        return new MarketRules(
                symbol,
                id,
                base + quote.altname(),
                base + "/" + quote.altname(),
                asset,
                quote,
                Integer.parseInt(terms[0]),
                Integer.parseInt(terms[1]),
                Integer.parseInt(terms[2]),
                new BigDecimal(terms[3]),
                new BigDecimal(terms[4]),
                new BigDecimal(terms[5]),
                FeeSchedule.standard(),
                1_000_001,
                Liquidity.standard());
    }
}
