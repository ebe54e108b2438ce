package io.trellis.core.risk;

import io.trellis.core.account.Money;
import io.trellis.core.market.Instrument;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * What ticks times lots are worth in one market, in units of 10⁻⁸ quote, rounded to the safe side.
 * What does not fit into 63 bits is an {@link ArithmeticException}.
 */
final class Worth {

    private final Scale value;
    private final Scale makerCost;
    private final Scale takerCost;
    private final BigDecimal lot;
    private final long minLots;
    private final long minCost;

    Worth(Instrument instrument) {
        BigDecimal unit = instrument.tick().multiply(instrument.lot());
        this.value = Scale.of(unit);
        this.makerCost = Scale.of(unit.multiply(BigDecimal.ONE.add(instrument.makerFee())));
        this.takerCost = Scale.of(unit.multiply(BigDecimal.ONE.add(instrument.takerFee())));
        this.lot = instrument.lot();
        this.minLots = lots(instrument.minQty());
        this.minCost = units(instrument.minCost());
    }

    /** Not less than price times quantity. */
    long value(long priceTicks, long lots) {
        return value.of(priceTicks, lots, true);
    }

    /** Not more than price times quantity. */
    long valueAtLeast(long priceTicks, long lots) {
        return value.of(priceTicks, lots, false);
    }

    /** Not less than what a buy costs with its fee. */
    long cost(long priceTicks, long lots, boolean taker) {
        return (taker ? takerCost : makerCost).of(priceTicks, lots, true);
    }

    /** Not more than what a buy costs with its fee. */
    long costAtLeast(long priceTicks, long lots, boolean taker) {
        return (taker ? takerCost : makerCost).of(priceTicks, lots, false);
    }

    /** The smallest quantity of an order. */
    long minLots() {
        return minLots;
    }

    /** The smallest value of an order. */
    long minCost() {
        return minCost;
    }

    /** Not less than a quantity. */
    long lots(BigDecimal base) {
        return base.divide(lot, 0, RoundingMode.UP).longValueExact();
    }

    private static long units(BigDecimal quote) {
        return quote.movePointRight(Money.SCALE).setScale(0, RoundingMode.UP).longValueExact();
    }

    /**
     * A factor in lowest terms.
     *
     * @param numerator 0 where one of the two needs more than 63 bits
     */
    private record Scale(BigInteger above, BigInteger below, long numerator, long denominator) {

        static Scale of(BigDecimal quote) {
            BigDecimal factor = quote.movePointRight(Money.SCALE).stripTrailingZeros();
            BigDecimal plain = factor.setScale(Math.max(factor.scale(), 0));
            BigInteger above = plain.unscaledValue();
            BigInteger below = BigInteger.TEN.pow(plain.scale());
            BigInteger common = above.gcd(below);
            return lowest(above.divide(common), below.divide(common));
        }

        private static Scale lowest(BigInteger above, BigInteger below) {
            boolean small = above.bitLength() < Long.SIZE && below.bitLength() < Long.SIZE;
            return new Scale(
                    above, below, small ? above.longValue() : 0, small ? below.longValue() : 0);
        }

        /** The product of two numbers that are not negative, and this. */
        long of(long first, long second, boolean up) {
            if (first < 0 || second < 0) {
                throw new ArithmeticException("negative: " + first + " or " + second);
            }
            long product = first * second;
            if (numerator != 0 && fits(first, second, product)) {
                long scaled = product * numerator;
                if (fits(product, numerator, scaled)) {
                    return up
                            ? Math.ceilDiv(scaled, denominator)
                            : Math.floorDiv(scaled, denominator);
                }
            }
            return exact(BigInteger.valueOf(first).multiply(BigInteger.valueOf(second)), up);
        }

        private static boolean fits(long first, long second, long product) {
            return product >= 0 && Math.multiplyHigh(first, second) == 0;
        }

        private long exact(BigInteger product, boolean up) {
            BigInteger[] parts = product.multiply(above).divideAndRemainder(below);
            boolean more = up && parts[1].signum() > 0;
            return (more ? parts[0].add(BigInteger.ONE) : parts[0]).longValueExact();
        }
    }
}
