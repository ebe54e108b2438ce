package io.trellis.krakensim.engine;

import io.trellis.core.market.Side;
import io.trellis.krakensim.rules.MarketRules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The orders of one market: those of accounts by price and time, and what others offer beside them.
 * It moves no money; what meets is told to a {@link Meeting}, which books it.
 */
public final class OrderBook {

    private final NavigableMap<Long, List<Order>> bids = new TreeMap<>(Comparator.reverseOrder());
    private final NavigableMap<Long, List<Order>> asks = new TreeMap<>();
    private final Others others;
    private final Meeting meeting;

    /** A book without orders of accounts. */
    public OrderBook(MarketRules rules, long price, Meeting meeting) {
        this.others = new Others(rules, price);
        this.meeting = meeting;
    }

    /** Other terms from now on. */
    public void terms(MarketRules rules) {
        others.terms(rules);
    }

    // An order of an account.

    /** Whether an order with that limit would trade at once. */
    public boolean crosses(Side side, long limit) {
        long best = bestAgainst(side);
        return best != 0 && reaches(side, limit, best);
    }

    /**
     * Whether there is enough within the limit to fill an order whole, its own account left out.
     */
    public boolean fills(Order order) {
        long missing = order.remaining();
        Side other = opposite(order.side());
        for (Map.Entry<Long, List<Order>> level : side(other).entrySet()) {
            if (!reaches(order.side(), order.limit(), level.getKey())) {
                break;
            }
            for (Order resting : level.getValue()) {
                missing -= resting.account() == order.account() ? 0 : resting.remaining();
            }
        }
        for (int i = 0; i < others.levels() && missing > 0; i++) {
            long price = others.price(other, i);
            if (price != 0
                    && reaches(order.side(), order.limit(), price)
                    && !hidden(other, price)) {
                missing -= others.lots(price);
            }
        }
        return missing <= 0;
    }

    /**
     * What an order at the market would cost, as price times lots; empty room counts as nothing.
     */
    public double costOf(Side side, long lots) {
        double cost = 0;
        long missing = lots;
        for (Level level : levels(opposite(side), others.levels() + side(opposite(side)).size())) {
            long part = Math.min(missing, level.lots());
            cost += (double) part * level.price();
            missing -= part;
        }
        return cost;
    }

    /** Lets an order trade with what is there, as far as its limit reaches. */
    public void match(Order taker) {
        while (taker.isOpen() && taker.remaining() > 0) {
            long ours = bestOfAccounts(opposite(taker.side()));
            long theirs = bestOfOthers(opposite(taker.side()));
            long best = better(taker.side(), ours, theirs);
            if (best == 0 || !reaches(taker.side(), taker.limit(), best)) {
                return;
            }
            if (best == ours && !(ours == theirs && others.first())) {
                meet(side(opposite(taker.side())).firstEntry().getValue().getFirst(), taker);
            } else {
                long lots = Math.min(taker.remaining(), others.lots(best));
                others.take(best, lots);
                meeting.took(taker, best, lots);
            }
        }
    }

    private void meet(Order maker, Order taker) {
        if (maker.account() != taker.account()) {
            long lots = Math.min(maker.remaining(), taker.remaining());
            meeting.between(maker, taker, maker.limit(), lots);
            return;
        }
        switch (taker.terms().selfTrade()) {
            case CANCEL_NEWEST -> meeting.selfTrade(taker);
            case CANCEL_OLDEST -> meeting.selfTrade(maker);
            case CANCEL_BOTH -> {
                meeting.selfTrade(maker);
                meeting.selfTrade(taker);
            }
        }
    }

    /** Lets an order rest, behind those that rest at its price. */
    public void rest(Order order) {
        Side side = order.side();
        long price = order.limit();
        order.ahead(others.first() && others.offers(side, price) ? others.lots(price) : 0);
        side(side).computeIfAbsent(price, _ -> new ArrayList<>(2)).add(order);
    }

    /** Takes an order out; it must rest at that price or nowhere. */
    public void remove(Order order, long price) {
        List<Order> level = side(order.side()).get(price);
        if (level != null && level.remove(order) && level.isEmpty()) {
            side(order.side()).remove(price);
        }
    }

    // The market of the others.

    /** The price moves there from where it was; all that rests on the way is filled whole. */
    public void sweep(long lastPrice, long price) {
        Side taker = price < lastPrice ? Side.SELL : Side.BUY;
        fillAll(Side.BUY, price);
        fillAll(Side.SELL, price);
        others.move(taker, price);
        meeting.amongOthers(taker, price, others.tradeLots(price));
    }

    private void fillAll(Side side, long price) {
        while (!side(side).isEmpty() && reaches(opposite(side), price, side(side).firstKey())) {
            Order first = side(side).firstEntry().getValue().getFirst();
            meeting.made(first, first.limit(), first.remaining());
        }
    }

    /**
     * A trade of others of that size at a price. What rests at better prices or there comes before
     * them; an order on the other side that the price has run through is met by the one who made
     * it.
     */
    public void print(Side taker, long price, long lots) {
        long left = fillSome(opposite(taker), price, lots, others.first());
        long through = taker == Side.SELL ? price - 1 : price + 1;
        left = fillSome(taker, through, left, false);
        others.move(taker, price);
        if (left > 0) {
            meeting.amongOthers(taker, price, left);
        }
    }

    private long fillSome(Side side, long price, long lots, boolean queue) {
        long left = lots;
        while (left > 0
                && !side(side).isEmpty()
                && reaches(opposite(side), price, side(side).firstKey())) {
            long level = side(side).firstKey();
            List<Order> resting = side(side).firstEntry().getValue();
            Order first = resting.getFirst();
            long before = queue && level == price ? Math.min(left, first.ahead()) : 0;
            if (before > 0) {
                resting.forEach(order -> order.ahead(Math.max(0, order.ahead() - before)));
                meeting.amongOthers(opposite(side), level, before);
                left -= before;
                continue;
            }
            long part = Math.min(left, first.remaining());
            meeting.made(first, level, part);
            left -= part;
        }
        return left;
    }

    // What is seen of it.

    /** The best levels of a side, at most that many. */
    public List<Level> levels(Side side, int most) {
        List<Level> levels = new ArrayList<>(Math.min(most, 64));
        int next = 0;
        for (Map.Entry<Long, List<Order>> own : side(side).entrySet()) {
            if (levels.size() >= most) {
                return levels;
            }
            next = addOthers(levels, side, most, next, own.getKey());
            boolean joined = next < others.levels() && others.price(side, next) == own.getKey();
            long theirs = joined ? others.lots(own.getKey()) : 0;
            next += joined ? 1 : 0;
            if (levels.size() < most) {
                levels.add(new Level(own.getKey(), remaining(own.getValue()) + theirs));
            }
        }
        addOthers(levels, side, most, next, side == Side.BUY ? 0 : Long.MAX_VALUE);
        return levels;
    }

    /** Adds what others offer at better prices than a limit; tells the first level that is not. */
    private int addOthers(List<Level> levels, Side side, int most, int first, long limit) {
        long against = bestOfAccounts(opposite(side));
        int next = first;
        for (; next < others.levels() && levels.size() < most; next++) {
            long price = others.price(side, next);
            if (price == 0 || price == limit || reaches(side, limit, price)) {
                break;
            }
            boolean hidden = against != 0 && reaches(side, price, against);
            long lots = hidden ? 0 : others.lots(price);
            if (lots > 0) {
                levels.add(new Level(price, lots));
            }
        }
        return next;
    }

    /** The best price of a side; 0 if nobody offers. */
    public long best(Side side) {
        return bestAgainst(opposite(side));
    }

    private static long remaining(List<Order> orders) {
        long sum = 0;
        for (Order order : orders) {
            sum += order.remaining();
        }
        return sum;
    }

    /** The orders of accounts that rest on a side, best first, the older one first at a price. */
    public List<Order> resting(Side side) {
        List<Order> all = new ArrayList<>();
        side(side).values().forEach(all::addAll);
        return all;
    }

    private long bestAgainst(Side side) {
        Side other = opposite(side);
        return better(side, bestOfAccounts(other), bestOfOthers(other));
    }

    private long bestOfAccounts(Side side) {
        return side(side).isEmpty() ? 0 : side(side).firstKey();
    }

    private long bestOfOthers(Side side) {
        for (int i = 0; i < others.levels(); i++) {
            long price = others.price(side, i);
            if (price != 0 && !hidden(side, price) && others.lots(price) > 0) {
                return price;
            }
        }
        return 0;
    }

    /** Whether others keep away from a price because an order of an account stands against it. */
    private boolean hidden(Side side, long price) {
        long against = bestOfAccounts(opposite(side));
        return against != 0 && reaches(side, price, against);
    }

    private NavigableMap<Long, List<Order>> side(Side side) {
        return side == Side.BUY ? bids : asks;
    }

    /** The better of two prices for a taker; 0 means that there is none. */
    private static long better(Side taker, long left, long right) {
        if (left == 0 || right == 0) {
            return left + right;
        }
        return taker == Side.BUY ? Math.min(left, right) : Math.max(left, right);
    }

    private static boolean reaches(Side side, long limit, long price) {
        return side == Side.BUY ? price <= limit : price >= limit;
    }

    private static Side opposite(Side side) {
        return side == Side.BUY ? Side.SELL : Side.BUY;
    }
}
