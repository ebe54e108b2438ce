package io.trellis.core.risk;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The risk block of a strategy file; every rule that is off is empty.
 *
 * @param maxExposure share of the equity held as inventory above which buying stops
 * @param killSwitch fall from the day's peak, as a share, that sells everything
 * @param maxDrawdown fall from the run's peak, as a share, that ends trading for good
 * @param resumeNextDay whether a kill lasts until the next UTC day only
 * @param maxOrderNotional largest price times quantity of one order, quote; live limit
 * @param maxOpenOrders most orders resting at once; live limit
 * @param priceCollar largest distance of an order from the market, as a share; live limit
 */
public record RiskRules(
        Optional<BigDecimal> maxExposure,
        Optional<BigDecimal> killSwitch,
        Optional<BigDecimal> maxDrawdown,
        boolean resumeNextDay,
        Optional<BigDecimal> maxOrderNotional,
        OptionalInt maxOpenOrders,
        Optional<BigDecimal> priceCollar) {

    /**
     * @throws IllegalArgumentException if a limit is not above 0 (an exposure: is negative)
     */
    public RiskRules {
        if (maxExposure.isPresent() && maxExposure.get().signum() < 0) {
            throw new IllegalArgumentException(
                    "maxExposure must not be negative, was " + maxExposure.get());
        }
        requireAboveZero("killSwitch", killSwitch);
        requireAboveZero("maxDrawdown", maxDrawdown);
        requireAboveZero("maxOrderNotional", maxOrderNotional);
        requireAboveZero("priceCollar", priceCollar);
        if (maxOpenOrders.isPresent() && maxOpenOrders.getAsInt() < 1) {
            throw new IllegalArgumentException(
                    "maxOpenOrders " + maxOpenOrders.getAsInt() + " is below 1");
        }
    }

    private static void requireAboveZero(String name, Optional<BigDecimal> limit) {
        if (limit.isPresent() && limit.get().signum() <= 0) {
            throw new IllegalArgumentException(name + " must be above 0, was " + limit.get());
        }
    }

    /** No rule at all. */
    public static RiskRules none() {
        return new RiskRules(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty());
    }
}
