package io.trellis.core.market;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The trading rules of one market (grid-semantics section 1), and the only place where prices and
 * quantities cross between decimals and whole ticks and lots.
 *
 * @param tick price step, quote per base, positive
 * @param lot quantity step, base, positive
 * @param minQty smallest quantity of an order, base
 * @param minCost smallest price times quantity of an order, quote
 * @param makerFee share of the value of a fill paid by a resting order, 0 to below 1
 * @param takerFee share of the value of a fill paid by an order that takes, 0 to below 1
 */
public record Instrument(
        BigDecimal tick,
        BigDecimal lot,
        BigDecimal minQty,
        BigDecimal minCost,
        BigDecimal makerFee,
        BigDecimal takerFee) {

    /** Up to here the quotient of two doubles is good to a thousandth of a tick. */
    private static final double MANY_TICKS = 1L << 40;

    /** Powers of ten up to this one, and whole numbers up to that one, are doubles. */
    private static final int EXACT_POWERS = 22;

    private static final double EXACT_WHOLE = 1L << 53;

    public Instrument {
        requirePositive("tick", tick);
        requirePositive("lot", lot);
        requireNotNegative("minQty", minQty);
        requireNotNegative("minCost", minCost);
        requireFee("makerFee", makerFee);
        requireFee("takerFee", takerFee);
    }

    /**
     * The price in whole ticks.
     *
     * @throws ArithmeticException if the price needs more than 63 bits, or if {@code rounding} is
     *     {@code UNNECESSARY} and the price is off the tick
     */
    public long ticks(BigDecimal price, RoundingMode rounding) {
        return price.divide(tick, 0, rounding).longValueExact();
    }

    /** The price in whole ticks, half-even, of the double's shortest decimal form. */
    public long ticks(double price) {
        return ticks(price, tick.doubleValue());
    }

    private long ticks(double price, double step) {
        double quotient = price / step;
        long nearest = Math.round(quotient);
        // The quotient is off by far less than 0.01, so only near a tie must it be exact.
        boolean clear = Math.abs(quotient - nearest) < 0.49 && quotient < MANY_TICKS;
        return clear ? nearest : ticks(BigDecimal.valueOf(price), RoundingMode.HALF_EVEN);
    }

    public boolean isOnTick(BigDecimal price) {
        return price.remainder(tick).signum() == 0;
    }

    public BigDecimal price(long ticks) {
        return tick.multiply(BigDecimal.valueOf(ticks));
    }

    /** The double nearest to a price in ticks. */
    public double priceAsDouble(long ticks) {
        return price(ticks).doubleValue();
    }

    public BigDecimal quantity(long lots) {
        return lot.multiply(BigDecimal.valueOf(lots));
    }

    /** {@link #priceAsDouble} of every price. */
    public double[] pricesAsDoubles(long[] ticks) {
        double[] prices = new double[ticks.length];
        double unit = tick.unscaledValue().doubleValue();
        boolean exact = tick.scale() >= 0 && tick.scale() <= EXACT_POWERS;
        double power = exact ? BigDecimal.TEN.pow(tick.scale()).doubleValue() : 1;
        for (int i = 0; i < prices.length; i++) {
            double units = ticks[i] * unit;
            // One division of two numbers that are doubles is the nearest double.
            boolean nearest = exact && Math.abs(units) < EXACT_WHOLE;
            prices[i] = nearest ? units / power : priceAsDouble(ticks[i]);
        }
        return prices;
    }

    /** {@link #ticks(double)} of every price. */
    public long[] ticks(double[] prices) {
        double step = tick.doubleValue();
        long[] ticks = new long[prices.length];
        for (int i = 0; i < prices.length; i++) {
            ticks[i] = ticks(prices[i], step);
        }
        return ticks;
    }

    private static void requirePositive(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + value);
        }
    }

    private static void requireNotNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative, was " + value);
        }
    }

    private static void requireFee(String name, BigDecimal value) {
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException(name + " must be in [0, 1), was " + value);
        }
    }
}
