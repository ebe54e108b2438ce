package io.trellis.backtesting.kernel;

import io.trellis.core.account.Account;
import io.trellis.core.session.Books;

/**
 * What came of one parameter set, amounts in units of 10⁻⁸ quote.
 *
 * @param bars bars lived through
 * @param unrealized value of the inventory at the last close less its cost, fees included
 * @param halted whether trading had ended for good
 * @param maxDrawdown largest fall of bar-close equity from its peak, as a share of the peak
 * @param maxDrawdownHours from that peak to the recovery, or to the end
 * @param dailyEquity equity at the last close of each UTC day that has bars
 */
public record KernelResult(
        int bars,
        Account account,
        long capital,
        long finalEquity,
        long unrealized,
        Books books,
        boolean halted,
        double maxDrawdown,
        double maxDrawdownHours,
        long[] dailyEquity) {}
