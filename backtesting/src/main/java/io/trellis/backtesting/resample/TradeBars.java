package io.trellis.backtesting.resample;

import io.trellis.backtesting.store.trades.TradeBlock;
import io.trellis.core.market.Timeframe;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Makes bars of trades as they come, in the order in which they come. An interval begins at a
 * multiple of its length from the epoch, UTC, and takes the trades from its start to before its
 * end.
 *
 * <p>A bar is handed out when a trade at or after its end, or {@link #completeTo}, shows that it
 * has closed; until then nobody sees it. Only the open bar is held.
 */
public final class TradeBars {

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final long lengthNanos;
    private final Consumer<TradeBar> sink;
    private Optional<TradeBar> open = Optional.empty();
    private long trades;

    /** Bars of a length, handed to a sink in the order of time. */
    public TradeBars(Timeframe timeframe, Consumer<TradeBar> sink) {
        this.lengthNanos = Math.multiplyExact(timeframe.millis(), NANOS_PER_MILLI);
        this.sink = sink;
    }

    /**
     * Takes the next trades.
     *
     * @throws IllegalArgumentException if they begin before the open bar does
     */
    public void accept(TradeBlock block) {
        int from = 0;
        while (from < block.rows()) {
            long start = Math.floorDiv(block.timeNanos()[from], lengthNanos) * lengthNanos;
            int to = from + 1;
            while (to < block.rows() && block.timeNanos()[to] < start + lengthNanos) {
                to++;
            }
            add(part(block, start, from, to));
            from = to;
        }
        trades += block.rows();
    }

    private void add(TradeBar part) {
        if (open.isEmpty()) {
            open = Optional.of(part);
            return;
        }
        TradeBar bar = open.get();
        if (part.startNanos() < bar.startNanos()) {
            throw new IllegalArgumentException(
                    "trades of " + part.startNanos() + " after those of " + bar.startNanos());
        }
        if (part.startNanos() == bar.startNanos()) {
            open = Optional.of(bar.and(part));
        } else {
            sink.accept(bar);
            open = Optional.of(part);
        }
    }

    private static TradeBar part(TradeBlock block, long start, int from, int to) {
        long[] price = block.price();
        long[] quantity = block.quantity();
        long high = price[from];
        long low = price[from];
        var volume = new Turnover();
        var turnover = new Turnover();
        for (int row = from; row < to; row++) {
            high = Math.max(high, price[row]);
            low = Math.min(low, price[row]);
            volume.add(1, quantity[row]);
            turnover.add(price[row], quantity[row]);
        }
        int scale = block.priceScale();
        return new TradeBar(
                start,
                block.exactPrice(from),
                BigDecimal.valueOf(high, scale),
                BigDecimal.valueOf(low, scale),
                block.exactPrice(to - 1),
                volume.value(block.quantityScale()),
                turnover.value(scale + block.quantityScale()),
                to - from);
    }

    /**
     * Says that no trade before a time will come any more; the open bar is handed out if it ends
     * then or earlier.
     *
     * @param nanos UTC epoch nanoseconds
     */
    public void completeTo(long nanos) {
        if (open.isPresent() && open.get().startNanos() + lengthNanos <= nanos) {
            sink.accept(open.get());
            open = Optional.empty();
        }
    }

    /** The trades of the bar that has not closed, 0 where there is none. */
    public long openTrades() {
        return open.map(TradeBar::trades).orElse(0L);
    }

    /** All trades that came. */
    public long trades() {
        return trades;
    }
}
