package io.trellis.backtesting.report.run;

import io.trellis.core.account.Account;
import io.trellis.core.engine.Trader;
import io.trellis.core.grid.Cells;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;
import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategy.grid.GridState;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cells that a grid had in the market, and from when to when: it looks on while a plan is run,
 * at any venue, and decides nothing.
 */
public final class CellHistory {

    private final List<Layout> layouts = new ArrayList<>();
    private Optional<Cells> now = Optional.empty();
    private long sinceMillis;

    /**
     * A grid that was in the market.
     *
     * @param fromMillis start of the bar in which it was laid out, UTC
     * @param toMillis start of the bar in which it was replaced or taken out, or of the last one
     */
    public record Layout(long fromMillis, long toMillis, Cells cells) {}

    /** The same plan, looked at while it is run; to be run once. */
    public Plan<GridState> watching(GridPlan plan) {
        return new WatchedPlan(plan, this);
    }

    /**
     * The grids of the run.
     *
     * @param lastMillis start of the last bar
     */
    public List<Layout> layouts(long lastMillis) {
        var all = new ArrayList<>(layouts);
        now.ifPresent(cells -> all.add(new Layout(sinceMillis, lastMillis, cells)));
        return List.copyOf(all);
    }

    private void see(Optional<Cells> cells, Event event) {
        if (isSame(cells)) {
            return;
        }
        long time = timeMillis(event);
        now.filter(_ -> time > sinceMillis)
                .ifPresent(before -> layouts.add(new Layout(sinceMillis, time, before)));
        now = cells;
        sinceMillis = time;
    }

    @SuppressWarnings("ReferenceEquality") // Cells are immutable: another object is another grid.
    private boolean isSame(Optional<Cells> cells) {
        return cells.isEmpty() ? now.isEmpty() : now.isPresent() && now.get() == cells.get();
    }

    private static long timeMillis(Event event) {
        return switch (event) {
            case Event.Reached reached -> reached.timeMillis();
            case Event.Filled(var fill) -> fill.timeMillis();
            case Event.BarClosed(var bars) -> bars.newestTimeMillis();
        };
    }

    private record WatchedPlan(GridPlan plan, CellHistory history) implements Plan<GridState> {

        @Override
        public Instrument instrument() {
            return plan.instrument();
        }

        @Override
        public Assumptions assumptions() {
            return plan.assumptions();
        }

        @Override
        public long capital() {
            return plan.capital();
        }

        @Override
        public Trader<GridState> trader() {
            return new Trader<>(new Watched(plan.trader().strategy(), history));
        }

        @Override
        public Plan<GridState> with(Assumptions other) {
            return new WatchedPlan(plan.with(other), history);
        }
    }

    private record Watched(Strategy<GridState> strategy, CellHistory history)
            implements Strategy<GridState> {

        @Override
        public GridState initial() {
            return strategy.initial();
        }

        @Override
        public Step<GridState> step(GridState state, Account account, Event event) {
            Step<GridState> step = strategy.step(state, account, event);
            history.see(step.state().cells(), event);
            return step;
        }

        @Override
        public boolean ignoresClose(
                GridState state, Account account, long equity, ClosedBars bars) {
            return strategy.ignoresClose(state, account, equity, bars);
        }
    }
}
