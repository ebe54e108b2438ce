package io.trellis.core.dca;

import io.trellis.core.account.Tariff;
import io.trellis.core.market.Instrument;
import io.trellis.core.market.Side;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.LongUnaryOperator;

/** How much an amount of quote buys, fee included, and what a venue would say to it. */
public final class Purchases {

    /** Far beyond any purchase, and far from the overflow of a quantity. */
    private static final long MOST_LOTS = 1L << 53;

    private final Instrument instrument;
    private final Tariff tariff;

    /**
     * Purchases of one instrument.
     *
     * @param slippage share by which a market order is expected to trade worse than the price
     */
    public Purchases(Instrument instrument, BigDecimal slippage) {
        this.instrument = instrument;
        this.tariff = new Tariff(instrument, slippage);
    }

    /** A size and what it costs, fee included, in units of 10⁻⁸ quote. */
    public record Size(long lots, long cost) {}

    /**
     * The most whole lots that an amount pays for at the market.
     *
     * @param budget in units of 10⁻⁸ quote
     */
    public Size atMarket(long priceTicks, long budget) {
        return most(
                priceTicks,
                budget,
                lots ->
                        tariff.takerValue(Side.BUY, priceTicks, lots)
                                + tariff.takerFee(Side.BUY, priceTicks, lots));
    }

    /**
     * The most whole lots that an amount pays for as a resting order.
     *
     * @param budget in units of 10⁻⁸ quote
     */
    public Size resting(long priceTicks, long budget) {
        return most(
                priceTicks,
                budget,
                lots -> tariff.value(priceTicks, lots) + tariff.makerFee(priceTicks, lots));
    }

    /** The cost never falls as the lots rise, so the answer is between two powers of two. */
    private static Size most(long priceTicks, long budget, LongUnaryOperator cost) {
        if (priceTicks <= 0) {
            return new Size(0, 0);
        }
        long tooMany = 1;
        while (tooMany < MOST_LOTS && cost.applyAsLong(tooMany) <= budget) {
            tooMany *= 2;
        }
        long lots = tooMany / 2;
        while (tooMany - lots > 1) {
            long middle = (lots + tooMany) >>> 1;
            if (cost.applyAsLong(middle) <= budget) {
                lots = middle;
            } else {
                tooMany = middle;
            }
        }
        return new Size(lots, cost.applyAsLong(lots));
    }

    /** Which venue minimum an order would miss, in words; empty when it misses none. */
    public Optional<String> shortfall(long lots, long priceTicks) {
        BigDecimal quantity = instrument.quantity(lots);
        if (lots <= 0) {
            return Optional.of("it buys less than one lot of " + plain(instrument.lot()));
        }
        if (quantity.compareTo(instrument.minQty()) < 0) {
            return Optional.of("below the minimum quantity " + plain(instrument.minQty()));
        }
        if (quantity.multiply(instrument.price(priceTicks)).compareTo(instrument.minCost()) < 0) {
            return Optional.of("below the minimum cost " + plain(instrument.minCost()));
        }
        return Optional.empty();
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
