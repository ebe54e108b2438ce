package io.trellis.clients.kraken.market;

import io.trellis.core.market.Instrument;
import io.trellis.core.venue.TradingMode;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A market that Kraken lists: the only place where the wire's decimals become whole ticks and lots,
 * and these decimals again. Nothing goes through a double.
 *
 * @param names its spellings
 * @param baseId Kraken's id of the base, {@code XXBT}
 * @param quoteId Kraken's id of the quote, {@code ZUSD}
 * @param instrument its rules. Its fees are those of the lowest tier; a maker's rebate is 0 there,
 *     as backtests know none, and stands in {@code fees} as it is
 * @param decimals of its figures on the wire
 * @param mode what may be done in it
 * @param fees as listed
 */
public record Market(
        MarketNames names,
        String baseId,
        String quoteId,
        Instrument instrument,
        Decimals decimals,
        TradingMode mode,
        FeeSchedule fees) {

    private static final Pattern PLAIN =
            Pattern.compile("[0-9]{1,24}(?:\\.[0-9]{1,24})?(?:[eE][-+]?[0-9]{1,2})?");

    /**
     * Decimals of a market's figures.
     *
     * @param price at most
     * @param lot of quantities, at most; also what they are printed with
     * @param cost of values and fees in the quote
     */
    public record Decimals(int price, int lot, int cost) {}

    /** Base and quote in our spelling, {@code BTC/USD}. */
    public String symbol() {
        return names.symbol();
    }

    /** Kraken's key, {@code XXBTZUSD}. */
    public String id() {
        return names.id();
    }

    /** What REST calls take, {@code XBTUSD}. */
    public String altname() {
        return names.altname();
    }

    /** In our spelling, {@code BTC}. */
    public String base() {
        return names.base();
    }

    /** In our spelling, {@code USD}. */
    public String quote() {
        return names.quote();
    }

    /**
     * The whole ticks of a price as the wire has it, with whatever zeros or exponent.
     *
     * @throws ArithmeticException if it is off the tick, beyond a long, or no decimal of 0 or more
     */
    public long ticks(String text) {
        return instrument.ticks(plain(text), RoundingMode.UNNECESSARY);
    }

    /** The same of an average, which need not be on the tick: the nearest, half-even. */
    public long nearestTicks(String text) {
        return nearestTicks(plain(text));
    }

    /**
     * The same of one that was read already, of few digits.
     *
     * @throws ArithmeticException if it is beyond a long
     */
    public long nearestTicks(BigDecimal price) {
        return instrument.ticks(price, RoundingMode.HALF_EVEN);
    }

    /**
     * The whole lots of a quantity as the wire has it, with whatever zeros or exponent.
     *
     * @throws ArithmeticException if it is off the lot, beyond a long, or no decimal of 0 or more
     */
    public long lots(String text) {
        return lots(plain(text));
    }

    /**
     * The same of one that was read already, of few digits.
     *
     * @throws ArithmeticException if it is off the lot, or beyond a long
     */
    public long lots(BigDecimal quantity) {
        return quantity.divide(instrument.lot(), 0, RoundingMode.UNNECESSARY).longValueExact();
    }

    private static BigDecimal plain(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new ArithmeticException("no decimal of 0 or more");
        }
        return new BigDecimal(text);
    }

    /** The price as the wire wants it: all decimals, no exponent. */
    public String priceText(long ticks) {
        return instrument.price(ticks).setScale(decimals.price).toPlainString();
    }

    /** The quantity as the wire wants it: all decimals, no exponent. */
    public String quantityText(long lots) {
        return instrument.quantity(lots).setScale(decimals.lot).toPlainString();
    }

    /** The same market in another mode. */
    public Market withMode(TradingMode other) {
        return new Market(names, baseId, quoteId, instrument, decimals, other, fees);
    }

    /** The same market with other rules. */
    public Market withRules(Instrument other, Decimals otherDecimals) {
        return new Market(names, baseId, quoteId, other, otherDecimals, mode, fees);
    }
}
