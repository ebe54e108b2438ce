package io.trellis.core.market;

import java.util.Arrays;

/**
 * An append-only series of trades of one instrument, column by column. Times never fall; trades of
 * one time stand in the order in which they happened.
 */
public final class Prints {

    private static final int FIRST_CAPACITY = 1_024;

    private long[] timeMillis = new long[FIRST_CAPACITY];
    private long[] price = new long[FIRST_CAPACITY];
    private long[] lots = new long[FIRST_CAPACITY];
    private Aggressor[] aggressor = new Aggressor[FIRST_CAPACITY];
    private int count;

    /**
     * Adds the newest trade.
     *
     * @throws IllegalArgumentException if it is earlier than the one before
     */
    public void append(TradePrint print) {
        if (count > 0 && print.timeMillis() < timeMillis[count - 1]) {
            throw new IllegalArgumentException(
                    "print times must not fall: %d after %d"
                            .formatted(print.timeMillis(), timeMillis[count - 1]));
        }
        if (count == timeMillis.length) {
            timeMillis = Arrays.copyOf(timeMillis, count * 2);
            price = Arrays.copyOf(price, count * 2);
            lots = Arrays.copyOf(lots, count * 2);
            aggressor = Arrays.copyOf(aggressor, count * 2);
        }
        timeMillis[count] = print.timeMillis();
        price[count] = print.priceTicks();
        lots[count] = print.lots();
        aggressor[count] = print.aggressor();
        count++;
    }

    public int count() {
        return count;
    }

    public long timeMillis(int print) {
        return timeMillis[print];
    }

    public long priceTicks(int print) {
        return price[print];
    }

    public long lots(int print) {
        return lots[print];
    }

    public Aggressor aggressor(int print) {
        return aggressor[print];
    }
}
