package io.trellis.core.engine;

import io.trellis.core.account.Account;
import io.trellis.core.market.ClosedBars;
import io.trellis.core.strategy.Event;
import io.trellis.core.strategy.Intent;
import io.trellis.core.strategy.Step;
import io.trellis.core.strategy.Strategy;

import java.util.List;

/**
 * The one step that decides everything: (state, event) to (state, intents). What happened to an
 * order is posted to the account first; then the strategy is asked. Every shell, simulated or live,
 * feeds it the same events.
 *
 * @param <S> the strategy's state
 */
public record Trader<S>(Strategy<S> strategy) {

    /** What a trader remembers. */
    public record State<S>(Account account, S strategy) {}

    /** The state after an event, and what is wanted now. */
    public record Decision<S>(State<S> state, List<Intent> intents) {}

    /**
     * A trader that has seen nothing yet.
     *
     * @param capital in units of 10⁻⁸ quote
     */
    public State<S> initial(long capital) {
        return new State<>(Account.of(capital), strategy.initial());
    }

    /** Whether the close of a bar may be left out, as {@link Strategy#ignoresClose} says. */
    public boolean ignoresClose(State<S> state, long equity, ClosedBars bars) {
        return strategy.ignoresClose(state.strategy(), state.account(), equity, bars);
    }

    public Decision<S> step(State<S> state, Event event) {
        Account account =
                switch (event) {
                    case Event.Filled(var fill) -> state.account().after(fill);
                    case Event.Reached _, Event.BarClosed _ -> state.account();
                };
        Step<S> step = strategy.step(state.strategy(), account, event);
        return new Decision<>(new State<>(account, step.state()), step.intents());
    }
}
