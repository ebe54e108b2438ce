package io.trellis.backtesting.venue;

import io.trellis.core.account.Money;
import io.trellis.core.account.Tariff;
import io.trellis.core.desk.OrderListener;
import io.trellis.core.desk.OrderRoute;
import io.trellis.core.desk.TakeListener;
import io.trellis.core.market.Aggressor;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.DepthBook;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;
import io.trellis.core.order.Reason;
import io.trellis.core.queue.BookSide;
import io.trellis.core.queue.QueuePositions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.PriorityQueue;

/**
 * One market of a simulated venue, and the account's orders there.
 *
 * <p>Whoever drives it tells it the time and where the market is, and then asks for one fill after
 * the other ({@link #fillNext}), so that what follows from a fill is done before the next. Others
 * are not moved by the account's orders: what it trades is not missing from the book or the prints.
 */
public final class SimulatedVenue implements OrderRoute {

    /** The time of a message that will never come. */
    public static final long NEVER = Long.MAX_VALUE;

    private static final long DAY_MILLIS = 86_400_000;

    private final FillModel fills;
    private final Delays delays;
    private final TradingCosts costs;
    private final Participation participation;
    private final QueuePositions queues;
    private final DepthBook book = new DepthBook();
    private final BookSide<VenueOrder> buys = new BookSide<>(Side.BUY);
    private final BookSide<VenueOrder> sells = new BookSide<>(Side.SELL);
    private final TurnoverWindow dayVolume = new TurnoverWindow(DAY_MILLIS);
    private final PriorityQueue<Message> messages = new PriorityQueue<>();
    private final long minLots;

    /** Smallest product of ticks and lots. */
    private final long minTickLots;

    private final int marginTicks;
    private final boolean volumeMatters;

    private long timeMillis;
    private long event;
    private long marketTicks;

    /** What a resting buy's limit is compared with, and a resting sell's. */
    private long buyReachTicks;

    private long sellReachTicks;
    private long messagesSent;

    private record Message(long dueMillis, long sequence, Runnable arrival)
            implements Comparable<Message> {

        @Override
        public int compareTo(Message other) {
            int byTime = Long.compare(dueMillis, other.dueMillis);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    /** A market that nobody has seen yet. */
    public SimulatedVenue(Instrument instrument, VenueSettings settings, AccountTurnover turnover) {
        this.fills = settings.fills();
        this.delays = new Delays(settings.latency());
        this.costs = new TradingCosts(instrument, settings.slippage(), turnover);
        this.participation = new Participation(settings.participation());
        this.queues = new QueuePositions(book);
        this.minLots = steps(instrument.minQty(), instrument.lot());
        this.minTickLots =
                steps(instrument.minCost(), instrument.tick().multiply(instrument.lot()));
        this.marginTicks = settings.fills().marginTicks();
        this.volumeMatters = settings.slippage() instanceof SlippageModel.SquareRoot;
    }

    private static long steps(BigDecimal least, BigDecimal step) {
        return least.divide(step, 0, RoundingMode.CEILING).longValueExact();
    }

    // ---- the market

    /** Time goes on. */
    public void at(long millis) {
        timeMillis = millis;
    }

    /** Something happens in the market, with what traded in it; volume 0 where none is known. */
    public void begin(long tradedLots) {
        event++;
        participation.begin(tradedLots);
        if (volumeMatters && tradedLots > 0) {
            dayVolume.add(timeMillis, tradedLots);
        }
    }

    /** The market is at a price; bid and ask are not told apart. */
    public void moveTo(long priceTicks) {
        marketTicks = priceTicks;
        buyReachTicks = priceTicks;
        sellReachTicks = priceTicks;
    }

    /** Others have traded. */
    public void print(long priceTicks, long lots, Aggressor aggressor) {
        moveTo(priceTicks);
        if (fills instanceof FillModel.QueuePessimistic) {
            queues.traded(event, priceTicks, lots, aggressor, buys, sells);
        }
    }

    /** Bid and ask have changed. */
    public void quote(Quote quote) {
        book.quote(quote);
        bookMoved();
    }

    /** Resting orders of others have changed. */
    public void update(BookUpdate update) {
        book.update(update);
        bookMoved();
    }

    private void bookMoved() {
        boolean whole = book.isWhole();
        buyReachTicks = whole ? book.askTicks() : Long.MAX_VALUE;
        sellReachTicks = whole ? book.bidTicks() : Long.MIN_VALUE;
        if (fills instanceof FillModel.QueuePessimistic) {
            queues.shown(buys);
            queues.shown(sells);
        }
    }

    /** Whether both bid and ask are known. */
    public boolean hasBook() {
        return book.isWhole();
    }

    /** The price between bid and ask, rounded down. */
    public long middleTicks() {
        return Math.floorDiv(book.bidTicks() + book.askTicks(), 2);
    }

    /** Marks the market at a price without a trade there: only orders at the market see it. */
    public void mark(long priceTicks) {
        marketTicks = priceTicks;
    }

    // ---- fills

    /**
     * Fills the first resting order of a side that the market has reached, or the part of it that
     * the volume allows.
     *
     * @return false when there is none
     */
    public boolean fillNext(Side side) {
        BookSide<VenueOrder> resting = side == Side.BUY ? buys : sells;
        if (resting.count() == 0 || participation.isSpent()) {
            return false;
        }
        for (int rank = 0; rank < resting.count(); rank++) {
            VenueOrder order = resting.get(rank);
            if (passedTicks(order) < marginTicks) {
                return false;
            }
            long lots = participation.limit(fillable(order));
            if (lots > 0) {
                fill(resting, order, lots);
                return true;
            }
        }
        return false;
    }

    /** How far the market has gone past a limit: 0 at the limit itself, below 0 before it. */
    private long passedTicks(VenueOrder order) {
        return switch (order.side()) {
            case BUY -> Math.subtractExact(order.priceTicks(), clamped(buyReachTicks));
            case SELL -> Math.subtractExact(clamped(sellReachTicks), order.priceTicks());
        };
    }

    private static long clamped(long ticks) {
        return Math.clamp(ticks, Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);
    }

    private long fillable(VenueOrder order) {
        return switch (fills) {
            case FillModel.Touch _, FillModel.Through _ -> order.remainingLots();
            case FillModel.NextBar _ -> order.restingSince < event ? order.remainingLots() : 0;
            case FillModel.QueuePessimistic _ ->
                    passedTicks(order) > 0 ? order.remainingLots() : queues.claimable(order, event);
        };
    }

    private void fill(BookSide<VenueOrder> resting, VenueOrder order, long lots) {
        if (fills instanceof FillModel.QueuePessimistic && passedTicks(order) == 0) {
            queues.claimed(order, lots);
        }
        participation.spend(lots);
        order.fill(lots);
        if (!order.isLive()) {
            resting.remove(order);
        }
        Tariff tariff = costs.maker(timeMillis);
        long value = tariff.value(order.priceTicks(), lots);
        long fee = tariff.makerFee(order.priceTicks(), lots);
        costs.traded(timeMillis, value);
        order.owner.filled(order, lots, value, fee);
    }

    /**
     * The first price between two at which a resting order is reached, or the second when there is
     * none.
     */
    public long nextFillTicks(long fromTicks, long toTicks) {
        int margin = fills instanceof FillModel.QueuePessimistic ? 1 : marginTicks;
        return toTicks < fromTicks
                ? nextBelow(fromTicks, toTicks, margin)
                : nextAbove(fromTicks, toTicks, margin);
    }

    private long nextBelow(long from, long to, int margin) {
        for (int rank = 0; rank < buys.count(); rank++) {
            long reached = buys.get(rank).priceTicks() - margin;
            if (reached < from) {
                return Math.max(reached, to);
            }
        }
        return to;
    }

    private long nextAbove(long from, long to, int margin) {
        for (int rank = 0; rank < sells.count(); rank++) {
            long reached = sells.get(rank).priceTicks() + margin;
            if (reached > from) {
                return Math.min(reached, to);
            }
        }
        return to;
    }

    // ---- messages

    /** Whether every message arrives at once. */
    public boolean isInstant() {
        return delays.none();
    }

    /** When the next message arrives, or {@link #NEVER}. */
    public long nextDueMillis() {
        Message next = messages.peek();
        return next == null ? NEVER : next.dueMillis();
    }

    /** The next message arrives. */
    public void deliverNext() {
        messages.remove().arrival().run();
    }

    private void send(long dueMillis, Runnable arrival) {
        messages.add(new Message(dueMillis, messagesSent++, arrival));
    }

    @Override
    public boolean wouldTake(Side side, long priceTicks) {
        boolean quoted = book.isWhole();
        return switch (side) {
            case BUY -> priceTicks >= (quoted ? book.askTicks() : marketTicks);
            case SELL -> priceTicks <= (quoted ? book.bidTicks() : marketTicks);
        };
    }

    @Override
    public VenueOrder order(Side side, long priceTicks, long lots, int cell, OrderListener owner) {
        return new VenueOrder(this, side, priceTicks, lots, cell, owner);
    }

    void place(VenueOrder order) {
        if (delays.none()) {
            arrive(order);
        } else {
            order.dueMillis = timeMillis + delays.entryMillis();
            send(order.dueMillis, () -> arrive(order));
        }
    }

    private void arrive(VenueOrder order) {
        if (isBelowMinimum(order)) {
            order.end();
            order.owner.refused(order, OrderListener.Refusal.BELOW_MINIMUM);
        } else if (wouldTake(order.side(), order.priceTicks())) {
            order.end();
            order.owner.refused(order, OrderListener.Refusal.WOULD_TAKE);
        } else {
            order.rest();
            order.restingSince = event;
            if (fills instanceof FillModel.QueuePessimistic) {
                queues.arrived(order);
            }
            (order.side() == Side.BUY ? buys : sells).add(order);
        }
    }

    private boolean isBelowMinimum(VenueOrder order) {
        long tickLots = Math.multiplyExact(order.priceTicks(), order.remainingLots());
        return order.remainingLots() < minLots || tickLots < minTickLots;
    }

    void cancel(VenueOrder order) {
        order.cancelSentNow();
        if (delays.none()) {
            end(order);
        } else {
            send(Math.max(order.dueMillis, timeMillis + delays.cancelMillis()), () -> end(order));
        }
    }

    private void end(VenueOrder order) {
        if (order.isLive()) {
            if (order.isResting()) {
                (order.side() == Side.BUY ? buys : sells).remove(order);
            }
            order.end();
            order.owner.cancelled(order);
        }
    }

    /** Sends an order at the market. It trades whole, whatever the volume and the minimums. */
    @Override
    public void take(Side side, long lots, Reason reason, TakeListener listener) {
        if (delays.none()) {
            trade(side, lots, listener);
        } else {
            send(timeMillis + delays.entryMillis(), () -> trade(side, lots, listener));
        }
    }

    private void trade(Side side, long lots, TakeListener listener) {
        long traded = volumeMatters ? dayVolume.sumAt(timeMillis) : 0;
        BigDecimal exact = costs.takerValue(side, lots, marketTicks, book, traded);
        long value = Money.units(exact);
        long fee = Money.units(exact.multiply(costs.takerFee(timeMillis)));
        costs.traded(timeMillis, value);
        listener.taken(marketTicks, value, fee);
    }
}
