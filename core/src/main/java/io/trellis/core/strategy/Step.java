package io.trellis.core.strategy;

import java.util.List;

/** The state after an event, and what the strategy wants now, in order. */
public record Step<S>(S state, List<Intent> intents) {

    public Step {
        intents = List.copyOf(intents);
    }

    public static <S> Step<S> of(S state, Intent... intents) {
        return new Step<>(state, List.of(intents));
    }
}
