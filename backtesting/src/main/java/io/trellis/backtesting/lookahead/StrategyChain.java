package io.trellis.backtesting.lookahead;

import io.trellis.backtesting.engine.TickBars;
import io.trellis.backtesting.store.BarColumns;
import io.trellis.core.engine.SessionListener;
import io.trellis.core.market.Bars;
import io.trellis.core.order.Fill;
import io.trellis.core.session.Plan;
import io.trellis.core.session.Session;
import io.trellis.core.strategy.Note;

import java.util.ArrayList;
import java.util.List;

/**
 * The whole way from stored bars to fills: bars in ticks, indicators, market states, the strategy,
 * its orders and the account.
 *
 * @param plan what trades
 */
public record StrategyChain(Plan<?> plan) implements Chain<BarColumns> {

    /**
     * What came of one bar.
     *
     * @param equity at its close, in units of 10⁻⁸ quote
     */
    public record Decision(List<Fill> fills, List<Note> notes, long equity) {

        public Decision {
            fills = List.copyOf(fills);
            notes = List.copyOf(notes);
        }
    }

    @Override
    public List<Decision> decisions(BarColumns columns) {
        Bars bars = TickBars.of(columns, plan.instrument());
        var recorder = new Recorder();
        var session = new Session<>(plan, recorder);
        for (int bar = 0; bar < bars.count(); bar++) {
            session.bar(bars, bar);
        }
        return recorder.decisions;
    }

    private static final class Recorder implements SessionListener {

        private final List<Decision> decisions = new ArrayList<>();
        private final List<Fill> fills = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();

        @Override
        public void filled(Fill fill) {
            fills.add(fill);
        }

        @Override
        public void noted(long timeMillis, Note note) {
            notes.add(note);
        }

        @Override
        public void closed(long timeMillis, long equity) {
            decisions.add(new Decision(fills, notes, equity));
            fills.clear();
            notes.clear();
        }
    }
}
