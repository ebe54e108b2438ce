package io.trellis.core.grid;

import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.util.Arrays;

/**
 * The quantity of every cell, fixed at a (re)start from the capital (grid-semantics section 5).
 *
 * <p>In doubles, as the law says, then whole lots: {@code floor(q/lot + 1e-9)}.
 */
public final class Quantities {

    /** Keeps a quotient that is a whole number of lots from falling to the lot below. */
    private static final double LOT_TOLERANCE = 1e-9;

    private final Instrument instrument;
    private final double lot;
    private final double makerCost;
    private final double takerCost;
    private final double slippedPrice;

    /**
     * Sizes for one instrument.
     *
     * @param slippage share by which the start purchase trades worse than the price
     */
    public Quantities(Instrument instrument, BigDecimal slippage) {
        this.instrument = instrument;
        this.lot = instrument.lot().doubleValue();
        this.makerCost = 1 + instrument.makerFee().doubleValue();
        this.takerCost = 1 + instrument.takerFee().doubleValue();
        this.slippedPrice = 1 + slippage.doubleValue();
    }

    /**
     * Lots for each cell.
     *
     * @param flat cells that buy below the price; the others are held or asleep
     * @param priceTicks price of the (re)start
     * @param capital quote to spread, above 0
     */
    public Attempt<long[]> of(
            Cells cells,
            int flat,
            long priceTicks,
            double capital,
            Sizing sizing,
            StartMode start) {
        double[] buys = new double[cells.count()];
        for (int i = 0; i < buys.length; i++) {
            buys[i] = instrument.priceAsDouble(cells.buy(i));
        }
        double price = instrument.priceAsDouble(priceTicks);
        int resting = start == StartMode.CASH ? buys.length : flat;
        double[] quantities =
                switch (sizing) {
                    case BASE -> equalBase(buys, resting, price, capital);
                    case QUOTE -> equalQuote(buys, resting, price, capital);
                };
        return wholeLots(cells, quantities);
    }

    /** The factors stand in the order of the law's text, so that others get the same doubles. */
    private double[] equalBase(double[] buys, int resting, double price, double capital) {
        double cost = 0;
        for (int i = 0; i < resting; i++) {
            cost += buys[i] * makerCost;
        }
        cost += (buys.length - resting) * price * slippedPrice * takerCost;
        double[] quantities = new double[buys.length];
        Arrays.fill(quantities, capital / cost);
        return quantities;
    }

    private double[] equalQuote(double[] buys, int resting, double price, double capital) {
        double cost = resting * makerCost;
        for (int i = resting; i < buys.length; i++) {
            cost += price * slippedPrice * takerCost / buys[i];
        }
        double amount = capital / cost;
        double[] quantities = new double[buys.length];
        for (int i = 0; i < buys.length; i++) {
            quantities[i] = amount / buys[i];
        }
        return quantities;
    }

    private Attempt<long[]> wholeLots(Cells cells, double[] quantities) {
        long[] lots = new long[quantities.length];
        for (int i = 0; i < lots.length; i++) {
            lots[i] = (long) Math.floor(quantities[i] / lot + LOT_TOLERANCE);
            String shortfall = shortfall(lots[i], cells.buy(i));
            if (!shortfall.isEmpty()) {
                return new Attempt.Refused<>("cell " + i + " " + shortfall);
            }
        }
        return new Attempt.Done<>(lots);
    }

    /** Which venue minimum an order would miss, in words; empty when it misses none. */
    public String shortfall(long lots, long priceTicks) {
        BigDecimal quantity = instrument.quantity(lots);
        if (lots <= 0) {
            return "has a quantity of 0 lots of " + plain(instrument.lot()) + ": raise the capital";
        }
        if (quantity.compareTo(instrument.minQty()) < 0) {
            return "has a quantity of %s, below the minimum %s"
                    .formatted(plain(quantity), plain(instrument.minQty()));
        }
        BigDecimal cost = quantity.multiply(instrument.price(priceTicks));
        if (cost.compareTo(instrument.minCost()) < 0) {
            return "costs %s, below the minimum %s"
                    .formatted(plain(cost), plain(instrument.minCost()));
        }
        return "";
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }
}
