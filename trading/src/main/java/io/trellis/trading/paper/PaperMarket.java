package io.trellis.trading.paper;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.queue.BookSide;
import io.trellis.core.queue.QueuePositions;

import java.util.List;
import java.util.Optional;

/**
 * Where the market is, and which of the account's resting orders it has reached. It reaches a buy
 * with a trade at or below its limit, or with an ask there; a sell the other way round. Others are
 * not moved by the account's orders.
 */
final class PaperMarket {

    private static final long FAR = Long.MAX_VALUE / 4;

    private final PaperFills fills;
    private final DepthBook book = new DepthBook();
    private final QueuePositions queues = new QueuePositions(book);
    private final BookSide<PaperOrder> buys = new BookSide<>(Side.BUY);
    private final BookSide<PaperOrder> sells = new BookSide<>(Side.SELL);
    private long event;
    private long priceTicks;
    private long buyReachTicks = FAR;
    private long sellReachTicks = -FAR;

    /** A part of an order that the market has reached. */
    record Reached(PaperOrder order, long lots) {}

    PaperMarket(PaperFills fills) {
        this.fills = fills;
    }

    /** The last trade's, 0 where none is known. */
    long priceTicks() {
        return priceTicks;
    }

    /** Something has happened; ask then for what it has {@linkplain #next reached}. */
    void happened(MarketEvent happening) {
        event++;
        switch (happening) {
            case TradePrint(_, long price, long lots, Aggressor aggressor) ->
                    traded(price, lots, aggressor);
            case Quote quote -> {
                book.quote(quote);
                bookMoved();
            }
            case BookUpdate update -> {
                book.update(update);
                bookMoved();
            }
        }
    }

    private void traded(long price, long lots, Aggressor aggressor) {
        priceTicks = price;
        buyReachTicks = price;
        sellReachTicks = price;
        if (fills instanceof PaperFills.QueuePessimistic) {
            queues.traded(event, price, lots, aggressor, buys, sells);
        }
    }

    private void bookMoved() {
        boolean whole = book.isWhole();
        buyReachTicks = whole ? book.askTicks() : FAR;
        sellReachTicks = whole ? book.bidTicks() : -FAR;
        queues.shown(buys);
        queues.shown(sells);
    }

    /** What was known of the book is void. */
    void bookLost() {
        book.update(new BookUpdate(0, true, List.of()));
        bookMoved();
    }

    /** Prices and quantities count in other steps from now on; no order may rest. */
    void stepsChanged() {
        bookLost();
        priceTicks = 0;
    }

    /** Whether an order at this price would take now instead of resting. */
    boolean wouldTake(Side side, long limitTicks) {
        boolean quoted = book.isWhole();
        if (!quoted && priceTicks == 0) {
            return false;
        }
        return switch (side) {
            case BUY -> limitTicks >= (quoted ? book.askTicks() : priceTicks);
            case SELL -> limitTicks <= (quoted ? book.bidTicks() : priceTicks);
        };
    }

    void rest(PaperOrder order) {
        queues.arrived(order);
        side(order.side()).add(order);
    }

    void remove(PaperOrder order) {
        side(order.side()).remove(order);
    }

    private BookSide<PaperOrder> side(Side side) {
        return side == Side.BUY ? buys : sells;
    }

    /** The first order that is reached, sells before buys and the best price first. */
    Optional<Reached> next() {
        return next(sells).or(() -> next(buys));
    }

    private Optional<Reached> next(BookSide<PaperOrder> resting) {
        for (int rank = 0; rank < resting.count(); rank++) {
            PaperOrder order = resting.get(rank);
            long passed = passedTicks(order);
            if (passed < fills.marginTicks()) {
                return Optional.empty();
            }
            long lots = fillable(order, passed);
            if (lots > 0) {
                return Optional.of(new Reached(order, lots));
            }
        }
        return Optional.empty();
    }

    /** How far the market has gone past a limit: 0 at the limit itself, below 0 before it. */
    private long passedTicks(PaperOrder order) {
        return switch (order.side()) {
            case BUY -> order.priceTicks() - buyReachTicks;
            case SELL -> sellReachTicks - order.priceTicks();
        };
    }

    private long fillable(PaperOrder order, long passedTicks) {
        return switch (fills) {
            case PaperFills.Law _ -> order.remainingLots();
            case PaperFills.QueuePessimistic _ ->
                    passedTicks > 0 ? order.remainingLots() : queues.claimable(order, event);
        };
    }

    /** What was reached has filled; called while the order still has it. */
    void fills(Reached reached) {
        if (fills instanceof PaperFills.QueuePessimistic && passedTicks(reached.order()) == 0) {
            queues.claimed(reached.order(), reached.lots());
        }
        if (reached.lots() == reached.order().remainingLots()) {
            remove(reached.order());
        }
    }
}
