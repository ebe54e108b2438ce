package io.trellis.backtesting.report.run;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;
import io.trellis.core.session.Plan;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Amounts, prices and times of one market as a person reads them. */
final class CoinFormat {

    private static final int DIGITS_OF_CAPITAL = 6;
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Instrument instrument;
    private final String base;
    private final String quote;
    private final int decimals;

    CoinFormat(String symbol, Plan<?> plan) {
        this.instrument = plan.instrument();
        this.base = symbol.substring(0, symbol.indexOf('/'));
        this.quote = symbol.substring(symbol.indexOf('/') + 1);
        BigDecimal capital = Money.decimal(plan.capital()).stripTrailingZeros();
        int before = capital.precision() - capital.scale();
        this.decimals = Math.clamp(DIGITS_OF_CAPITAL - (long) before, 2, Money.SCALE);
    }

    String base() {
        return base;
    }

    String quote() {
        return quote;
    }

    /** Decimals that amounts of quote are shown with. */
    int decimals() {
        return decimals;
    }

    int priceDecimals() {
        return Math.max(0, instrument.tick().stripTrailingZeros().scale());
    }

    /** An amount in units of 10⁻⁸ quote. */
    String amount(long units) {
        BigDecimal rounded = Money.decimal(units).setScale(decimals, RoundingMode.HALF_EVEN);
        return minus(String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
    }

    /** The same with its sign in front. */
    String signed(long units) {
        return (units > 0 ? "+" : "") + amount(units);
    }

    String price(long ticks) {
        return String.format(Locale.ROOT, "%,." + priceDecimals() + "f", instrument.price(ticks));
    }

    double priceAsDouble(long ticks) {
        return instrument.priceAsDouble(ticks);
    }

    String quantity(long lots) {
        BigDecimal quantity = instrument.quantity(lots);
        return quantity.signum() == 0
                ? "0"
                : quantity.stripTrailingZeros().toPlainString() + " " + base;
    }

    /** A share in percent. */
    static String percent(double share) {
        return minus(String.format(Locale.ROOT, "%.2f %%", share * 100));
    }

    /** The same with its sign in front. */
    static String signedPercent(double share) {
        String text = percent(share);
        return share > 0 ? "+" + text : text;
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** UTC, to the minute. */
    static String time(long millis) {
        return MINUTE.format(Instant.ofEpochMilli(millis));
    }

    /** A minus as wide as a plus, and never that of a zero. */
    private static String minus(String number) {
        if (!number.startsWith("-")) {
            return number;
        }
        boolean zero = number.chars().noneMatch(c -> c >= '1' && c <= '9');
        return (zero ? "" : "\u2212") + number.substring(1);
    }
}
