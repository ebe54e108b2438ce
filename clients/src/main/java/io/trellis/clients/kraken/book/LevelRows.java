package io.trellis.clients.kraken.book;

import java.util.Arrays;

/** Levels as a message lists them, in its order and each number with its own decimals. */
final class LevelRows {

    /** The deepest book has 1,000 levels a side. */
    private static final int MOST = 4_096;

    private long[] price = new long[16];
    private long[] quantity = new long[16];
    private int[] priceScale = new int[16];
    private int[] quantityScale = new int[16];
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    void add(long priceUnits, int priceDecimals, long quantityUnits, int quantityDecimals) {
        if (count == price.length) {
            grow();
        }
        price[count] = priceUnits;
        priceScale[count] = priceDecimals;
        quantity[count] = quantityUnits;
        quantityScale[count] = quantityDecimals;
        count++;
    }

    private void grow() {
        if (count >= MOST) {
            throw new BookRefusedException("it has more than " + MOST + " levels on one side");
        }
        int capacity = count * 2;
        price = Arrays.copyOf(price, capacity);
        quantity = Arrays.copyOf(quantity, capacity);
        priceScale = Arrays.copyOf(priceScale, capacity);
        quantityScale = Arrays.copyOf(quantityScale, capacity);
    }

    /** The price in units of its market's last decimal. */
    long price(int row, int decimals) {
        return Decimals.rescaled(price[row], priceScale[row], decimals);
    }

    /** The quantity in units of its market's last decimal. */
    long quantity(int row, int decimals) {
        return Decimals.rescaled(quantity[row], quantityScale[row], decimals);
    }
}
