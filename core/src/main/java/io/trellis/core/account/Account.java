package io.trellis.core.account;

import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

/**
 * Cash, inventory and fees (grid-semantics section 9). Conservation holds at every step: {@code
 * capital + sells - buys - fees = cash}.
 *
 * @param cash quote, in units of {@link Money}; below zero where a grid does not cover its fees
 * @param lots inventory
 * @param fees all fees paid, in units of {@link Money}
 * @param lowestCash the smallest cash ever held
 */
public record Account(long cash, long lots, long fees, long lowestCash) {

    /** An account that holds nothing but cash, in units of {@link Money}. */
    public static Account of(long capital) {
        return new Account(capital, 0, 0, capital);
    }

    public Account after(Fill fill) {
        boolean buys = fill.side() == Side.BUY;
        long moved = buys ? -fill.value() : fill.value();
        long left = Math.subtractExact(Math.addExact(cash, moved), fill.fee());
        return new Account(
                left,
                Math.addExact(lots, buys ? fill.lots() : -fill.lots()),
                Math.addExact(fees, fill.fee()),
                Math.min(lowestCash, left));
    }

    /** Cash and inventory at a price, in units of {@link Money}. */
    public long equity(Tariff tariff, long priceTicks) {
        return Math.addExact(cash, tariff.value(priceTicks, lots));
    }
}
