package io.trellis.backtesting.engine;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.core.account.Account;
import io.trellis.core.desk.DeskListener;
import io.trellis.core.desk.OrderListener;
import io.trellis.core.order.Fill;
import io.trellis.core.strategy.Note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What happened at one desk, written down. */
final class DeskRecord implements DeskListener {

    final EquityCurve equity;
    final List<Fill> fills = new ArrayList<>();
    final List<Remark> remarks = new ArrayList<>();
    private final Consumer<Fill> ledger;

    private Optional<String> startRefusal = Optional.empty();
    private long peak;
    private double worstFall;
    private Account account;
    private int partialFills;
    private int lateFills;
    private int wouldTake;
    private int belowMinimum;

    /**
     * Nothing has happened yet.
     *
     * @param ledger posts every fill to the account that all desks share
     */
    DeskRecord(long capital, Consumer<Fill> ledger) {
        this.equity = new EquityCurve(capital);
        this.peak = capital;
        this.account = Account.of(capital);
        this.ledger = ledger;
    }

    @Override
    public void filled(Fill fill) {
        fills.add(fill);
        account = account.after(fill);
        ledger.accept(fill);
    }

    @Override
    public void filledInPart() {
        partialFills++;
    }

    @Override
    public void filledLate() {
        lateFills++;
    }

    @Override
    public void refused(OrderListener.Refusal reason) {
        switch (reason) {
            case WOULD_TAKE -> wouldTake++;
            case BELOW_MINIMUM -> belowMinimum++;
        }
    }

    @Override
    public void noted(long timeMillis, Note note) {
        if (note instanceof Note.StartRefused(var reason)) {
            startRefusal = Optional.of(reason);
        }
        remarks.add(new Remark(timeMillis, note));
    }

    @Override
    public void closed(long timeMillis, long value) {
        equity.closed(timeMillis, value);
        peak = Math.max(peak, value);
        worstFall = Math.max(worstFall, (double) (peak - value) / peak);
    }

    Optional<String> startRefusal() {
        return startRefusal;
    }

    double worstFall() {
        return worstFall;
    }

    /** Cash, inventory and fees as all the fills have made them. */
    Account account() {
        return account;
    }

    VenueCounts counts() {
        return new VenueCounts(partialFills, wouldTake, belowMinimum, lateFills);
    }
}
