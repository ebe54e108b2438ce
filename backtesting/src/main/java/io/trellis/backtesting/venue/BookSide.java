package io.trellis.backtesting.venue;

import io.trellis.core.market.Side;

import java.util.Arrays;

/** The account's own resting orders of one side, best price first, then oldest first. */
final class BookSide {

    /** 1 where a higher price is better (buys), -1 where a lower one is (sells). */
    private final int direction;

    /** The best is the last, as most orders come and go near the market. */
    private VenueOrder[] orders = new VenueOrder[64];

    private int count;

    BookSide(Side side) {
        direction = side == Side.BUY ? 1 : -1;
    }

    int count() {
        return count;
    }

    /** An order by its rank, 0 for the best. */
    VenueOrder get(int rank) {
        return orders[count - 1 - rank];
    }

    void add(VenueOrder order) {
        if (count == orders.length) {
            orders = Arrays.copyOf(orders, count * 2);
        }
        int at = count;
        while (at > 0 && !isWorse(orders[at - 1], order)) {
            orders[at] = orders[at - 1];
            at--;
        }
        orders[at] = order;
        count++;
    }

    private boolean isWorse(VenueOrder one, VenueOrder other) {
        return direction * Long.compare(one.priceTicks(), other.priceTicks()) < 0;
    }

    void remove(VenueOrder order) {
        int at = count - 1;
        while (orders[at] != order) {
            at--;
        }
        System.arraycopy(orders, at + 1, orders, at, count - at - 1);
        count--;
    }
}
