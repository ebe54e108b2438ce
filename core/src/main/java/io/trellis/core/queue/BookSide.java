package io.trellis.core.queue;

import io.trellis.core.market.Side;

import java.util.ArrayList;
import java.util.List;

/**
 * The account's own resting orders of one side, best price first, then oldest first.
 *
 * @param <O> the orders
 */
public final class BookSide<O extends QueuedOrder> {

    /** 1 where a higher price is better (buys), -1 where a lower one is (sells). */
    private final int direction;

    /** The best is the last, as most orders come and go near the market. */
    private final List<O> orders = new ArrayList<>();

    /** A side without orders. */
    public BookSide(Side side) {
        direction = side == Side.BUY ? 1 : -1;
    }

    public int count() {
        return orders.size();
    }

    /** An order by its rank, 0 for the best. */
    public O get(int rank) {
        return orders.get(orders.size() - 1 - rank);
    }

    public void add(O order) {
        int at = orders.size();
        while (at > 0 && !isWorse(orders.get(at - 1), order)) {
            at--;
        }
        orders.add(at, order);
    }

    private boolean isWorse(O one, O other) {
        return direction * Long.compare(one.priceTicks(), other.priceTicks()) < 0;
    }

    /** Takes an order out that is in. */
    public void remove(O order) {
        orders.remove(orders.lastIndexOf(order));
    }
}
