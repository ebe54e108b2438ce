package io.trellis.backtesting.analytics;

import io.trellis.core.order.Fill;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.LongPredicate;

/**
 * What a run earned on bars that are suspect: how far the equity moved over them, from the close
 * before to the close of the bar. Of an account that holds much this is mostly its inventory, not
 * its trading; either way it hangs on prices that perhaps nobody could have traded at.
 *
 * @param bars suspect bars that the run crossed
 * @param profit sum of the changes of equity over them, in units of 10⁻⁸ quote
 * @param totalProfit of the whole run, in the same unit
 * @param fills how many fills they hold
 */
public record SuspectProfit(int bars, long profit, long totalProfit, long fills) {

    /**
     * Of a run.
     *
     * @param isSuspect told the start of a bar, UTC epoch milliseconds
     */
    public static SuspectProfit of(EquityCurve equity, List<Fill> fills, LongPredicate isSuspect) {
        int bars = 0;
        long profit = 0;
        long before = equity.capital();
        for (int bar = 0; bar < equity.count(); bar++) {
            if (isSuspect.test(equity.timeMillis(bar))) {
                bars++;
                profit += equity.equity(bar) - before;
            }
            before = equity.equity(bar);
        }
        long within = fills.stream().filter(fill -> isSuspect.test(fill.timeMillis())).count();
        return new SuspectProfit(bars, profit, before - equity.capital(), within);
    }

    /**
     * The profit over suspect bars as a share of the total; undefined where that is not above 0.
     */
    public OptionalDouble share() {
        return totalProfit > 0
                ? OptionalDouble.of((double) profit / totalProfit)
                : OptionalDouble.empty();
    }
}
