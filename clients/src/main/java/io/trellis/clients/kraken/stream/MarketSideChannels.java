package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.market.Market;
import io.trellis.clients.net.Loop;
import io.trellis.core.market.Quote;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Channels of markets that are for looking on, not for trading: tickers and candles. */
final class MarketSideChannels {

    private final Loop loop;
    private final ListedMarkets markets;
    private final Subscriptions subscriptions;
    private final Map<String, Consumer<Ticker>> tickers = new LinkedHashMap<>();
    private final Map<Topic, CandleSeries> candles = new LinkedHashMap<>();
    private long strangers;

    MarketSideChannels(Loop loop, ListedMarkets markets, Subscriptions subscriptions) {
        this.loop = loop;
        this.markets = markets;
        this.subscriptions = subscriptions;
    }

    long strangers() {
        return strangers;
    }

    void followTicker(String symbol, Consumer<Ticker> consumer) {
        tickers.put(symbol, consumer);
        subscriptions.want(Topic.ticker(symbol));
    }

    void followCandles(String symbol, int minutes, Consumer<Candle> consumer) {
        Topic topic = Topic.candles(symbol, minutes);
        candles.put(topic, new CandleSeries(loop, consumer));
        subscriptions.want(topic);
    }

    /** The connection is lost. */
    void lost() {
        candles.values().forEach(CandleSeries::lost);
    }

    /** Takes rows; gives how many of them made no sense. */
    int tickers(List<TickerRow> rows) {
        int unreadable = 0;
        for (TickerRow row : rows) {
            Optional<Consumer<Ticker>> consumer = Optional.ofNullable(tickers.get(row.symbol()));
            Optional<Market> market = markets.market(row.symbol());
            if (consumer.isEmpty() || market.isEmpty()) {
                strangers++;
                continue;
            }
            subscriptions.told(Topic.ticker(row.symbol()));
            try {
                consumer.get().accept(ticker(market.get(), row));
            } catch (ArithmeticException | IllegalArgumentException _) {
                unreadable++;
            }
        }
        return unreadable;
    }

    /**
     * @throws ArithmeticException if a number is none of the market's
     * @throws IllegalArgumentException if the bid is not below the ask
     */
    private Ticker ticker(Market market, TickerRow row) {
        Instant time = row.time().orElseGet(loop::now);
        var quote =
                new Quote(
                        time.toEpochMilli(),
                        market.ticks(row.bid()),
                        market.lots(row.bidQuantity()),
                        market.ticks(row.ask()),
                        market.lots(row.askQuantity()));
        return new Ticker(
                row.symbol(),
                quote,
                last(market, row),
                row.volume(),
                row.averagePrice(),
                row.low(),
                row.high());
    }

    private static OptionalLong last(Market market, TickerRow row) {
        return row.last().isPresent()
                ? OptionalLong.of(market.nearestTicks(row.last().get()))
                : OptionalLong.empty();
    }

    /** Takes rows; gives how many of them made no sense. */
    int candles(List<CandleRow> rows) {
        int unreadable = 0;
        for (CandleRow row : rows) {
            Topic topic = Topic.candles(row.symbol(), row.intervalMinutes());
            Optional<CandleSeries> series = Optional.ofNullable(candles.get(topic));
            Optional<Market> market = markets.market(row.symbol());
            if (series.isEmpty() || market.isEmpty()) {
                strangers++;
                continue;
            }
            subscriptions.told(topic);
            try {
                series.get().take(candle(market.get(), row));
            } catch (ArithmeticException _) {
                unreadable++;
            }
        }
        return unreadable;
    }

    /**
     * @throws ArithmeticException if a number is none of the market's
     */
    private static Candle candle(Market market, CandleRow row) {
        return new Candle(
                row.symbol(),
                Math.toIntExact(row.intervalMinutes()),
                row.begin(),
                market.nearestTicks(row.open()),
                market.nearestTicks(row.high()),
                market.nearestTicks(row.low()),
                market.nearestTicks(row.close()),
                market.lots(row.volume()),
                row.averagePrice(),
                row.trades());
    }
}
