package io.trellis.krakensim.market;

import io.trellis.core.feed.FeedTrade;
import io.trellis.core.feed.TradeFeedHeader;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Recorded trades, one by one, of their own sizes. Where nobody knows who crossed the spread, the
 * price tells: a buyer where it rose, a seller where it fell, and the one of the trade before where
 * it stayed. A trade of nothing is left out.
 */
public final class TradeMoves implements Iterator<MarketMove> {

    private final TradeFeedHeader header;
    private final Iterator<FeedTrade> trades;
    private Optional<MarketMove> ready = Optional.empty();
    private Side lastTaker = Side.BUY;
    private long lastPrice;

    /**
     * Moves of trades.
     *
     * @param header tells the scales
     * @param trades in their order, read as the moves are
     */
    public TradeMoves(TradeFeedHeader header, Iterator<FeedTrade> trades) {
        this.header = header;
        this.trades = trades;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && trades.hasNext()) {
            ready = move(trades.next());
        }
        return ready.isPresent();
    }

    @Override
    public MarketMove next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the trades have ended");
        }
        MarketMove next = ready.orElseThrow();
        ready = Optional.empty();
        return next;
    }

    private Optional<MarketMove> move(FeedTrade trade) {
        lastTaker = taker(trade);
        lastPrice = trade.price();
        if (trade.quantity() == 0) {
            return Optional.empty();
        }
        return Optional.of(
                new MarketMove.Print(
                        trade.timeNanos(),
                        lastTaker,
                        BigDecimal.valueOf(trade.price(), header.priceScale()),
                        BigDecimal.valueOf(trade.quantity(), header.quantityScale())));
    }

    private Side taker(FeedTrade trade) {
        return switch (trade.aggressor()) {
            case BUYER -> Side.BUY;
            case SELLER -> Side.SELL;
            case UNKNOWN -> {
                if (trade.price() == lastPrice) {
                    yield lastTaker;
                }
                yield trade.price() > lastPrice ? Side.BUY : Side.SELL;
            }
        };
    }
}
