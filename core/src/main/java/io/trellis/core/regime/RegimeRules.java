package io.trellis.core.regime;

import java.util.List;

/** What a strategy does about market states (grid-semantics section 8). */
public sealed interface RegimeRules {

    /** Says at each bar whether buying is to stop, beginning anew. */
    RegimeGate start();

    /**
     * Buying stops in some of the five states of {@link RegimeLabeller}.
     *
     * @param block the states, one or more, each once
     */
    record Labels(List<MarketState> block) implements RegimeRules {

        /**
         * @throws IllegalArgumentException if there is no state, or one twice
         */
        public Labels {
            block = blocked(block);
        }

        @Override
        public RegimeGate start() {
            return new LabelGate(block);
        }
    }

    /**
     * Buying stops while a fitted model thinks some of its states likely.
     *
     * @param block names of those states, one or more, each once
     * @param threshold the probability, of all of them together, from which on buying stops; above
     *     0, at most 1
     */
    record Filtered(List<String> block, double threshold, FittedFilter filter)
            implements RegimeRules {

        /**
         * @throws IllegalArgumentException if there is no state, one twice, or one that the filter
         *     does not have, or the threshold is out of its bounds
         */
        public Filtered {
            block = blocked(block);
            if (!filter.states().containsAll(block)) {
                throw new IllegalArgumentException(
                        "block: it lists a state that is none of " + filter.states());
            }
            // Written so that NaN fails too.
            if (!(threshold > 0 && threshold <= 1)) {
                throw new IllegalArgumentException(
                        "threshold: %s is no probability above 0".formatted(threshold));
            }
        }

        @Override
        public RegimeGate start() {
            return new FilterGate(this);
        }
    }

    private static <S> List<S> blocked(List<S> states) {
        if (states.isEmpty()) {
            throw new IllegalArgumentException(
                    "block: it lists no state; write null for regimes when none stops buying");
        }
        long different = states.stream().distinct().count();
        if (different < states.size()) {
            throw new IllegalArgumentException("block: it lists a state twice, in " + states);
        }
        return List.copyOf(states);
    }
}
