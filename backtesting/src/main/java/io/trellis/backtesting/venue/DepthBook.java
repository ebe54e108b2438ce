package io.trellis.backtesting.venue;

import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What others have resting, as far as it is known. */
final class DepthBook {

    /** The quantity at a price of which nothing is known. */
    static final long UNKNOWN = Long.MAX_VALUE;

    /** Best first. */
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());

    private final NavigableMap<Long, Long> asks = new TreeMap<>(Comparator.naturalOrder());
    private boolean deep;

    void update(BookUpdate update) {
        deep = true;
        if (update.snapshot()) {
            bids.clear();
            asks.clear();
        }
        for (BookUpdate.Level level : update.levels()) {
            if (level.lots() == 0) {
                of(level.side()).remove(level.priceTicks());
            } else {
                of(level.side()).put(level.priceTicks(), level.lots());
            }
        }
    }

    void quote(Quote quote) {
        best(bids, quote.bidTicks(), quote.bidLots());
        best(asks, quote.askTicks(), quote.askLots());
    }

    /** Without deeper updates the levels behind the best are not kept up, so they are dropped. */
    private void best(NavigableMap<Long, Long> side, long priceTicks, long lots) {
        if (deep) {
            side.headMap(priceTicks, false).clear();
        } else {
            side.clear();
        }
        side.put(priceTicks, lots);
    }

    /** Whether both sides are known, and the bids lie below the asks. */
    boolean isWhole() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() < asks.firstKey();
    }

    long bidTicks() {
        return bids.firstKey();
    }

    long askTicks() {
        return asks.firstKey();
    }

    /** What rests at a price, {@link #UNKNOWN} behind the last known level. */
    long lotsAt(Side side, long priceTicks) {
        NavigableMap<Long, Long> levels = of(side);
        if (levels.isEmpty() || levels.comparator().compare(priceTicks, levels.lastKey()) > 0) {
            return UNKNOWN;
        }
        return levels.getOrDefault(priceTicks, 0L);
    }

    /** The levels of one side, best first. */
    Iterable<Map.Entry<Long, Long>> levels(Side side) {
        return of(side).entrySet();
    }

    private NavigableMap<Long, Long> of(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
