package io.trellis.core.journal;

import io.trellis.core.market.Aggressor;
import io.trellis.core.market.Bars;
import io.trellis.core.market.BookUpdate;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.MarketEvent;
import io.trellis.core.market.Quote;
import io.trellis.core.market.Side;
import io.trellis.core.market.TradePrint;
import io.trellis.core.venue.ClientOrderId;

import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** What many records are made of: markets, their events, and names of orders. */
final class ValueCodec {

    static final Codes<Side> SIDES = new Codes<>(Side.class, List.of(Side.BUY, Side.SELL));

    static final Codes<Aggressor> AGGRESSORS =
            new Codes<>(
                    Aggressor.class, List.of(Aggressor.BUYER, Aggressor.SELLER, Aggressor.UNKNOWN));

    private static final int AS_TEXT = 0;
    private static final int AS_DIGITS = 1;
    private static final int DIGIT_BYTES = 16;
    private static final Pattern LOWER_CASE_DIGITS = Pattern.compile("[0-9a-f]{32}");

    private static final int TRADE = 0;
    private static final int QUOTE = 1;
    private static final int BOOK = 2;

    /** Five numbers. */
    private static final int BYTES_OF_A_BAR = 5;

    private ValueCodec() {}

    /** Our own names are 32 digits in lower case, which take half the bytes. */
    static void writeOrderId(RecordOutput out, ClientOrderId id) {
        if (LOWER_CASE_DIGITS.matcher(id.text()).matches()) {
            out.raw(AS_DIGITS);
            out.raw(HexFormat.of().parseHex(id.text()));
        } else {
            out.raw(AS_TEXT);
            out.text(id.text());
        }
    }

    static ClientOrderId readOrderId(RecordInput in) {
        int form = in.raw();
        return switch (form) {
            case AS_DIGITS -> new ClientOrderId(digits(in));
            case AS_TEXT -> textId(in);
            default -> throw in.refusal("the form of an order's name reads " + form);
        };
    }

    private static ClientOrderId textId(RecordInput in) {
        String text = in.text();
        if (LOWER_CASE_DIGITS.matcher(text).matches()) {
            throw in.refusal("an order's name is not in its one form");
        }
        return new ClientOrderId(text);
    }

    private static String digits(RecordInput in) {
        byte[] digits = new byte[DIGIT_BYTES];
        for (int i = 0; i < DIGIT_BYTES; i++) {
            digits[i] = (byte) in.raw();
        }
        return HexFormat.of().formatHex(digits);
    }

    static void writeInstrument(RecordOutput out, Instrument instrument) {
        out.decimal(instrument.tick());
        out.decimal(instrument.lot());
        out.decimal(instrument.minQty());
        out.decimal(instrument.minCost());
        out.decimal(instrument.makerFee());
        out.decimal(instrument.takerFee());
    }

    static Instrument readInstrument(RecordInput in) {
        return new Instrument(
                in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal(), in.decimal());
    }

    static void writeMarketEvent(RecordOutput out, MarketEvent event) {
        switch (event) {
            case TradePrint print -> {
                out.raw(TRADE);
                out.signed(print.timeMillis());
                out.signed(print.priceTicks());
                out.signed(print.lots());
                AGGRESSORS.write(out, print.aggressor());
            }
            case Quote quote -> {
                out.raw(QUOTE);
                out.signed(quote.timeMillis());
                out.signed(quote.bidTicks());
                out.signed(quote.bidLots());
                out.signed(quote.askTicks());
                out.signed(quote.askLots());
            }
            case BookUpdate update -> {
                out.raw(BOOK);
                out.signed(update.timeMillis());
                out.flag(update.snapshot());
                out.list(update.levels(), ValueCodec::writeLevel);
            }
        }
    }

    static MarketEvent readMarketEvent(RecordInput in) {
        int kind = in.raw();
        return switch (kind) {
            case TRADE ->
                    new TradePrint(in.signed(), in.signed(), in.signed(), AGGRESSORS.read(in));
            case QUOTE ->
                    new Quote(in.signed(), in.signed(), in.signed(), in.signed(), in.signed());
            case BOOK -> new BookUpdate(in.signed(), in.flag(), in.list(ValueCodec::readLevel));
            default -> throw in.refusal("the kind of a market's event reads " + kind);
        };
    }

    private static void writeLevel(RecordOutput out, BookUpdate.Level level) {
        SIDES.write(out, level.side());
        out.signed(level.priceTicks());
        out.signed(level.lots());
    }

    private static BookUpdate.Level readLevel(RecordInput in) {
        return new BookUpdate.Level(SIDES.read(in), in.signed(), in.signed());
    }

    /** Each bar as what differs from the bar before. */
    static void writeBars(RecordOutput out, Bars bars) {
        out.unsigned(bars.count());
        for (int i = 0; i < bars.count(); i++) {
            out.signed(bars.timeMillis(i) - (i == 0 ? 0 : bars.timeMillis(i - 1)));
            out.signed(bars.open(i) - (i == 0 ? 0 : bars.close(i - 1)));
            out.signed(bars.high(i) - bars.open(i));
            out.signed(bars.low(i) - bars.open(i));
            out.signed(bars.close(i) - bars.open(i));
        }
    }

    static Bars readBars(RecordInput in) {
        int count = in.count(BYTES_OF_A_BAR);
        var bars = new Bars(count);
        long time = 0;
        long close = 0;
        for (int i = 0; i < count; i++) {
            time += in.signed();
            long open = close + in.signed();
            long high = open + in.signed();
            long low = open + in.signed();
            close = open + in.signed();
            bars.append(time, open, high, low, close);
        }
        return bars;
    }
}
