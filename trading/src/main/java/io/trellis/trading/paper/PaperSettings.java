package io.trellis.trading.paper;

import io.trellis.core.market.Assumptions;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * What is assumed of a venue on paper.
 *
 * @param symbol base and quote, {@code BTC/USD}
 * @param instrument the market's rules, and the fees that are charged whatever the venue's list
 *     says later
 * @param slippage share by which an order that takes trades worse than the last price, 0 to below 1
 * @param fills when resting orders fill
 * @param latency how long a request takes to the venue; what the venue does is known at once
 * @param quote what the account begins with
 * @param base what the account begins with
 */
public record PaperSettings(
        String symbol,
        Instrument instrument,
        BigDecimal slippage,
        PaperFills fills,
        Duration latency,
        BigDecimal quote,
        BigDecimal base) {

    /**
     * @throws IllegalArgumentException if the symbol is none, the slippage not in [0, 1), or the
     *     latency or a balance below 0
     */
    public PaperSettings {
        if (symbol.split("/", -1).length != 2) {
            throw new IllegalArgumentException("a symbol is BASE/QUOTE, was " + symbol);
        }
        if (slippage.signum() < 0 || slippage.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("slippage must be in [0, 1), was " + slippage);
        }
        if (latency.isNegative()) {
            throw new IllegalArgumentException("a latency is 0 or more, was " + latency);
        }
        if (quote.signum() < 0 || base.signum() < 0) {
            throw new IllegalArgumentException(
                    "an account begins with 0 or more, was " + quote + " and " + base);
        }
    }

    /**
     * The venue that a strategy's own assumptions describe, with an account of nothing but quote:
     * fills by the law, no latency.
     */
    public static PaperSettings of(
            String symbol, Instrument instrument, Assumptions assumptions, BigDecimal quote) {
        return new PaperSettings(
                symbol,
                instrument,
                assumptions.slippage(),
                new PaperFills.Law(assumptions.marginTicks()),
                Duration.ZERO,
                quote,
                BigDecimal.ZERO);
    }

    /** The same with other fills. */
    public PaperSettings with(PaperFills other) {
        return new PaperSettings(symbol, instrument, slippage, other, latency, quote, base);
    }

    /** The same with another latency. */
    public PaperSettings with(Duration other) {
        return new PaperSettings(symbol, instrument, slippage, fills, other, quote, base);
    }

    /** The same with coins in the account. */
    public PaperSettings withBase(BigDecimal coins) {
        return new PaperSettings(symbol, instrument, slippage, fills, latency, quote, coins);
    }

    String baseAsset() {
        return symbol.split("/", -1)[0];
    }

    String quoteAsset() {
        return symbol.split("/", -1)[1];
    }
}
