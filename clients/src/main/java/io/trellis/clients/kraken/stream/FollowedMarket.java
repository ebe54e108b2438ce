package io.trellis.clients.kraken.stream;

import io.trellis.clients.kraken.book.BookDecimals;
import io.trellis.clients.kraken.book.BookDecoder;
import io.trellis.clients.kraken.book.BookRefusedException;
import io.trellis.clients.kraken.book.LevelBook;
import io.trellis.clients.kraken.market.Market;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A market whose book and trades are followed. */
final class FollowedMarket {

    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int MOST_DIGITS = 18;

    /** So many broken books in that time are no accident. */
    private static final int MOST_BREAKS = 3;

    private static final long BREAK_WINDOW = Duration.ofMinutes(1).toNanos();

    private final int depth;
    private final TradeSequence trades;
    private Market market;
    private LevelBook book;
    private long unitsPerTick;
    private long unitsPerLot;
    private long toldBidTicks;
    private long toldAskTicks;

    /** Whether the book is the venue's: a snapshot has come, and every checksum since was right. */
    private boolean whole;

    private final Deque<Long> breaks = new ArrayDeque<>();

    FollowedMarket(Market market, int depth, TradeSequence trades) {
        this.depth = depth;
        this.trades = trades;
        this.market = market;
        this.book = newBook();
    }

    /** Whether prices and quantities of a market can be read as whole ticks and lots. */
    static boolean isReadable(Market market) {
        Market.Decimals decimals = market.decimals();
        return isStep(market.instrument().tick(), decimals.price())
                && isStep(market.instrument().lot(), decimals.lot());
    }

    /** Whether a step is a whole number of units of the last decimal, and that one a long. */
    private static boolean isStep(BigDecimal step, int decimals) {
        return step.scale() <= decimals
                && step.precision() - step.scale() + decimals <= MOST_DIGITS;
    }

    private LevelBook newBook() {
        Market.Decimals decimals = market.decimals();
        unitsPerTick = market.instrument().tick().movePointRight(decimals.price()).longValueExact();
        unitsPerLot = market.instrument().lot().movePointRight(decimals.lot()).longValueExact();
        forget();
        return new LevelBook(depth, new BookDecimals(decimals.price(), decimals.lot()));
    }

    Market market() {
        return market;
    }

    TradeSequence trades() {
        return trades;
    }

    Topic bookTopic() {
        return Topic.book(market.symbol(), depth);
    }

    Topic tradesTopic() {
        return Topic.trades(market.symbol());
    }

    boolean isWhole() {
        return whole;
    }

    /** Takes other rules; the book has to come anew if they change how it is read. */
    boolean revise(Market revised) {
        boolean sameForm =
                revised.decimals().equals(market.decimals())
                        && revised.instrument().tick().compareTo(market.instrument().tick()) == 0
                        && revised.instrument().lot().compareTo(market.instrument().lot()) == 0;
        market = revised;
        if (!sameForm) {
            book = newBook();
        }
        return !sameForm;
    }

    /** Empties the book: it is nobody's any more. */
    void lose() {
        forget();
        book.clear();
    }

    private void forget() {
        whole = false;
        toldBidTicks = 0;
        toldAskTicks = 0;
    }

    /** Notes that the book broke; true if it breaks again and again. */
    boolean breaksTooOften(long nowNanos) {
        breaks.addLast(nowNanos);
        while (nowNanos - breaks.getFirst() > BREAK_WINDOW) {
            breaks.removeFirst();
        }
        return breaks.size() >= MOST_BREAKS;
    }

    /** Nothing of before counts any more. */
    void forgive() {
        breaks.clear();
    }

    /**
     * Takes a message.
     *
     * @return whether the book is the venue's after it
     * @throws BookRefusedException if the message cannot be taken
     */
    boolean take(BookDecoder message) {
        whole = book.take(message);
        if (!whole) {
            book.clear();
        }
        return whole;
    }

    /**
     * The message just taken, as everybody understands it: what it pushed beyond the depth is said
     * to be gone, which the venue leaves to the reader.
     *
     * @throws BookRefusedException if a level is on no tick
     */
    BookUpdate update(BookDecoder message, long timeMillis) {
        var levels = new ArrayList<BookUpdate.Level>();
        for (Side side : Side.values()) {
            if (message.isSnapshot()) {
                addBook(levels, side);
            } else {
                addMessage(levels, side, message);
            }
        }
        return new BookUpdate(timeMillis, message.isSnapshot(), levels);
    }

    /** The best bid and ask, if one of the prices is another than was told before. */
    Optional<Quote> quote(long timeMillis) {
        if (book.count(Side.BUY) == 0 || book.count(Side.SELL) == 0) {
            return Optional.empty();
        }
        long bid = book.price(Side.BUY, 0) / unitsPerTick;
        long ask = book.price(Side.SELL, 0) / unitsPerTick;
        if (bid >= ask || (bid == toldBidTicks && ask == toldAskTicks)) {
            return Optional.empty();
        }
        toldBidTicks = bid;
        toldAskTicks = ask;
        long bidLots = book.quantity(Side.BUY, 0) / unitsPerLot;
        long askLots = book.quantity(Side.SELL, 0) / unitsPerLot;
        return Optional.of(new Quote(timeMillis, bid, bidLots, ask, askLots));
    }

    private void addBook(List<BookUpdate.Level> levels, Side side) {
        for (int i = 0; i < book.count(side); i++) {
            levels.add(level(side, book.price(side, i), book.quantity(side, i)));
        }
    }

    private void addMessage(List<BookUpdate.Level> levels, Side side, BookDecoder message) {
        for (int row = 0; row < message.count(side); row++) {
            long price = message.price(side, row, book.decimals());
            levels.add(level(side, price, message.quantity(side, row, book.decimals())));
        }
        for (int i = 0; i < book.droppedCount(side); i++) {
            levels.add(level(side, book.dropped(side, i), 0));
        }
    }

    private BookUpdate.Level level(Side side, long price, long quantity) {
        if (price % unitsPerTick != 0 || quantity % unitsPerLot != 0) {
            throw new BookRefusedException("a level is not on the tick or the lot");
        }
        return new BookUpdate.Level(side, price / unitsPerTick, quantity / unitsPerLot);
    }

    /** When a message was sent, by the venue's clock if it says so. */
    static long timeMillis(BookDecoder message, long nowMillis) {
        return message.hasTime() ? message.timeNanos() / NANOS_PER_MILLI : nowMillis;
    }
}
