package io.trellis.clients.kraken.book;

import io.trellis.core.market.Aggressor;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Reads frames of new trades in the one form in which the venue writes them, each into itself: what
 * it holds is of the frame read last. A frame in any other form is none of its, so that whoever has
 * it reads it in the general way, and it refuses nothing. Used by one thread.
 */
public final class TradeDecoder {

    /** A longer frame is not worth the room that it would take for good. */
    private static final int LONGEST_FRAME = 65_536;

    /** So many digits a number of a trade has at most; the venue has counted to eight. */
    private static final int MOST_ID_DIGITS = 12;

    private static final String BEGINNING = "{\"channel\":\"trade\",\"type\":\"update\",\"data\":[";
    private static final char[] SYMBOL = "{\"symbol\":\"".toCharArray();
    private static final char[] BUYER = ",\"side\":\"buy\"".toCharArray();
    private static final char[] SELLER = ",\"side\":\"sell\"".toCharArray();
    private static final char[] PRICE = ",\"price\":".toCharArray();
    private static final char[] QUANTITY = ",\"qty\":".toCharArray();
    private static final char[] KIND = ",\"ord_type\":\"".toCharArray();
    private static final char[] ID = ",\"trade_id\":".toCharArray();
    private static final char[] TIME = ",\"timestamp\":".toCharArray();
    private static final char[] END = "]}".toCharArray();

    private final FrameText text = new FrameText();
    private final KnownTexts symbols = new KnownTexts();
    private Row[] rows = {new Row()};
    private int count;

    private static final class Row {

        private String symbol = "";
        private Aggressor aggressor = Aggressor.UNKNOWN;
        private long price;
        private int priceScale;
        private long quantity;
        private int quantityScale;
        private long id;
        private long timeNanos;
    }

    /**
     * Reads a frame.
     *
     * @return whether it is one of new trades in the usual form; of any other nothing is known
     */
    public boolean read(String frame) {
        count = 0;
        if (frame.length() > LONGEST_FRAME || !frame.startsWith(BEGINNING)) {
            return false;
        }
        text.load(frame);
        text.goTo(BEGINNING.length());
        try {
            return rows();
        } catch (BookRefusedException _) {
            return false;
        }
    }

    private boolean rows() {
        do {
            if (!row(next())) {
                return false;
            }
        } while (text.passIf(','));
        boolean whole = text.passIf(END);
        text.end();
        return whole;
    }

    private Row next() {
        if (count == rows.length) {
            rows = Arrays.copyOf(rows, 2 * count);
            Arrays.setAll(rows, i -> i < count ? rows[i] : new Row());
        }
        return rows[count++];
    }

    private boolean row(Row row) {
        return symbol(row)
                && side(row)
                && price(row)
                && quantity(row)
                && kind()
                && id(row)
                && time(row)
                && text.passIf('}');
    }

    private boolean symbol(Row row) {
        if (!text.passIf(SYMBOL)) {
            return false;
        }
        text.restOfString();
        row.symbol = text.token(symbols);
        return !text.isEscaped();
    }

    private boolean side(Row row) {
        if (text.passIf(BUYER)) {
            row.aggressor = Aggressor.BUYER;
            return true;
        }
        row.aggressor = Aggressor.SELLER;
        return text.passIf(SELLER);
    }

    private boolean price(Row row) {
        if (!text.passIf(PRICE)) {
            return false;
        }
        text.number();
        row.price = text.units();
        row.priceScale = text.scale();
        return true;
    }

    private boolean quantity(Row row) {
        if (!text.passIf(QUANTITY)) {
            return false;
        }
        text.number();
        row.quantity = text.units();
        row.quantityScale = text.scale();
        return true;
    }

    /** The kind of the order that took is of no use here. */
    private boolean kind() {
        if (!text.passIf(KIND)) {
            return false;
        }
        text.restOfString();
        return true;
    }

    private boolean id(Row row) {
        if (!text.passIf(ID)) {
            return false;
        }
        int from = text.place();
        text.number();
        row.id = text.units();
        int characters = text.place() - from;
        // Digits and nothing else: no point and no exponent.
        return characters <= MOST_ID_DIGITS && characters == Math.max(1, Decimals.digits(row.id));
    }

    private boolean time(Row row) {
        if (!text.passIf(TIME)) {
            return false;
        }
        row.timeNanos = text.time();
        return true;
    }

    /** How many trades the frame has, 1 or more. */
    public int count() {
        return count;
    }

    /** The market of a trade, {@code BTC/USD}. */
    public String symbol(int row) {
        return rows[row].symbol;
    }

    /** The number of a trade in its market. */
    public long id(int row) {
        return rows[row].id;
    }

    /** Who came to a trade to take. */
    public Aggressor aggressor(int row) {
        return rows[row].aggressor;
    }

    /** The price of a trade, as it was written. */
    public BigDecimal price(int row) {
        return BigDecimal.valueOf(rows[row].price, rows[row].priceScale);
    }

    /** The quantity of a trade, as it was written. */
    public BigDecimal quantity(int row) {
        return BigDecimal.valueOf(rows[row].quantity, rows[row].quantityScale);
    }

    /** When a trade was, by the venue's clock, since the epoch. */
    public long timeNanos(int row) {
        return rows[row].timeNanos;
    }
}
