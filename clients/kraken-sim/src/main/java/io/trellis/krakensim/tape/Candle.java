package io.trellis.krakensim.tape;

import io.trellis.krakensim.amount.Amounts;

import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * A candle, in units of the market's last digits.
 *
 * @param startSeconds where its interval begins, since the epoch
 * @param value the sum of price times lots
 */
public record Candle(
        long startSeconds,
        long open,
        long high,
        long low,
        long close,
        long lots,
        BigInteger value,
        int trades) {

    /** An interval in which nothing traded. */
    public static Candle empty(long startSeconds, long price) {
        return new Candle(startSeconds, price, price, price, price, 0, BigInteger.ZERO, 0);
    }

    /** The first trade of an interval. */
    public static Candle of(long startSeconds, Trade trade) {
        return empty(startSeconds, trade.price()).with(trade);
    }

    /** With one trade more. */
    public Candle with(Trade trade) {
        return new Candle(
                startSeconds,
                open,
                Math.max(high, trade.price()),
                Math.min(low, trade.price()),
                trade.price(),
                lots + trade.lots(),
                value.add(
                        BigInteger.valueOf(trade.price())
                                .multiply(BigInteger.valueOf(trade.lots()))),
                trades + 1);
    }

    /** The average price by volume, rounded down; 0 without trades. */
    public long vwap() {
        return lots == 0 ? 0 : Amounts.round(value, BigInteger.valueOf(lots), RoundingMode.DOWN);
    }
}
