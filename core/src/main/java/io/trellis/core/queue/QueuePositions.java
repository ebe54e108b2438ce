package io.trellis.core.queue;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.Side;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Who is served before the account's orders at their prices. At its own price an order fills by
 * what trades there after the queue ahead of it is gone.
 *
 * <p>The queue ahead is what the book shows at the price when the order arrives, and never more
 * than it shows later; cancels are taken to have been behind. Without a book it is as much as was
 * traded there the last time the market stood at the price, and where that is not known either,
 * endless.
 */
public final class QueuePositions {

    private final DepthBook book;

    /** What the last stay of the market at each price traded. */
    private final Map<Long, Long> lastStays = new LinkedHashMap<>();

    private long stayTicks = Long.MIN_VALUE;
    private long stayLots;

    /**
     * Nobody has traded yet.
     *
     * @param book kept up to date by whoever has it
     */
    public QueuePositions(DepthBook book) {
        this.book = book;
    }

    /** An order comes to rest. */
    public void arrived(QueuedOrder order) {
        order.queueAhead = ahead(order);
    }

    private long ahead(QueuedOrder order) {
        if (book.isWhole()) {
            return book.lotsAt(order.side(), order.priceTicks());
        }
        return order.priceTicks() == stayTicks
                ? stayLots
                : lastStays.getOrDefault(order.priceTicks(), DepthBook.UNKNOWN);
    }

    /**
     * Others have traded at a price: the queues there become shorter.
     *
     * @param event a number that each event of the market has for itself
     */
    public void traded(
            long event,
            long priceTicks,
            long lots,
            Aggressor aggressor,
            BookSide<?> buys,
            BookSide<?> sells) {
        if (priceTicks == stayTicks) {
            stayLots += lots;
        } else {
            lastStays.put(stayTicks, stayLots);
            stayTicks = priceTicks;
            stayLots = lots;
        }
        if (aggressor != Aggressor.BUYER) {
            serve(buys, event, priceTicks, lots);
        }
        if (aggressor != Aggressor.SELLER) {
            serve(sells, event, priceTicks, lots);
        }
    }

    /** Own orders at one price are served one after the other. */
    private static void serve(BookSide<?> orders, long event, long priceTicks, long lots) {
        long left = lots;
        for (int rank = 0; rank < orders.count(); rank++) {
            QueuedOrder order = orders.get(rank);
            if (order.priceTicks() == priceTicks) {
                long behind = Math.max(0, left - order.queueAhead);
                order.claimLots = Math.min(behind, order.remainingLots());
                order.claimedIn = event;
                left -= order.claimLots;
                if (order.queueAhead != DepthBook.UNKNOWN) {
                    order.queueAhead = Math.max(0, order.queueAhead - lots);
                }
            } else if (isBehind(order, priceTicks)) {
                return;
            }
        }
    }

    private static boolean isBehind(QueuedOrder order, long priceTicks) {
        return order.side() == Side.BUY
                ? order.priceTicks() < priceTicks
                : order.priceTicks() > priceTicks;
    }

    /** The book has changed: nobody is ahead who is not there. */
    public void shown(BookSide<?> orders) {
        for (int rank = 0; book.isWhole() && rank < orders.count(); rank++) {
            QueuedOrder order = orders.get(rank);
            order.queueAhead =
                    Math.min(order.queueAhead, book.lotsAt(order.side(), order.priceTicks()));
        }
    }

    /** What of an order may fill at its own price in an event. */
    public long claimable(QueuedOrder order, long event) {
        return order.claimedIn == event ? order.claimLots : 0;
    }

    /** So much of it has filled. */
    public void claimed(QueuedOrder order, long lots) {
        order.claimLots -= lots;
    }
}
