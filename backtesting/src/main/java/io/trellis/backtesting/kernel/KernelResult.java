package io.trellis.backtesting.kernel;

import io.trellis.core.account.Account;
import io.trellis.core.grid.FeeCheck;
import io.trellis.core.session.Books;

import java.util.Optional;

/** What came of one parameter set, amounts in units of 10⁻⁸ quote. */
public final class KernelResult {

    private final int bars;
    private final Account account;
    private final long capital;
    private final long finalEquity;
    private final long unrealized;
    private final Books books;
    private final boolean halted;
    private final double maxDrawdown;
    private final double maxDrawdownHours;
    private final long[] dailyEquity;
    private final Optional<FeeCheck> fees;

    KernelResult(
            int bars,
            Account account,
            long capital,
            long finalEquity,
            long unrealized,
            Books books,
            boolean halted,
            double maxDrawdown,
            double maxDrawdownHours,
            long[] dailyEquity,
            Optional<FeeCheck> fees) {
        this.bars = bars;
        this.account = account;
        this.capital = capital;
        this.finalEquity = finalEquity;
        this.unrealized = unrealized;
        this.books = books;
        this.halted = halted;
        this.maxDrawdown = maxDrawdown;
        this.maxDrawdownHours = maxDrawdownHours;
        this.dailyEquity = dailyEquity.clone();
        this.fees = fees;
    }

    /** Bars lived through. */
    public int bars() {
        return bars;
    }

    /** Cash, inventory and fees at the end. */
    public Account account() {
        return account;
    }

    /** What it began with. */
    public long capital() {
        return capital;
    }

    /** Equity at the last close. */
    public long finalEquity() {
        return finalEquity;
    }

    /** Value of the inventory at the last close less its cost, fees included. */
    public long unrealized() {
        return unrealized;
    }

    /** Fills and the split of the profit. */
    public Books books() {
        return books;
    }

    /** Whether trading had ended for good. */
    public boolean halted() {
        return halted;
    }

    /** Largest fall of bar-close equity from its peak, as a share of the peak. */
    public double maxDrawdown() {
        return maxDrawdown;
    }

    /** Hours from that peak to the recovery, or to the end. */
    public double maxDrawdownHours() {
        return maxDrawdownHours;
    }

    /** Equity at the last close of each UTC day that has bars. */
    public long[] dailyEquity() {
        return dailyEquity.clone();
    }

    /** Whether the cells of the first grid earn their fees; empty when none was laid out. */
    public Optional<FeeCheck> fees() {
        return fees;
    }
}
