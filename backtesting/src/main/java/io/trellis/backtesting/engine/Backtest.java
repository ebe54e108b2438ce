package io.trellis.backtesting.engine;

import io.trellis.backtesting.analytics.EquityCurve;
import io.trellis.backtesting.analytics.Metrics;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Plan;
import io.trellis.core.session.Session;
import io.trellis.core.strategy.Note;

import java.util.ArrayList;
import java.util.List;

/** Runs one strategy over a series of bars. A run depends on nothing but its arguments. */
public final class Backtest {

    private Backtest() {}

    /**
     * One strategy over all the bars.
     *
     * @param bars one or more, in ticks of the plan's instrument
     * @return refused when the strategy cannot start at the open at which it should
     */
    public static Attempt<BacktestResult> run(Plan<?> plan, Bars bars) {
        Recorder recorder = new Recorder(plan.capital(), bars.count());
        Session<?> session = new Session<>(plan, recorder);
        for (int bar = 0; bar < bars.count(); bar++) {
            session.bar(bars, bar);
            if (session.startRefusal().isPresent()) {
                return new Attempt.Refused<>(session.startRefusal().get());
            }
        }
        var summary = session.summary();
        return new Attempt.Done<>(
                new BacktestResult(
                        summary,
                        Metrics.of(recorder.equity, summary.books()),
                        recorder.equity,
                        recorder.fills,
                        recorder.remarks));
    }

    private static final class Recorder implements SessionListener {

        private final EquityCurve equity;
        private final List<Fill> fills = new ArrayList<>();
        private final List<Remark> remarks = new ArrayList<>();

        Recorder(long capital, int bars) {
            this.equity = new EquityCurve(capital, Math.max(1, bars));
        }

        @Override
        public void filled(Fill fill) {
            fills.add(fill);
        }

        @Override
        public void noted(long timeMillis, Note note) {
            remarks.add(new Remark(timeMillis, note));
        }

        @Override
        public void closed(long timeMillis, long value) {
            equity.closed(timeMillis, value);
        }
    }
}
