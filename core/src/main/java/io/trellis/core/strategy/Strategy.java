package io.trellis.core.strategy;

import io.trellis.core.account.Account;
import io.trellis.core.market.ClosedBars;

/**
 * A strategy: what it wants after each event, and nothing else. It has no clock, no randomness and
 * no way out but its intents, so that the same events give the same intents in a backtest, on paper
 * and live.
 *
 * @param <S> its state, immutable
 */
public interface Strategy<S> {

    S initial();

    /**
     * Answers one event.
     *
     * @param account as it is after the event
     */
    Step<S> step(S state, Account account, Event event);

    /**
     * Whether the close of a bar is nothing to this strategy: {@link #step} would answer it with
     * the same state and without an intent. Who drives a strategy may then leave the event out, and
     * spare what it costs; most closes are such.
     *
     * @param equity of the account at the close, in units of 10⁻⁸ quote
     * @param bars the bar that has just closed, and those before it
     */
    default boolean ignoresClose(S state, Account account, long equity, ClosedBars bars) {
        return false;
    }
}
