package io.trellis.core.sizing;

import io.trellis.core.regime.MarketState;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** A factor for each state of the market; a state that is not named, or unknown, has 1. */
public final class StateScale {

    /** No state changes anything. */
    public static final StateScale NONE = new StateScale(Map.of());

    private final EnumMap<MarketState, Double> factors = new EnumMap<>(MarketState.class);

    /**
     * A factor for some states.
     *
     * @throws IllegalArgumentException if one is below 0 or not finite
     */
    public StateScale(Map<MarketState, Double> factors) {
        factors.forEach((state, factor) -> {
            if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(state + ": " + factor + " is not 0 or more");
            }
            this.factors.put(state, factor);
        });
    }

    /** The factor of a state. */
    public double of(Optional<MarketState> state) {
        return state.map(known -> factors.getOrDefault(known, 1.0)).orElse(1.0);
    }
}
