package io.trellis.core.grid;

import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * The quantity of every cell, fixed at a (re)start from the capital (grid-semantics section 5).
 *
 * <p>In doubles, as the law says, then whole lots: {@code floor(q/lot + 1e-9)}.
 */
public final class Quantities {

    /** Keeps a quotient that is a whole number of lots from falling to the lot below. */
    private static final double LOT_TOLERANCE = 1e-9;

    /** Of numbers that are sure to fit into 63 bits. */
    private static final int MOST_DIGITS = 18;

    private final Instrument instrument;
    private final double lot;
    private final double makerCost;
    private final double takerCost;
    private final double slippedPrice;

    /** An order of so many lots, and of so many ticks times lots, misses no minimum. */
    private final long leastLots;

    private final long leastUnits;

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
        this.leastLots = Math.max(1, least(instrument.minQty(), instrument.lot()));
        this.leastUnits = least(instrument.minCost(), instrument.tick().multiply(instrument.lot()));
    }

    /** The fewest steps that come to an amount, or more than any order has. */
    private static long least(BigDecimal amount, BigDecimal step) {
        BigDecimal steps = amount.divide(step, 0, RoundingMode.CEILING);
        return steps.precision() > MOST_DIGITS ? Long.MAX_VALUE : steps.longValueExact();
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
        double[] buys = cells.buyPrices(instrument);
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
            if (!isAccepted(lots[i], cells.buy(i))) {
                return new Attempt.Refused<>("cell " + i + " " + shortfall(lots[i], cells.buy(i)));
            }
        }
        return new Attempt.Done<>(lots);
    }

    /** Whether an order of this size misses no minimum of the venue. */
    public boolean isAccepted(long lots, long priceTicks) {
        long units = lots * priceTicks;
        boolean fits = Math.multiplyHigh(lots, priceTicks) == units >> (Long.SIZE - 1);
        return (fits && lots >= leastLots && units >= leastUnits)
                || shortfall(lots, priceTicks).isEmpty();
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
