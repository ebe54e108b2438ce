package io.trellis.krakensim.socket;

import io.trellis.core.market.Side;
import io.trellis.krakensim.engine.Level;
import io.trellis.krakensim.engine.OrderBook;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a subscriber of a book has of it. A change tells the levels that are new or other, those
 * that moved in from below included, and with nothing in them those that vanished; levels that were
 * pushed out at the far end are not told: the subscriber cuts them himself.
 */
final class BookWindow {

    private final int depth;
    private List<Level> bids = List.of();
    private List<Level> asks = List.of();

    BookWindow(int depth) {
        this.depth = depth;
    }

    int depth() {
        return depth;
    }

    List<Level> bids() {
        return bids;
    }

    List<Level> asks() {
        return asks;
    }

    /** What changed on both sides. */
    record Change(List<Level> bids, List<Level> asks) {

        boolean isEmpty() {
            return bids.isEmpty() && asks.isEmpty();
        }
    }

    /** Takes what the book is now. */
    Change take(OrderBook book) {
        List<Level> nextBids = List.copyOf(book.levels(Side.BUY, depth));
        List<Level> nextAsks = List.copyOf(book.levels(Side.SELL, depth));
        var change = new Change(change(bids, nextBids), change(asks, nextAsks));
        bids = nextBids;
        asks = nextAsks;
        return change;
    }

    private List<Level> change(List<Level> before, List<Level> after) {
        if (before.equals(after)) {
            return List.of();
        }
        Map<Long, Long> known = new HashMap<>();
        before.forEach(level -> known.put(level.price(), level.lots()));
        List<Level> change = new ArrayList<>();
        for (Level level : after) {
            Long lots = known.remove(level.price());
            if (lots == null || lots != level.lots()) {
                change.add(level);
            }
        }
        for (Level level : before) {
            if (known.containsKey(level.price()) && !pushedOut(level, before, after)) {
                change.add(new Level(level.price(), 0));
            }
        }
        return change;
    }

    private boolean pushedOut(Level level, List<Level> before, List<Level> after) {
        if (after.size() < depth) {
            return false;
        }
        long worst = after.getLast().price();
        boolean rising = isRising(before) || isRising(after);
        return rising ? level.price() > worst : level.price() < worst;
    }

    private static boolean isRising(List<Level> levels) {
        return levels.size() > 1 && levels.get(1).price() > levels.get(0).price();
    }
}
