package io.trellis.krakensim.desk;

import io.trellis.core.market.Side;
import io.trellis.krakensim.amount.Amounts;
import io.trellis.krakensim.engine.Order;
import io.trellis.krakensim.engine.OrderTerms;
import io.trellis.krakensim.ledger.Account;
import io.trellis.krakensim.ledger.Holding;
import io.trellis.krakensim.rules.FeeSchedule.FeeTier;
import io.trellis.krakensim.rules.MarketRules;

import java.math.RoundingMode;

/** What orders need and hold: a sale its volume, a purchase its cost with the fee. */
final class Funds {

    /** The fees of an account in a market now. */
    static FeeTier fees(Account account, Market market, long nowNanos) {
        var schedule = market.rules().fees();
        return schedule.tiers().get(schedule.tierOf(account.volumeUsd(nowNanos)));
    }

    /** What an order of that size and limit holds; of its own asset. */
    long hold(long nowNanos, Account account, Market market, OrderTerms terms, long p, long lots) {
        MarketRules rules = market.rules();
        if (terms.side() == Side.SELL) {
            return Amounts.rescale(lots, rules.lotDecimals(), rules.base().decimals());
        }
        FeeTier fees = fees(account, market, nowNanos);
        long rate = terms.postOnly() ? fees.makerMillionths() : fees.takerMillionths();
        long cost = market.cost(p, lots, RoundingMode.CEILING);
        long fee = Market.fee(cost, Math.max(0, rate), RoundingMode.CEILING);
        return raise(cost + fee, rules.costDecimals(), rules.quote().decimals());
    }

    /**
     * Whether an account has enough for a new order.
     *
     * @param released what an order that makes room for it holds of the same asset
     */
    boolean enough(long nowNanos, Account account, Market market, OrderTerms terms, long released) {
        try {
            long need =
                    terms.price().isPresent() || terms.side() == Side.SELL
                            ? hold(nowNanos, account, market, terms, terms.limit(), terms.lots())
                            : atMarket(nowNanos, account, market, terms.lots());
            return need <= holding(account, market, terms.side()).available() + released;
        } catch (ArithmeticException _) {
            return false;
        }
    }

    private long atMarket(long nowNanos, Account account, Market market, long lots) {
        MarketRules rules = market.rules();
        double units =
                market.book().costOf(Side.BUY, lots)
                        / Math.pow(10, rules.priceDecimals() + (double) rules.lotDecimals())
                        * (1 + fees(account, market, nowNanos).takerMillionths() / 1e6)
                        * Math.pow(10, rules.quote().decimals());
        return (long) Math.ceil(units);
    }

    /** Lets an order hold what it needs now, and nothing once it has ended. */
    void settle(long nowNanos, Account account, Market market, Order order) {
        long need =
                order.isOpen() && order.price().isPresent()
                        ? hold(
                                nowNanos,
                                account,
                                market,
                                order.terms(),
                                order.limit(),
                                order.remaining())
                        : 0;
        holding(account, market, order.side()).hold(need - order.held());
        order.held(need);
        order.note(nowNanos);
    }

    Holding holding(Account account, Market market, Side side) {
        return account.holding(side == Side.BUY ? market.rules().quote() : market.rules().base());
    }

    private static long raise(long units, int from, int to) {
        if (to >= from) {
            return Amounts.rescale(units, from, to);
        }
        return Math.ceilDiv(units, Amounts.power(from - to));
    }
}
