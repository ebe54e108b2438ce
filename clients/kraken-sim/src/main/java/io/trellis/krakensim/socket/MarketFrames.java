package io.trellis.krakensim.socket;

import io.trellis.core.market.Side;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.engine.Level;
import io.trellis.krakensim.json.JsonText;
import io.trellis.krakensim.notice.MaintenanceJson;
import io.trellis.krakensim.rules.AssetRules;
import io.trellis.krakensim.rules.MarketRules;
import io.trellis.krakensim.rules.Quirk;
import io.trellis.krakensim.tape.Candle;
import io.trellis.krakensim.tape.Candles;
import io.trellis.krakensim.tape.Trade;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The frames of public channels. */
final class MarketFrames {

    private MarketFrames() {}

    private static JsonText channel(String channel, boolean snapshot) {
        return new JsonText()
                .open()
                .put("channel", channel)
                .put("type", snapshot ? "snapshot" : "update");
    }

    // Book.

    static String book(
            Market market,
            List<Level> bids,
            List<Level> asks,
            boolean snapshot,
            long checksum,
            long nowNanos) {
        var json =
                channel("book", snapshot).openArray("data").open().put("symbol", market.symbol());
        levels(json, "bids", market.rules(), bids);
        levels(json, "asks", market.rules(), asks);
        return json.put("checksum", checksum)
                .put("timestamp", Stamps.micros(nowNanos))
                .close()
                .closeArray()
                .close()
                .toString();
    }

    private static void levels(JsonText json, String name, MarketRules rules, List<Level> levels) {
        json.openArray(name);
        for (Level level : levels) {
            json.open()
                    .put("price", level.price(), rules.priceDecimals())
                    .put("qty", level.lots(), rules.lotDecimals())
                    .close();
        }
        json.closeArray();
    }

    // Trades.

    static String trades(Market market, Collection<Trade> trades, boolean snapshot) {
        MarketRules rules = market.rules();
        var json = channel("trade", snapshot).openArray("data");
        for (Trade trade : trades) {
            json.open()
                    .put("symbol", rules.symbol())
                    .put("side", trade.takerSide().name().toLowerCase(Locale.ROOT))
                    .put("price", trade.price(), rules.priceDecimals())
                    .put("qty", trade.lots(), rules.lotDecimals())
                    .put("ord_type", trade.market() ? "market" : "limit")
                    .put("trade_id", trade.id())
                    .put("timestamp", Stamps.micros(trade.timeNanos()))
                    .close();
        }
        return json.closeArray().close().toString();
    }

    // Ticker.

    static String ticker(Market market, boolean snapshot, long nowNanos) {
        MarketRules rules = market.rules();
        Candle day = market.tape().lastDay(nowNanos);
        long last = market.tape().lastPrice();
        var json =
                channel("ticker", snapshot).openArray("data").open().put("symbol", rules.symbol());
        best(json, "bid", market, Side.BUY);
        best(json, "ask", market, Side.SELL);
        return json.put("last", last, rules.priceDecimals())
                .put("volume", day.lots(), rules.lotDecimals())
                .put("vwap", day.vwap(), rules.priceDecimals())
                .put("low", day.low(), rules.priceDecimals())
                .put("high", day.high(), rules.priceDecimals())
                .put("change", last - day.open(), rules.priceDecimals())
                .putRaw("change_pct", percent(last - day.open(), day.open()))
                .put("timestamp", Stamps.micros(nowNanos))
                .close()
                .closeArray()
                .close()
                .toString();
    }

    private static String percent(long change, long open) {
        return BigDecimal.valueOf(change)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(open), 2, RoundingMode.HALF_EVEN)
                .toPlainString();
    }

    private static void best(JsonText json, String name, Market market, Side side) {
        List<Level> levels = market.book().levels(side, 1);
        Level best = levels.isEmpty() ? new Level(0, 0) : levels.getFirst();
        json.put(name, best.price(), market.rules().priceDecimals())
                .put(name + "_qty", best.lots(), market.rules().lotDecimals());
    }

    // Candles.

    static String candles(
            Market market, int minutes, List<Candle> candles, boolean snapshot, long nowNanos) {
        MarketRules rules = market.rules();
        var json =
                channel("ohlc", snapshot)
                        .put("timestamp", Stamps.nanos(nowNanos))
                        .openArray("data");
        for (Candle candle : candles) {
            long begin = candle.startSeconds() * 1_000_000_000L;
            json.open()
                    .put("symbol", rules.symbol())
                    .put("open", candle.open(), rules.priceDecimals())
                    .put("high", candle.high(), rules.priceDecimals())
                    .put("low", candle.low(), rules.priceDecimals())
                    .put("close", candle.close(), rules.priceDecimals())
                    .put("trades", candle.trades())
                    .put("volume", candle.lots(), rules.lotDecimals())
                    .put("vwap", candle.vwap(), rules.priceDecimals())
                    .put("interval_begin", Stamps.nanos(begin))
                    .put("interval", minutes)
                    .put("timestamp", Stamps.micros(begin + minutes * 60_000_000_000L))
                    .close();
        }
        return json.closeArray().close().toString();
    }

    /** The last candles with trades, as many as the venue gives. */
    static List<Candle> latest(Candles candles) {
        List<Candle> traded = new ArrayList<>();
        candles.traded().forEach(traded::add);
        return traded.subList(Math.max(0, traded.size() - Candles.MOST_ROWS), traded.size());
    }

    // Instruments.

    static String instruments(
            Collection<AssetRules> assets, Collection<Market> markets, boolean snapshot) {
        var json = channel("instrument", snapshot).open("data").openArray("assets");
        for (AssetRules asset : assets) {
            json.open()
                    .put("id", asset.name())
                    .put("status", "enabled")
                    .put("precision", asset.decimals())
                    .put("precision_display", asset.displayDecimals())
                    .put("borrowable", true)
                    .put("collateral_value", 100, 2)
                    .put("margin_rate", 25_000, 6)
                    .close();
        }
        json.closeArray().openArray("pairs");
        markets.forEach(market -> pair(json, market));
        return json.closeArray().close().close().toString();
    }

    private static void pair(JsonText json, Market market) {
        MarketRules rules = market.rules();
        json.open()
                .put("symbol", rules.symbol())
                .put("base", rules.base().name())
                .put("quote", rules.quote().name())
                .put("status", market.status().wire())
                .put("qty_precision", rules.lotDecimals())
                .put("qty_increment", 1, rules.lotDecimals())
                .put("price_precision", rules.priceDecimals())
                .put("cost_precision", rules.costDecimals())
                .put("marginable", false)
                .put("has_index", true)
                .putRaw("cost_min", rules.costMinimum().toPlainString())
                .put("tick_size", market.tickUnits(), rules.priceDecimals())
                .put("price_increment", market.tickUnits(), rules.priceDecimals())
                .put("qty_min", market.minimumLots(), rules.lotDecimals())
                .close();
    }

    // Status.

    static String status(Hall hall, String connectionId, long nowNanos) {
        var json =
                new JsonText()
                        .open()
                        .put("channel", "status")
                        .put("type", "update")
                        .openArray("data")
                        .open()
                        .put("api_version", "v2");
        // A frame captured during maintenance had no id.
        if (!connectionId.isEmpty()) {
            json.putRaw("connection_id", connectionId);
        }
        json.put("system", hall.mode().wire()).put("version", "2.0.10");
        if (hall.rules().has(Quirk.MAINTENANCE_ON_STREAM)) {
            MaintenanceJson.addBoth(json, hall, nowNanos);
        }
        return json.close().closeArray().close().toString();
    }
}
