package io.trellis.clients.kraken.book;

import io.trellis.core.market.Side;

/**
 * Reads frames of the channel {@code book}, one after the other, into itself: what it holds is of
 * the frame read last. Used by one thread.
 */
public final class BookDecoder {

    private static final int LARGE_FRAME = 65_536;

    private static final int CHANNEL = 1;
    private static final int TYPE = 1 << 1;
    private static final int DATA = 1 << 2;
    private static final int SYMBOL = 1 << 3;
    private static final int BIDS = 1 << 4;
    private static final int ASKS = 1 << 5;
    private static final int CHECKSUM = 1 << 6;
    private static final int TIMESTAMP = 1 << 7;
    private static final int NEEDED = CHANNEL | TYPE | DATA | SYMBOL | CHECKSUM;

    private final FrameText text = new FrameText();
    private final KnownTexts symbols = new KnownTexts();
    private final LevelRows bids = new LevelRows();
    private final LevelRows asks = new LevelRows();

    private int seen;
    private boolean snapshot;
    private String symbol = "";
    private long checksum;
    private long timeNanos;
    private long unknownFields;

    /**
     * Reads a frame.
     *
     * @return whether it is one of a book; of any other nothing more is known, not even that it is
     *     JSON
     * @throws BookRefusedException if it is not JSON as far as it was read, beyond the limits, or
     *     no book as the venue describes it
     */
    public boolean read(String frame) {
        clear();
        text.load(frame);
        try {
            return document();
        } finally {
            if (frame.length() > LARGE_FRAME) {
                text.shrink(LARGE_FRAME);
            }
        }
    }

    private void clear() {
        seen = 0;
        bids.clear();
        asks.clear();
        timeNanos = 0;
    }

    private boolean document() {
        if (text.peek() != '{') {
            return false;
        }
        text.pass('{');
        if (text.passIf('}')) {
            return false;
        }
        int later = -1;
        do {
            text.name();
            if (text.is("channel")) {
                note(CHANNEL);
                text.string();
                if (!text.is("book")) {
                    return false;
                }
            } else if (text.is("method")) {
                return false;
            } else if (text.is("type")) {
                note(TYPE);
                text.string();
                snapshot = text.is("snapshot");
                if (!snapshot && !text.is("update")) {
                    return notBook("type is neither snapshot nor update");
                }
            } else if (text.is("data")) {
                note(DATA);
                later = data(later);
            } else {
                skipUnknown();
            }
        } while (text.more('}'));
        text.end();
        return finish(later);
    }

    /** Of a frame whose channel is not known yet nothing is wrong. */
    private boolean notBook(String words) {
        if ((seen & CHANNEL) == 0) {
            return false;
        }
        throw new BookRefusedException(words);
    }

    /** Reads the data, or passes it as long as it is not known to be a book's. */
    private int data(int later) {
        if ((seen & CHANNEL) == 0) {
            int place = text.place();
            text.skip();
            return place;
        }
        element();
        return later;
    }

    private boolean finish(int later) {
        if ((seen & CHANNEL) == 0) {
            return false;
        }
        if (later >= 0) {
            text.goTo(later);
            element();
        }
        if ((seen & NEEDED) != NEEDED) {
            throw new BookRefusedException("type, data, symbol or checksum is missing");
        }
        return true;
    }

    private void element() {
        text.pass('[');
        text.pass('{');
        do {
            text.name();
            if (text.is("bids")) {
                note(BIDS);
                rows(bids);
            } else if (text.is("asks")) {
                note(ASKS);
                rows(asks);
            } else if (text.is("symbol")) {
                note(SYMBOL);
                text.string();
                symbol = text.token(symbols);
            } else if (text.is("checksum")) {
                note(CHECKSUM);
                checksum = checksumHere();
            } else if (text.is("timestamp")) {
                note(TIMESTAMP);
                text.string();
                timeNanos = text.time();
            } else {
                skipUnknown();
            }
        } while (text.more('}'));
        text.pass(']');
    }

    private void note(int field) {
        if ((seen & field) != 0) {
            throw new BookRefusedException("it has a field twice");
        }
        seen |= field;
    }

    private void skipUnknown() {
        unknownFields++;
        text.skip();
    }

    private long checksumHere() {
        text.number();
        if (text.scale() != 0 || text.units() > 0xFFFF_FFFFL) {
            throw new BookRefusedException("checksum is no number of 32 bits");
        }
        return text.units();
    }

    private void rows(LevelRows rows) {
        text.pass('[');
        if (text.passIf(']')) {
            return;
        }
        do {
            row(rows);
        } while (text.more(']'));
    }

    private void row(LevelRows rows) {
        long price = -1;
        int priceScale = 0;
        long quantity = -1;
        int quantityScale = 0;
        text.pass('{');
        do {
            text.name();
            if (text.is("price")) {
                text.number();
                price = text.units();
                priceScale = text.scale();
            } else if (text.is("qty")) {
                text.number();
                quantity = text.units();
                quantityScale = text.scale();
            } else {
                skipUnknown();
            }
        } while (text.more('}'));
        if (price <= 0 || quantity < 0) {
            throw new BookRefusedException("a level has no price above 0, or no quantity");
        }
        rows.add(price, priceScale, quantity, quantityScale);
    }

    /** Whether the levels are the whole book. */
    public boolean isSnapshot() {
        return snapshot;
    }

    /** The market, {@code BTC/USD}. */
    public String symbol() {
        return symbol;
    }

    /** What the checksum of the book is to be once the levels are in it. */
    public long checksum() {
        return checksum;
    }

    /** Whether the frame says when it is of; snapshots did not always. */
    public boolean hasTime() {
        return (seen & TIMESTAMP) != 0;
    }

    /** By the venue's clock, since the epoch; 0 where it {@linkplain #hasTime does not say}. */
    public long timeNanos() {
        return timeNanos;
    }

    /** How many fields of no known name there were in all frames. */
    public long unknownFields() {
        return unknownFields;
    }

    /** How many levels of a side the frame lists. */
    public int count(Side side) {
        return rows(side).count();
    }

    /**
     * The price of a level, in units of the last decimal that the market has.
     *
     * @throws BookRefusedException if it has more decimals than that
     */
    public long price(Side side, int row, BookDecimals decimals) {
        return rows(side).price(row, decimals.price());
    }

    /**
     * The new quantity of a level, in units of the last decimal that the market has; 0 for none.
     *
     * @throws BookRefusedException if it has more decimals than that
     */
    public long quantity(Side side, int row, BookDecimals decimals) {
        return rows(side).quantity(row, decimals.quantity());
    }

    private LevelRows rows(Side side) {
        return side == Side.BUY ? bids : asks;
    }
}
