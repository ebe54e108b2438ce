package io.trellis.core.dca;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * What a dollar-cost averaging strategy is told.
 *
 * @param capital quote to start with; no purchase ever spends more than the cash that is left
 * @param schedule when a purchase is due
 * @param amount quote that a purchase may cost, its fee included
 * @param dips extra purchases below the market; empty for none
 * @param takeProfit share of the average cost by which the price of a sale of everything lies above
 *     it; empty to keep everything
 */
public record DcaSettings(
        BigDecimal capital,
        Schedule schedule,
        BigDecimal amount,
        Optional<Dips> dips,
        Optional<BigDecimal> takeProfit) {

    /**
     * @throws IllegalArgumentException if an amount is not above 0, or above the capital
     */
    public DcaSettings {
        requireAboveZero("capital", capital);
        requireAboveZero("amount", amount);
        takeProfit.ifPresent(share -> requireAboveZero("takeProfit", share));
        if (amount.compareTo(capital) > 0) {
            throw new IllegalArgumentException(
                    "amount: %s is above the capital, %s"
                            .formatted(amount.toPlainString(), capital.toPlainString()));
        }
    }

    static void requireAboveZero(String name, BigDecimal value) {
        if (value.signum() <= 0) {
            throw new IllegalArgumentException(
                    name + ": " + value.toPlainString() + " is not above 0");
        }
    }
}
