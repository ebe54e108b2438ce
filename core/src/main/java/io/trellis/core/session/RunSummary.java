package io.trellis.core.session;

import io.trellis.core.account.Account;

import java.math.BigDecimal;

/**
 * What came of a strategy, amounts in units of 10⁻⁸ quote. {@code finalEquity - capital =
 * roundTripProfit + adjustProfit + unrealized}, to the last unit.
 *
 * @param bars bars lived through
 * @param inventory base held at the end
 * @param unrealized value of the inventory at the last close less its cost, fees included
 * @param maxDrawdown largest fall of bar-close equity from its peak, as a share of the peak
 * @param halted whether trading had ended for good
 */
public record RunSummary(
        int bars,
        Account account,
        BigDecimal inventory,
        long capital,
        long finalEquity,
        long unrealized,
        double maxDrawdown,
        Books books,
        boolean halted) {

    /** By how much cash fell below zero at its lowest; 0 when it never did. */
    public long cashShortfall() {
        return Math.max(0, -account.lowestCash());
    }
}
