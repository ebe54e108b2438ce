package io.trellis.backtesting.markov;

import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeRules;

import java.util.ArrayList;
import java.util.List;

/**
 * A gate that may be tried.
 *
 * @param name such as {@code chain DOWN}
 */
public record Gate(String name, RegimeRules rules) {

    /** Every state alone: of the labels, of the chain and of the hidden Markov model. */
    public static List<Gate> ofEveryState(RegimeStudy study, double threshold) {
        List<Gate> gates = new ArrayList<>();
        for (MarketState state : MarketState.values()) {
            gates.add(new Gate("label " + state, new RegimeRules.Labels(List.of(state))));
        }
        gates.addAll(ofEveryState("chain ", study.chain().filter(), threshold));
        gates.addAll(ofEveryState("hmm ", study.hidden().filter(), threshold));
        return gates;
    }

    private static List<Gate> ofEveryState(String kind, FittedFilter filter, double threshold) {
        return filter.states().stream()
                .map(state ->
                        new Gate(
                                kind + state,
                                new RegimeRules.Filtered(List.of(state), threshold, filter)))
                .toList();
    }
}
