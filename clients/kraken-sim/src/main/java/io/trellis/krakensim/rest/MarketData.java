package io.trellis.krakensim.rest;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.desk.Hall;
import io.trellis.krakensim.desk.Market;
import io.trellis.krakensim.engine.Level;
import io.trellis.krakensim.json.JsonText;
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
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;

/**
 * Prices, trades and books of markets. Results are keyed by the market's id, whatever was asked.
 */
final class MarketData {

    private static final Set<Long> INTERVALS =
            Set.of(1L, 5L, 15L, 30L, 60L, 240L, 1_440L, 10_080L, 21_600L);
    private static final int DEPTH_DECIMALS = 3;

    private final Hall hall;

    MarketData(Hall hall) {
        this.hall = hall;
    }

    private Optional<Market> market(Params params) {
        return params.text("pair").flatMap(hall::marketOfAnyName);
    }

    private Reply with(Params params, Function<Market, Reply> answer) {
        return market(params).map(answer).orElseGet(() -> Reply.error("EQuery:Unknown asset pair"));
    }

    /** Prices here have five digits after the point, or more where the market's own have. */
    private static String price(MarketRules rules, long units) {
        int decimals = Math.max(5, rules.priceDecimals());
        return Amounts.text(Amounts.rescale(units, rules.priceDecimals(), decimals), decimals);
    }

    // Ticker.

    Reply ticker(long nowNanos, Params params) {
        Collection<Market> wanted = new ArrayList<>();
        for (String name : params.list("pair")) {
            Optional<Market> market = hall.marketOfAnyName(name);
            if (market.isEmpty()) {
                return Reply.error("EQuery:Unknown asset pair");
            }
            wanted.add(market.get());
        }
        var json = new JsonText().open();
        (params.has("pair") ? wanted : hall.markets())
                .forEach(market -> ticker(json, nowNanos, market));
        return Reply.of(json.close());
    }

    private static void ticker(JsonText json, long nowNanos, Market market) {
        MarketRules rules = market.rules();
        Candle today = market.tape().today(nowNanos);
        Candle day = market.tape().lastDay(nowNanos);
        json.open(rules.id());
        best(json, "a", market, Side.SELL);
        best(json, "b", market, Side.BUY);
        json.openArray("c")
                .add(price(rules, market.tape().lastPrice()))
                .addText(market.tape().last().map(Trade::lots).orElse(0L), rules.lotDecimals())
                .closeArray();
        json.openArray("v")
                .addText(today.lots(), rules.lotDecimals())
                .addText(day.lots(), rules.lotDecimals())
                .closeArray();
        two(json, "p", price(rules, today.vwap()), price(rules, day.vwap()));
        json.openArray("t")
                .raw(Integer.toString(today.trades()))
                .raw(Integer.toString(day.trades()))
                .closeArray();
        two(json, "l", price(rules, today.low()), price(rules, day.low()));
        two(json, "h", price(rules, today.high()), price(rules, day.high()));
        json.put("o", price(rules, today.open())).close();
    }

    private static void two(JsonText json, String name, String left, String right) {
        json.openArray(name).add(left).add(right).closeArray();
    }

    private static void best(JsonText json, String name, Market market, Side side) {
        List<Level> levels = market.book().levels(side, 1);
        MarketRules rules = market.rules();
        long price = levels.isEmpty() ? 0 : levels.getFirst().price();
        long whole =
                levels.isEmpty()
                        ? 0
                        : Math.max(
                                1, levels.getFirst().lots() / Amounts.power(rules.lotDecimals()));
        json.openArray(name)
                .add(price(rules, price))
                .add(Long.toString(whole))
                .add(whole + ".000")
                .closeArray();
    }

    // OHLC.

    Reply candles(long nowNanos, Params params) {
        OptionalLong interval = params.whole("interval", 1);
        if (interval.isEmpty() || !INTERVALS.contains(interval.getAsLong())) {
            return Reply.wrong("interval");
        }
        OptionalLong since = since(params, "0");
        if (since.isEmpty()) {
            return Reply.wrong("since");
        }
        return with(
                params,
                market ->
                        candles(
                                nowNanos,
                                market,
                                market.tape().candles((int) interval.getAsLong()),
                                since.getAsLong() / 1_000_000_000L));
    }

    private static Reply candles(long nowNanos, Market market, Candles candles, long since) {
        MarketRules rules = market.rules();
        List<Candle> rows = candles.rows(nowNanos);
        var json = new JsonText().open().openArray(rules.id());
        for (int i = 0; i < rows.size(); i++) {
            Candle row = rows.get(i);
            if (row.startSeconds() > since || i == rows.size() - 1) {
                json.openArray()
                        .raw(Long.toString(row.startSeconds()))
                        .addText(row.open(), rules.priceDecimals())
                        .addText(row.high(), rules.priceDecimals())
                        .addText(row.low(), rules.priceDecimals())
                        .addText(row.close(), rules.priceDecimals())
                        .addText(row.vwap(), rules.priceDecimals())
                        .addText(row.lots(), rules.lotDecimals())
                        .raw(Integer.toString(row.trades()))
                        .closeArray();
            }
        }
        long running = candles.start(nowNanos);
        return Reply.of(json.closeArray().put("last", running - candles.seconds()).close());
    }

    // Trades.

    /** A time in seconds, or in nanoseconds if it is as long as those are. */
    private static OptionalLong since(Params params, String otherwise) {
        String text = params.text("since").orElse(otherwise);
        if (text.length() >= 16 && text.indexOf('.') < 0) {
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException _) {
                return OptionalLong.empty();
            }
        }
        return Params.nanos(text);
    }

    Reply trades(long nowNanos, Params params) {
        OptionalLong count = params.whole("count", 1_000);
        OptionalLong since = since(params, "0");
        if (count.isEmpty() || count.getAsLong() < 1 || count.getAsLong() > 1_000) {
            return Reply.wrong("count");
        }
        if (since.isEmpty()) {
            return Reply.wrong("since");
        }
        boolean inclusive = hall.rules().has(Quirk.TRADES_SINCE_INCLUSIVE);
        return with(
                params,
                market -> {
                    int most = (int) count.getAsLong();
                    List<Trade> trades =
                            params.has("since")
                                    ? market.tape().after(since.getAsLong(), inclusive, most)
                                    : market.tape().latest(most);
                    long last = params.has("since") ? since.getAsLong() : nowNanos;
                    return trades(market, trades, last);
                });
    }

    private static Reply trades(Market market, List<Trade> trades, long otherwise) {
        MarketRules rules = market.rules();
        var json = new JsonText().open().openArray(rules.id());
        for (Trade trade : trades) {
            json.openArray()
                    .add(price(rules, trade.price()))
                    .addText(trade.lots(), rules.lotDecimals())
                    .raw(Moments.seven(trade.timeNanos()))
                    .add(trade.takerSide() == Side.BUY ? "b" : "s")
                    .add(trade.market() ? "m" : "l")
                    .add("")
                    .raw(Long.toString(trade.id()))
                    .closeArray();
        }
        long last = trades.isEmpty() ? otherwise : trades.getLast().timeNanos();
        return Reply.of(json.closeArray().put("last", Long.toString(last)).close());
    }

    // Depth and spread.

    Reply depth(long nowNanos, Params params) {
        OptionalLong count = params.whole("count", 100);
        if (count.isEmpty() || count.getAsLong() < 1 || count.getAsLong() > 500) {
            return Reply.wrong("count");
        }
        return with(
                params,
                market -> {
                    var json = new JsonText().open().open(market.rules().id());
                    int most = (int) count.getAsLong();
                    levels(json, "asks", nowNanos, market, Side.SELL, most);
                    levels(json, "bids", nowNanos, market, Side.BUY, most);
                    return Reply.of(json.close().close());
                });
    }

    private static void levels(
            JsonText json, String name, long nowNanos, Market market, Side side, int most) {
        MarketRules rules = market.rules();
        long changed = market.best().map(Market.BestPrices::atNanos).orElse(nowNanos);
        json.openArray(name);
        for (Level level : market.book().levels(side, most)) {
            BigDecimal volume = Amounts.decimal(level.lots(), rules.lotDecimals());
            long shown =
                    Math.max(
                            1,
                            volume.movePointRight(DEPTH_DECIMALS)
                                    .setScale(0, RoundingMode.HALF_UP)
                                    .longValue());
            json.openArray()
                    .add(price(rules, level.price()))
                    .addText(shown, DEPTH_DECIMALS)
                    .raw(Long.toString(Moments.seconds(changed)))
                    .closeArray();
        }
        json.closeArray();
    }

    Reply spread(long nowNanos, Params params) {
        OptionalLong since = since(params, "0");
        if (since.isEmpty()) {
            return Reply.wrong("since");
        }
        return with(
                params,
                market -> {
                    var json = new JsonText().open().openArray(market.rules().id());
                    for (Market.BestPrices best : market.spreads()) {
                        if (best.atNanos() >= since.getAsLong()) {
                            json.openArray()
                                    .raw(Long.toString(Moments.seconds(best.atNanos())))
                                    .add(price(market.rules(), best.bid()))
                                    .add(price(market.rules(), best.ask()))
                                    .closeArray();
                        }
                    }
                    return Reply.of(
                            json.closeArray().put("last", Moments.seconds(nowNanos)).close());
                });
    }
}
