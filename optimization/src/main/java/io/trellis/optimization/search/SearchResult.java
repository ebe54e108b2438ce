package io.trellis.optimization.search;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param evaluations every candidate that was run, once, in the order of the search
 */
public record SearchResult(List<Evaluation> evaluations) {

    public SearchResult {
        evaluations = List.copyOf(evaluations);
    }

    /** The best that the objective accepts, the earliest of equals; empty if there is none. */
    public Optional<Evaluation> best(Objective objective) {
        return evaluations.stream()
                .filter(objective::accepts)
                .max(Comparator.comparing(objective::fitness));
    }
}
