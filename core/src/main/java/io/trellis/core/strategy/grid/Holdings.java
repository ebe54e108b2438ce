package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
import io.trellis.core.account.Tariff;
import io.trellis.core.market.Side;
import io.trellis.core.order.Fill;

/**
 * What an account held at a moment of the past.
 *
 * @param cash in units of 10⁻⁸ quote
 * @param lots inventory
 */
record Holdings(long cash, long lots) {

    static Holdings of(Account account) {
        return new Holdings(account.cash(), account.lots());
    }

    /** What an account held before its latest fill. */
    static Holdings before(Fill fill, Account account) {
        boolean bought = fill.side() == Side.BUY;
        long value = bought ? fill.value() : -fill.value();
        long lots = bought ? fill.lots() : -fill.lots();
        return new Holdings(account.cash() + value + fill.fee(), account.lots() - lots);
    }

    long equity(Tariff tariff, long priceTicks) {
        return Math.addExact(cash, tariff.value(priceTicks, lots));
    }
}
