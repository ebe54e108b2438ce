package io.trellis.core.strategy.grid;

import io.trellis.core.account.Account;
import io.trellis.core.engine.Trader;
import io.trellis.core.market.Assumptions;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.market.Instrument;
import io.trellis.core.session.Plan;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;

/**
 * A plan whose strategy is asked, at every close that it says it ignores, whether it really does.
 *
 * @param leavesOut whether such closes are then left out, or told all the same
 */
record WatchedPlan(GridPlan plan, boolean leavesOut) implements Plan<GridState> {

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
    public Plan<GridState> with(Assumptions other) {
        return new WatchedPlan(plan.with(other), leavesOut);
    }

    @Override
    public Trader<GridState> trader() {
        Strategy<GridState> strategy = plan.trader().strategy();
        return new Trader<>(
                new Strategy<>() {
                    @Override
                    public GridState initial() {
                        return strategy.initial();
                    }

                    @Override
                    public Step<GridState> step(GridState state, Account account, Event event) {
                        return strategy.step(state, account, event);
                    }

                    @Override
                    public boolean ignoresClose(
                            GridState state, Account account, long equity, ClosedBars bars) {
                        boolean ignores = strategy.ignoresClose(state, account, equity, bars);
                        if (ignores) {
                            requireNothing(state, step(state, account, new Event.BarClosed(bars)));
                        }
                        return ignores && leavesOut;
                    }
                });
    }

    private static void requireNothing(GridState state, Step<GridState> answer) {
        if (!answer.state().equals(state) || !answer.intents().isEmpty()) {
            throw new AssertionError(
                    "a close was ignored, but would have changed " + state + " to " + answer);
        }
    }
}
