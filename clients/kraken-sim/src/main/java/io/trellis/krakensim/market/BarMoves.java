package io.trellis.krakensim.market;

import io.trellis.core.feed.FeedBar;
import io.trellis.core.feed.FeedHeader;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Queue;

/**
 * The path that a bar stands for: its open, the extreme nearer to it (the low if neither is), the
 * other one and its close, a quarter of the bar's time each. At each of them a quarter of its
 * volume is traded, so that the venue's own candles have the volume of the bars. A bar in which
 * nothing was traded has no moves.
 */
public final class BarMoves implements Iterator<MarketMove> {

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int POINTS = 4;

    private final FeedHeader header;
    private final Iterator<FeedBar> bars;
    private final Queue<MarketMove> ready = new ArrayDeque<>();

    /**
     * Moves of bars.
     *
     * @param header tells the scales and the timeframe
     * @param bars in their order, read as the moves are
     */
    public BarMoves(FeedHeader header, Iterator<FeedBar> bars) {
        this.header = header;
        this.bars = bars;
    }

    @Override
    public boolean hasNext() {
        while (ready.isEmpty() && bars.hasNext()) {
            take(bars.next());
        }
        return !ready.isEmpty();
    }

    @Override
    public MarketMove next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the bars have ended");
        }
        return ready.remove();
    }

    private void take(FeedBar bar) {
        if (bar.volume() == 0 && bar.high() == bar.low()) {
            return;
        }
        boolean lowFirst = bar.open() - bar.low() <= bar.high() - bar.open();
        long[] path = {
            bar.open(),
            lowFirst ? bar.low() : bar.high(),
            lowFirst ? bar.high() : bar.low(),
            bar.close()
        };
        long quarterNanos = header.series().timeframe().millis() * NANOS_PER_MILLI / POINTS;
        long time = bar.timeMillis() * NANOS_PER_MILLI;
        long before = bar.open();
        for (long price : path) {
            move(time, price, price >= before ? Side.BUY : Side.SELL, bar.volume());
            before = price;
            time += quarterNanos;
        }
    }

    private void move(long time, long price, Side taker, long volume) {
        BigDecimal decimal = BigDecimal.valueOf(price, header.priceScale());
        ready.add(new MarketMove.Sweep(time, decimal));
        if (volume >= POINTS) {
            BigDecimal quarter = BigDecimal.valueOf(volume / POINTS, header.volumeScale());
            ready.add(new MarketMove.Print(time, taker, decimal, quarter));
        }
    }
}
