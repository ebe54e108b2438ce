package io.trellis.core.strategy;

import io.trellis.core.account.Account;

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
}
