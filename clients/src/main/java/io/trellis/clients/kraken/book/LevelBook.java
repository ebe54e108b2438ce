package io.trellis.clients.kraken.book;

import io.trellis.core.market.Side;

import java.util.zip.CRC32;

/**
 * The order book of a market to a certain depth, with the checksum that the venue sends along.
 * Prices and quantities are whole numbers of units of the market's last decimal. Used by one
 * thread.
 */
public final class LevelBook {

    private static final int MOST_DIGITS = (LevelSide.CHECKED_LEVELS + 1) * LevelSide.STRIDE;

    private final BookDecimals decimals;
    private final LevelSide bids;
    private final LevelSide asks;
    private final CRC32 crc = new CRC32();
    private final byte[] askDigits = new byte[MOST_DIGITS];
    private final byte[] bidDigits = new byte[MOST_DIGITS];
    private int askDigitCount;
    private int bidDigitCount;
    private long checksum;

    /**
     * An empty book.
     *
     * @param depth as subscribed: what is beyond it is cut off after every message
     */
    public LevelBook(int depth, BookDecimals decimals) {
        this.decimals = decimals;
        bids = new LevelSide(false, depth);
        asks = new LevelSide(true, depth);
    }

    public BookDecimals decimals() {
        return decimals;
    }

    /** Empties it. */
    public void clear() {
        bids.clear();
        asks.clear();
    }

    /**
     * Takes a message: all of its levels in their order, then the cut.
     *
     * @return whether the checksum is the one of the message; else this is not the venue's book any
     *     more
     * @throws BookRefusedException if a number has more decimals than the market; the book is empty
     *     then
     */
    public boolean take(BookDecoder message) {
        try {
            if (message.isSnapshot()) {
                clear();
            }
            take(message, Side.BUY, bids);
            take(message, Side.SELL, asks);
        } catch (BookRefusedException refused) {
            clear();
            throw refused;
        }
        bids.cut();
        asks.cut();
        return checksum() == message.checksum();
    }

    private void take(BookDecoder message, Side side, LevelSide levels) {
        int count = message.count(side);
        for (int row = 0; row < count; row++) {
            long price = message.price(side, row, decimals);
            levels.set(price, message.quantity(side, row, decimals));
        }
    }

    /**
     * The checksum of the best ten levels of each side: CRC-32 over the digits of asks, then bids,
     * each price and quantity with all decimals of the market, without point and leading zeros.
     */
    public long checksum() {
        if (asks.bestChanged() || bids.bestChanged()) {
            askDigitCount = asks.bestChanged() ? asks.digits(askDigits) : askDigitCount;
            bidDigitCount = bids.bestChanged() ? bids.digits(bidDigits) : bidDigitCount;
            crc.reset();
            crc.update(askDigits, 0, askDigitCount);
            crc.update(bidDigits, 0, bidDigitCount);
            checksum = crc.getValue();
        }
        return checksum;
    }

    /** How many levels a side has. */
    public int count(Side side) {
        return levels(side).count();
    }

    /**
     * The price of a level.
     *
     * @param level 0 for the best one
     */
    public long price(Side side, int level) {
        return levels(side).price(level);
    }

    /**
     * The quantity of a level.
     *
     * @param level 0 for the best one
     */
    public long quantity(Side side, int level) {
        return levels(side).quantity(level);
    }

    /** How many levels of a side the last message pushed beyond the depth. */
    public int droppedCount(Side side) {
        return levels(side).droppedCount();
    }

    /** The price of a level that the last message pushed beyond the depth. */
    public long dropped(Side side, int index) {
        return levels(side).dropped(index);
    }

    private LevelSide levels(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
