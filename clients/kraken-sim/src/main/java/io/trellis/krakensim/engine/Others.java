package io.trellis.krakensim.engine;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.rules.MarketRules;

import java.util.HashMap;
import java.util.Map;

/**
 * What all others offer: levels a tick apart around a price, of sizes that hang on the price alone.
 * They never cross the orders of accounts. What is taken from a level is gone until the price
 * moves.
 */
final class Others {

    private final Map<Long, Long> taken = new HashMap<>();
    private MarketRules rules;
    private double levelValue;
    private long tick;
    private long bestBid;
    private long bestAsk;

    Others(MarketRules rules, long price) {
        terms(rules);
        move(Side.BUY, price);
    }

    void terms(MarketRules changed) {
        rules = changed;
        tick = Amounts.units(changed.tickSize(), changed.priceDecimals());
        levelValue =
                changed.liquidity().levelCost().doubleValue()
                        * Math.pow(10, changed.priceDecimals() + (double) changed.lotDecimals());
    }

    /** The price moved: a taker of that side traded there last. */
    void move(Side taker, long price) {
        taken.clear();
        long spread = tick * rules.liquidity().spreadTicks();
        // A price recorded under other terms may lie between two steps of these.
        if (taker == Side.BUY) {
            bestAsk = Math.ceilDiv(price, tick) * tick;
            bestBid = bestAsk - spread;
        } else {
            bestBid = price / tick * tick;
            bestAsk = bestBid + spread;
        }
    }

    long tick() {
        return tick;
    }

    int levels() {
        return rules.liquidity().levels();
    }

    boolean first() {
        return rules.liquidity().first();
    }

    /** The price of a level, the best one 0; 0 if there is no such level. */
    long price(Side side, int level) {
        long price = side == Side.BUY ? bestBid - level * tick : bestAsk + level * tick;
        return Math.max(0, price);
    }

    /** Whether others have a level at that price. */
    boolean offers(Side side, long price) {
        long best = side == Side.BUY ? bestBid : bestAsk;
        long distance = side == Side.BUY ? best - price : price - best;
        return price > 0 && distance >= 0 && distance % tick == 0 && distance / tick < levels();
    }

    /** What others offer at a price where they have a level. */
    long lots(long price) {
        return Math.max(0, full(price) - taken.getOrDefault(price, 0L));
    }

    /** Somebody takes from a level. */
    void take(long price, long lots) {
        taken.merge(price, lots, Long::sum);
    }

    /** What one of them trades at a price when nobody says how much. */
    long tradeLots(long price) {
        return Math.max(1, full(price) / 8);
    }

    private long full(long price) {
        long mixed = price * 0x9E3779B97F4A7C15L;
        double share = (8 + ((mixed >>> 40) & 7)) / 12.0;
        return Math.max(1, (long) (levelValue / price * share));
    }
}
