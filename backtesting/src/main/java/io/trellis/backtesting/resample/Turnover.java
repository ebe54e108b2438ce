package io.trellis.backtesting.resample;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A sum of products of whole numbers of 0 or more, exact in 126 bits. */
final class Turnover {

    private long high;
    private long low;

    void add(long price, long quantity) {
        long product = price * quantity;
        long sum = low + product;
        high += Math.unsignedMultiplyHigh(price, quantity);
        high += Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        low = sum;
    }

    BigDecimal value(int scale) {
        BigInteger lower = new BigInteger(Long.toUnsignedString(low));
        BigInteger sum = BigInteger.valueOf(high).shiftLeft(Long.SIZE).add(lower);
        return new BigDecimal(sum, scale);
    }
}
