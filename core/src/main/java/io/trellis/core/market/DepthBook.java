package io.trellis.core.market;

import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** What others have resting, as far as quotes and updates of the book have told it. */
public final class DepthBook {

    /** The quantity at a price of which nothing is known. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** Best first. */
    private final NavigableMap<Long, Long> bids = new TreeMap<>(Comparator.reverseOrder());

    private final NavigableMap<Long, Long> asks = new TreeMap<>(Comparator.naturalOrder());
    private boolean deep;

    /** Takes what changed; a snapshot is the whole book. */
    public void update(BookUpdate update) {
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

    /** Takes the best bid and ask. */
    public void quote(Quote quote) {
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
    public boolean isWhole() {
        return !bids.isEmpty() && !asks.isEmpty() && bids.firstKey() < asks.firstKey();
    }

    /** The best bid of a {@linkplain #isWhole whole} book. */
    public long bidTicks() {
        return bids.firstKey();
    }

    /** The best ask of a {@linkplain #isWhole whole} book. */
    public long askTicks() {
        return asks.firstKey();
    }

    /** What rests at the best bid of a {@linkplain #isWhole whole} book. */
    public long bidLots() {
        return bids.firstEntry().getValue();
    }

    /** What rests at the best ask of a {@linkplain #isWhole whole} book. */
    public long askLots() {
        return asks.firstEntry().getValue();
    }

    /** What rests at a price, {@link #UNKNOWN} behind the last known level. */
    public long lotsAt(Side side, long priceTicks) {
        NavigableMap<Long, Long> levels = of(side);
        if (levels.isEmpty() || levels.comparator().compare(priceTicks, levels.lastKey()) > 0) {
            return UNKNOWN;
        }
        return levels.getOrDefault(priceTicks, 0L);
    }

    /** The levels of one side, best first. */
    public Iterable<Map.Entry<Long, Long>> levels(Side side) {
        return of(side).entrySet();
    }

    private NavigableMap<Long, Long> of(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
