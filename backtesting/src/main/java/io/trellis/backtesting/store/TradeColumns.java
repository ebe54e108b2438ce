package io.trellis.backtesting.store;

import io.trellis.core.market.Aggressor;

import java.util.Arrays;

/** Trades as they were read, in the units of the market; times never fall. */
public final class TradeColumns {

    private long[] timeMillis = new long[1_024];
    private double[] price = new double[1_024];
    private double[] quantity = new double[1_024];
    private Aggressor[] aggressor = new Aggressor[1_024];
    private int count;

    TradeColumns() {}

    void add(long millis, double tradePrice, double tradeQuantity, Aggressor who) {
        if (count == timeMillis.length) {
            timeMillis = Arrays.copyOf(timeMillis, count * 2);
            price = Arrays.copyOf(price, count * 2);
            quantity = Arrays.copyOf(quantity, count * 2);
            aggressor = Arrays.copyOf(aggressor, count * 2);
        }
        timeMillis[count] = millis;
        price[count] = tradePrice;
        quantity[count] = tradeQuantity;
        aggressor[count] = who;
        count++;
    }

    /** How many trades there are. */
    public int rows() {
        return count;
    }

    /** When a trade was made, UTC. */
    public long timeMillis(int row) {
        return timeMillis[row];
    }

    /** Quote per base, above 0. */
    public double price(int row) {
        return price[row];
    }

    /** Base, 0 or more. */
    public double quantity(int row) {
        return quantity[row];
    }

    /** Who crossed the spread, where the file tells. */
    public Aggressor aggressor(int row) {
        return aggressor[row];
    }
}
