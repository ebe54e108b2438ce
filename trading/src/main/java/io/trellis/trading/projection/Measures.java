package io.trellis.trading.projection;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Ticks, lots and units as the texts that the tables have, by the rules of the market as of now.
 */
final class Measures {

    private static final MathContext DIGITS = new MathContext(16, RoundingMode.HALF_EVEN);

    private Instrument instrument;

    Measures(Instrument instrument) {
        this.instrument = instrument;
    }

    void revise(Instrument revised) {
        instrument = revised;
    }

    /** A price that is there. */
    String price(long ticks) {
        return plain(instrument.price(ticks));
    }

    /** Nothing where there is no price. */
    String priceOrNone(long ticks) {
        return ticks > 0 ? price(ticks) : "";
    }

    String quantity(long lots) {
        return plain(instrument.quantity(lots));
    }

    /** What a coin cost on average; 0 for no coins. */
    String average(long value, long lots) {
        return lots == 0 ? "0" : averageOf(value, lots);
    }

    private String averageOf(long value, long lots) {
        return plain(Money.decimal(value).divide(instrument.quantity(lots), DIGITS));
    }

    /** The height of a cell on average; nothing for no cells. */
    String spacing(long lowestTicks, long highestTicks, int cells) {
        return cells == 0
                ? ""
                : plain(
                        instrument
                                .price(highestTicks - lowestTicks)
                                .divide(BigDecimal.valueOf(cells), DIGITS));
    }

    /** Price times quantity, in units of 10⁻⁸ quote. */
    long value(long priceTicks, long lots) {
        return worth(instrument.quantity(lots), priceTicks);
    }

    /** What an amount of the base is worth, in units of 10⁻⁸ quote. */
    long worth(BigDecimal base, long priceTicks) {
        return Money.units(base.multiply(instrument.price(priceTicks)));
    }

    static String amount(long units) {
        return plain(Money.decimal(units));
    }

    static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** A cell, nothing for an order that takes. */
    static String cell(int cell) {
        return cell < 0 ? "" : Integer.toString(cell);
    }
}
