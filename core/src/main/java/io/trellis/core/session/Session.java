package io.trellis.core.session;

import io.trellis.core.account.Account;
import io.trellis.core.account.Tariff;
import io.trellis.core.engine.BarSession;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.market.Bars;
import io.trellis.core.order.Fill;
import io.trellis.core.strategy.Note;

import java.util.Optional;

/**
 * One strategy's life over a series of bars, and what came of it. The backtest and paper trading
 * both run this class; they differ in where the bars come from.
 *
 * @param <S> the strategy's state
 */
public final class Session<S extends Standing> {

    private final Plan<S> plan;
    private final Tariff tariff;
    private final BarSession<S> session;
    private final Tally tally;

    public Session(Plan<S> plan, SessionListener listener) {
        this.plan = plan;
        this.tariff = new Tariff(plan.instrument(), plan.assumptions().slippage());
        this.tally = new Tally(plan.capital(), listener);
        this.session =
                new BarSession<>(
                        plan.trader(),
                        plan.capital(),
                        plan.instrument(),
                        plan.assumptions(),
                        tally);
    }

    public void bar(Bars bars, int bar) {
        session.bar(bars, bar);
        tally.lastClose = bars.close(bar);
    }

    /** Why the strategy could not start; nothing was traded then. */
    public Optional<String> startRefusal() {
        return tally.startRefusal;
    }

    public RunSummary summary() {
        Account account = session.state().account();
        S strategy = session.state().strategy();
        long inventoryValue = tariff.value(tally.lastClose, account.lots());
        return new RunSummary(
                tally.bars,
                account,
                plan.instrument().quantity(account.lots()),
                plan.capital(),
                account.cash() + inventoryValue,
                inventoryValue - strategy.inventoryCost(),
                tally.worstFall,
                strategy.books(),
                strategy.isHalted());
    }

    /** Counts what only the session sees, and passes everything on. */
    private static final class Tally implements SessionListener {

        private final SessionListener next;
        private long peak;
        private double worstFall;
        private int bars;
        private long lastClose;
        private Optional<String> startRefusal = Optional.empty();

        Tally(long capital, SessionListener next) {
            this.peak = capital;
            this.next = next;
        }

        @Override
        public void filled(Fill fill) {
            next.filled(fill);
        }

        @Override
        public void noted(long timeMillis, Note note) {
            if (note instanceof Note.StartRefused(var reason)) {
                startRefusal = Optional.of(reason);
            }
            next.noted(timeMillis, note);
        }

        @Override
        public void closed(long timeMillis, long equity) {
            bars++;
            peak = Math.max(peak, equity);
            worstFall = Math.max(worstFall, (double) (peak - equity) / peak);
            next.closed(timeMillis, equity);
        }
    }
}
