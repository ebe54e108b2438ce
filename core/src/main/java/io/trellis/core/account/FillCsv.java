package io.trellis.core.account;

import io.trellis.core.market.Instrument;
import io.trellis.core.order.Fill;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Fills as lines of CSV: time (epoch milliseconds of the bar's start), side, price (as executed,
 * slippage included), quantity (base), fee (quote), reason, cell (-1 for a trade at the market),
 * phase.
 */
public final class FillCsv {

    public static final String HEADER = "time,side,price,quantity,fee,reason,cell,phase\n";

    private static final MathContext AVERAGE_DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);

    private final Instrument instrument;
    private final Tariff tariff;

    public FillCsv(Instrument instrument, Tariff tariff) {
        this.instrument = instrument;
        this.tariff = tariff;
    }

    /** One line, its newline included. */
    public String line(Fill fill) {
        return String.join(
                        ",",
                        Long.toString(fill.timeMillis()),
                        word(fill.side()),
                        plain(price(fill)),
                        plain(instrument.quantity(fill.lots())),
                        plain(Money.decimal(fill.fee())),
                        word(fill.reason()),
                        Integer.toString(fill.cell()),
                        word(fill.phase()))
                + "\n";
    }

    private BigDecimal price(Fill fill) {
        if (!fill.isTaker()) {
            return instrument.price(fill.priceTicks());
        }
        long usual = tariff.takerValue(fill.side(), fill.priceTicks(), fill.lots());
        return fill.value() == usual
                ? tariff.takerPrice(fill.side(), fill.priceTicks())
                : average(fill);
    }

    /** Where slippage is not the usual share, what was traded tells the price. */
    private BigDecimal average(Fill fill) {
        return Money.decimal(fill.value()).divide(instrument.quantity(fill.lots()), AVERAGE_DIGITS);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String plain(BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
