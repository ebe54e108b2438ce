package io.trellis.core.regime;

import java.util.List;

/**
 * What a strategy does about market states (grid-semantics section 8).
 *
 * @param block states in which buying stops, one or more, each once
 */
public record RegimeRules(List<MarketState> block) {

    /**
     * @throws IllegalArgumentException if there is no state, or one twice
     */
    public RegimeRules {
        block = List.copyOf(block);
        if (block.isEmpty()) {
            throw new IllegalArgumentException(
                    "block: it lists no state; write null for regimes when none stops buying");
        }
        long different = block.stream().distinct().count();
        if (different < block.size()) {
            throw new IllegalArgumentException("block: it lists a state twice, in " + block);
        }
    }
}
