package io.trellis.core.engine;

import java.util.Arrays;

/**
 * The resting orders of one side, one a cell, best first. A grid adds an order next to the market
 * as a rule, so the best one is kept at the end of the arrays.
 */
final class RestingOrders {

    private static final int FIRST_CAPACITY = 64;

    /** 1 where a higher price is better (buys), -1 where a lower one is (sells). */
    private final int direction;

    private long[] prices = new long[FIRST_CAPACITY];
    private long[] lots = new long[FIRST_CAPACITY];
    private int[] cells = new int[FIRST_CAPACITY];
    private int count;

    private RestingOrders(int direction) {
        this.direction = direction;
    }

    static RestingOrders buys() {
        return new RestingOrders(1);
    }

    static RestingOrders sells() {
        return new RestingOrders(-1);
    }

    boolean isEmpty() {
        return count == 0;
    }

    long bestPrice() {
        return prices[count - 1];
    }

    long bestLots() {
        return lots[count - 1];
    }

    int bestCell() {
        return cells[count - 1];
    }

    void removeBest() {
        count--;
    }

    void clear() {
        count = 0;
    }

    void add(int cell, long priceTicks, long quantityLots) {
        if (count == prices.length) {
            prices = Arrays.copyOf(prices, count * 2);
            lots = Arrays.copyOf(lots, count * 2);
            cells = Arrays.copyOf(cells, count * 2);
        }
        int at = count;
        while (at > 0 && direction * Long.compare(prices[at - 1], priceTicks) > 0) {
            copy(at - 1, at);
            at--;
        }
        prices[at] = priceTicks;
        lots[at] = quantityLots;
        cells[at] = cell;
        count++;
    }

    void remove(int cell) {
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (cells[i] != cell) {
                copy(i, kept);
                kept++;
            }
        }
        count = kept;
    }

    private void copy(int from, int to) {
        prices[to] = prices[from];
        lots[to] = lots[from];
        cells[to] = cells[from];
    }
}
