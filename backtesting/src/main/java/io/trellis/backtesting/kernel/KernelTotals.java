package io.trellis.backtesting.kernel;

import io.trellis.core.account.Account;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.session.Books;

import java.util.Optional;

/**
 * What came of one parameter set when no close was looked at, amounts in units of 10⁻⁸ quote.
 *
 * @param unrealized value of the inventory at the last close less its cost, fees included
 * @param halted whether trading had ended for good
 * @param pathDrawdown largest fall of equity from its peak at the turning points of the path, as a
 *     share of the peak; too small by at most one cell's quantity times the finest move looked at
 *     plus one cell's fees
 * @param fees whether the cells of the first grid earn their fees; empty when none was laid out
 */
public record KernelTotals(
        Account account,
        long capital,
        long finalEquity,
        long unrealized,
        Books books,
        boolean halted,
        double pathDrawdown,
        Optional<FeeCheck> fees) {}
