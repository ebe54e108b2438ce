package io.trellis.backtesting.markov;

import io.trellis.core.regime.FittedFilter;
import io.trellis.core.regime.MarketState;
import io.trellis.core.regime.RegimeRules;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A gate that may be tried.
 *
 * @param name such as {@code chain DOWN}
 */
public record Gate(String name, RegimeRules rules) {

    /**
     * A threshold that fits a model: with a hidden Markov model one half, as likely as not; with a
     * chain the highest forecast that it has of the blocked states, so that the gate stops buying
     * where they are likeliest next.
     *
     * @param block names of states of the filter
     */
    public static double usualThreshold(FittedFilter filter, List<String> block) {
        return switch (filter) {
            case FittedFilter.Hidden _ -> 0.5;
            case FittedFilter.Chain chain ->
                    chain.transition().stream()
                            .mapToDouble(row -> probability(chain, row, block))
                            .max()
                            .orElseThrow();
        };
    }

    /** Summed in the order of the block, as the gate itself does. */
    private static double probability(
            FittedFilter.Chain chain, List<Double> row, List<String> block) {
        double sum = 0;
        for (String state : block) {
            sum += row.get(chain.states().indexOf(state));
        }
        return Math.min(1, sum);
    }

    /**
     * Every state alone: of the labels, of the chain and of the hidden Markov model.
     *
     * @param threshold of the fitted ones; the {@linkplain #usualThreshold usual} where it is empty
     */
    public static List<Gate> ofEveryState(RegimeStudy study, OptionalDouble threshold) {
        List<Gate> gates = new ArrayList<>();
        for (MarketState state : MarketState.values()) {
            gates.add(new Gate("label " + state, new RegimeRules.Labels(List.of(state))));
        }
        gates.addAll(ofEveryState("chain ", study.chain().filter(), threshold));
        gates.addAll(ofEveryState("hmm ", study.hidden().filter(), threshold));
        return gates;
    }

    /** The same with one threshold for all of the fitted ones. */
    public static List<Gate> ofEveryState(RegimeStudy study, double threshold) {
        return ofEveryState(study, OptionalDouble.of(threshold));
    }

    private static List<Gate> ofEveryState(
            String kind, FittedFilter filter, OptionalDouble threshold) {
        return filter.states().stream()
                .map(state -> new Gate(kind + state, rules(filter, List.of(state), threshold)))
                .toList();
    }

    /**
     * Rules of a filter.
     *
     * @param threshold the {@linkplain #usualThreshold usual} where it is empty
     * @throws IllegalArgumentException if the states are none of the filter's, or one is there
     *     twice
     */
    public static RegimeRules rules(
            FittedFilter filter, List<String> block, OptionalDouble threshold) {
        double from = threshold.orElseGet(() -> usualThreshold(filter, block));
        return new RegimeRules.Filtered(block, from, filter);
    }
}
