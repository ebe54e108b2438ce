package io.trellis.clients.kraken.book;

import io.trellis.core.market.Side;

/**
 * Reads frames of the channel {@code book}, one after the other, into itself: what it holds is of
 * the frame read last. Used by one thread.
 */
public final class BookDecoder {

    /** No frame of a book is longer, so that what one takes is kept for the next. */
    private static final int LARGE_FRAME = 262_144;

    // How the venue writes it, which is passed at once; any other order and blanks are read too.
    private static final char[] USUAL_BEGINNING =
            "{\"channel\":\"book\",\"type\":\"update\",\"data\":".toCharArray();
    private static final char[] USUAL_ELEMENT = "[{\"symbol\":\"".toCharArray();
    private static final char[] BIDS_NAME = "\"bids\":".toCharArray();
    private static final char[] ASKS_NAME = "\"asks\":".toCharArray();
    private static final char[] CHECKSUM_NAME = "\"checksum\":".toCharArray();
    private static final char[] TIMESTAMP_NAME = "\"timestamp\":".toCharArray();
    private static final char[] PRICE_NAME = "{\"price\":".toCharArray();
    private static final char[] QUANTITY_NAME = ",\"qty\":".toCharArray();

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

    /** Where data were passed before the channel was known; below 0 for nowhere. */
    private int passedData;

    private boolean snapshot;
    private String symbol = "";

    /** How the symbol goes on if it is that of the frame before. */
    private char[] symbolAsLast = "\"".toCharArray();

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
        passedData = -1;
        bids.clear();
        asks.clear();
        timeNanos = 0;
    }

    private boolean document() {
        if (text.passIf(USUAL_BEGINNING)) {
            seen = CHANNEL | TYPE | DATA;
            snapshot = false;
            element();
            return rest();
        }
        if (!text.passIf('{') || text.passIf('}')) {
            return false;
        }
        return member() && rest();
    }

    /** Reads what follows the first member. */
    private boolean rest() {
        while (text.more('}')) {
            if (!member()) {
                return false;
            }
        }
        text.end();
        return finish();
    }

    /** Reads a member; false if it shows that this is another frame. */
    private boolean member() {
        text.name();
        if (text.is("channel")) {
            note(CHANNEL);
            text.string();
            return text.is("book");
        }
        if (text.is("type")) {
            return type();
        }
        if (text.is("data")) {
            note(DATA);
            data();
        } else if (text.is("method")) {
            return false;
        } else {
            skipUnknown();
        }
        return true;
    }

    private boolean type() {
        note(TYPE);
        text.string();
        snapshot = text.is("snapshot");
        return snapshot || text.is("update") || notBook("type is neither snapshot nor update");
    }

    /** Of a frame whose channel is not known yet nothing is wrong. */
    private boolean notBook(String words) {
        if ((seen & CHANNEL) == 0) {
            return false;
        }
        throw new BookRefusedException(words);
    }

    /** Reads the data, or passes it as long as it is not known to be a book's. */
    private void data() {
        if ((seen & CHANNEL) == 0) {
            passedData = text.place();
            text.skip();
        } else {
            element();
        }
    }

    private boolean finish() {
        if ((seen & CHANNEL) == 0) {
            return false;
        }
        if (passedData >= 0) {
            text.goTo(passedData);
            element();
        }
        if ((seen & NEEDED) != NEEDED) {
            throw new BookRefusedException("type, data, symbol or checksum is missing");
        }
        return true;
    }

    private void element() {
        if (text.passIf(USUAL_ELEMENT)) {
            note(SYMBOL);
            if (!text.passIf(symbolAsLast)) {
                text.restOfString();
                takeSymbol();
            }
        } else {
            text.pass('[');
            text.pass('{');
            elementMember();
        }
        while (text.more('}')) {
            elementMember();
        }
        text.pass(']');
    }

    private void takeSymbol() {
        String read = text.token(symbols);
        if (!read.equals(symbol)) {
            symbol = read;
            symbolAsLast = (read + "\"").toCharArray();
        }
    }

    private void elementMember() {
        if (text.passIf(BIDS_NAME)) {
            note(BIDS);
            rows(bids);
        } else if (text.passIf(ASKS_NAME)) {
            note(ASKS);
            rows(asks);
        } else if (text.passIf(CHECKSUM_NAME)) {
            note(CHECKSUM);
            checksum = checksumHere();
        } else if (text.passIf(TIMESTAMP_NAME)) {
            note(TIMESTAMP);
            timeNanos = text.time();
        } else {
            anyElementMember();
        }
    }

    private void anyElementMember() {
        text.name();
        if (text.is("timestamp")) {
            note(TIMESTAMP);
            timeNanos = text.time();
        } else if (text.is("bids")) {
            note(BIDS);
            rows(bids);
        } else if (text.is("asks")) {
            note(ASKS);
            rows(asks);
        } else if (text.is("symbol")) {
            note(SYMBOL);
            text.string();
            takeSymbol();
        } else if (text.is("checksum")) {
            note(CHECKSUM);
            checksum = checksumHere();
        } else {
            skipUnknown();
        }
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
        int place = text.place();
        if (!usualRow(rows)) {
            text.goTo(place);
            anyRow(rows);
        }
    }

    private boolean usualRow(LevelRows rows) {
        if (!text.passIf(PRICE_NAME)) {
            return false;
        }
        text.number();
        long price = text.units();
        int scale = text.scale();
        if (!text.passIf(QUANTITY_NAME)) {
            return false;
        }
        text.number();
        if (!text.passIf('}')) {
            return false;
        }
        add(rows, price, scale, text.units(), text.scale());
        return true;
    }

    private void anyRow(LevelRows rows) {
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
        add(rows, price, priceScale, quantity, quantityScale);
    }

    private static void add(
            LevelRows rows, long price, int priceScale, long quantity, int quantityScale) {
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
