package io.trellis.cli.krakensim;

import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedReader;
import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.TradeFeedReader;
import io.trellis.krakensim.market.BarMoves;
import io.trellis.krakensim.market.MarketMove;
import io.trellis.krakensim.market.TradeMoves;
import io.trellis.trading.feed.FeedFile;
import io.trellis.trading.feed.TradeFeedFile;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/** A recorded market that is open for reading: a feed of bars or of trades. */
final class Recording implements AutoCloseable {

    private final String symbol;
    private final BigDecimal firstPrice;
    private final Iterator<MarketMove> moves;
    private final Runnable close;

    private Recording(
            String symbol, BigDecimal firstPrice, Iterator<MarketMove> moves, Runnable close) {
        this.symbol = symbol;
        this.firstPrice = firstPrice;
        this.moves = moves;
        this.close = close;
    }

    /**
     * Opens a feed of either kind, and reads all of it beforehand: nothing is played of one that
     * turns out to be damaged half-way.
     *
     * @throws io.trellis.core.InvalidInputException if there is no such feed, or it is damaged
     */
    static Recording open(Path file) {
        return switch (FeedFile.kind(file)) {
            case BARS -> ofBars(file);
            case TRADES -> ofTrades(file);
        };
    }

    private static Recording ofBars(Path file) {
        String symbol = FeedFile.check(file).series().symbol();
        FeedFile feed = FeedFile.open(file);
        FeedReader bars = feed.reader();
        FeedBar first = bars.next();
        int scale = bars.header().priceScale();
        return new Recording(
                symbol,
                BigDecimal.valueOf(first.open(), scale),
                new BarMoves(bars.header(), behind(first, bars)),
                feed::close);
    }

    private static Recording ofTrades(Path file) {
        String symbol = TradeFeedFile.check(file).symbol();
        TradeFeedFile feed = TradeFeedFile.open(file);
        TradeFeedReader trades = feed.reader();
        FeedTrade first = trades.next();
        int scale = trades.header().priceScale();
        return new Recording(
                symbol,
                BigDecimal.valueOf(first.price(), scale),
                new TradeMoves(trades.header(), behind(first, trades)),
                feed::close);
    }

    /** The first row, which has been read, and the others. */
    private static <T> Iterator<T> behind(T first, Iterator<T> others) {
        var one = new ArrayDeque<>(List.of(first));
        return new Iterator<>() {

            @Override
            public boolean hasNext() {
                return !one.isEmpty() || others.hasNext();
            }

            @Override
            public T next() {
                return one.isEmpty() ? others.next() : one.remove();
            }
        };
    }

    /** The market it was recorded in, as a trader writes it. */
    String symbol() {
        return symbol;
    }

    /** Where the price begins. */
    BigDecimal firstPrice() {
        return firstPrice;
    }

    /** What happened there, read as it is played. */
    Iterator<MarketMove> moves() {
        return moves;
    }

    @Override
    public void close() {
        close.run();
    }
}
