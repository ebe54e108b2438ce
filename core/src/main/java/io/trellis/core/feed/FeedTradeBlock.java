package io.trellis.core.feed;

import io.trellis.core.market.Aggressor;

/** The trades of a block. */
final class FeedTradeBlock extends RowBlock {

    private final long[] timeNanos = new long[CAPACITY];
    private final long[] price = new long[CAPACITY];
    private final long[] quantity = new long[CAPACITY];
    private final Aggressor[] aggressor = new Aggressor[CAPACITY];
    private long earliestNextNanos = Long.MIN_VALUE;

    FeedTradeBlock() {
        super(FeedKind.TRADES, 4);
    }

    FeedTrade trade(int i) {
        return new FeedTrade(timeNanos[i], price[i], quantity[i], aggressor[i]);
    }

    void add(FeedTrade trade) {
        int row = grow();
        timeNanos[row] = trade.timeNanos();
        price[row] = trade.price();
        quantity[row] = trade.quantity();
        aggressor[row] = trade.aggressor();
    }

    @Override
    void write(VarintOutput output) {
        output.signed(timeNanos[0]);
        for (int i = 1; i < size(); i++) {
            output.unsigned(timeNanos[i] - timeNanos[i - 1]);
        }
        for (int i = 0; i < size(); i++) {
            output.signed(price[i] - (i == 0 ? 0 : price[i - 1]));
        }
        for (int i = 0; i < size(); i++) {
            output.unsigned(quantity[i]);
        }
        for (int i = 0; i < size(); i++) {
            output.unsigned(code(aggressor[i]));
        }
    }

    @Override
    void read(VarintInput input) {
        timeNanos[0] = input.signed();
        if (timeNanos[0] < earliestNextNanos) {
            throw new ArithmeticException("it begins before the end of the block before");
        }
        for (int i = 1; i < size(); i++) {
            timeNanos[i] = Math.addExact(timeNanos[i - 1], input.unsigned());
        }
        for (int i = 0; i < size(); i++) {
            price[i] = above0(Math.addExact(i == 0 ? 0 : price[i - 1], input.signed()));
        }
        for (int i = 0; i < size(); i++) {
            quantity[i] = input.unsigned();
        }
        for (int i = 0; i < size(); i++) {
            aggressor[i] = aggressor(input.unsigned());
        }
        earliestNextNanos = timeNanos[size() - 1];
    }

    private static long code(Aggressor aggressor) {
        return switch (aggressor) {
            case UNKNOWN -> 0;
            case BUYER -> 1;
            case SELLER -> 2;
        };
    }

    private static Aggressor aggressor(long code) {
        if (code == 1) {
            return Aggressor.BUYER;
        }
        if (code == 2) {
            return Aggressor.SELLER;
        }
        if (code == 0) {
            return Aggressor.UNKNOWN;
        }
        throw new ArithmeticException("a side reads " + code + " where 0, 1 or 2 is due");
    }
}
