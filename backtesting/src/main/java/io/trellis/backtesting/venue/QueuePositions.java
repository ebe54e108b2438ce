package io.trellis.backtesting.venue;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.Side;

import java.util.HashMap;
import java.util.Map;

/** Who is served before the account's orders at their prices (see {@link FillModel}). */
final class QueuePositions {

    private final DepthBook book;

    /** What the last stay of the market at each price traded; only looked up, never walked. */
    private final Map<Long, Long> lastStays = new HashMap<>();

    private long stayTicks = Long.MIN_VALUE;
    private long stayLots;

    QueuePositions(DepthBook book) {
        this.book = book;
    }

    /** The quantity ahead of an order that arrives now. */
    long ahead(VenueOrder order) {
        if (book.isWhole()) {
            return book.lotsAt(order.side(), order.priceTicks());
        }
        return order.priceTicks() == stayTicks
                ? stayLots
                : lastStays.getOrDefault(order.priceTicks(), DepthBook.UNKNOWN);
    }

    /** Others have traded at a price: the queues there become shorter. */
    void traded(
            long event,
            long priceTicks,
            long lots,
            Aggressor aggressor,
            BookSide buys,
            BookSide sells) {
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
    private static void serve(BookSide orders, long event, long priceTicks, long lots) {
        long left = lots;
        for (int rank = 0; rank < orders.count(); rank++) {
            VenueOrder order = orders.get(rank);
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

    private static boolean isBehind(VenueOrder order, long priceTicks) {
        return order.side() == Side.BUY
                ? order.priceTicks() < priceTicks
                : order.priceTicks() > priceTicks;
    }

    /** The book has changed: nobody is ahead who is not there. */
    void shown(BookSide orders) {
        for (int rank = 0; book.isWhole() && rank < orders.count(); rank++) {
            VenueOrder order = orders.get(rank);
            order.queueAhead =
                    Math.min(order.queueAhead, book.lotsAt(order.side(), order.priceTicks()));
        }
    }

    /** What of an order may fill at its own price in an event. */
    long claimable(VenueOrder order, long event) {
        return order.claimedIn == event ? order.claimLots : 0;
    }

    void claimed(VenueOrder order, long lots) {
        order.claimLots -= lots;
    }
}
