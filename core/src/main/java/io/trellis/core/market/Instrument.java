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
        return ticks(BigDecimal.valueOf(price), RoundingMode.HALF_EVEN);
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

    /** Whether one cell earns nothing or more on a round trip: {@code s(1 - fee) >= b(1 + fee)}. */
    public boolean coversFees(long buyTicks, long sellTicks) {
        BigDecimal proceeds =
                BigDecimal.valueOf(sellTicks).multiply(BigDecimal.ONE.subtract(makerFee));
        BigDecimal cost = BigDecimal.valueOf(buyTicks).multiply(BigDecimal.ONE.add(makerFee));
        return proceeds.compareTo(cost) >= 0;
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
