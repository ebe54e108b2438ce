package io.trellis.optimization.search;

import java.util.List;
import java.util.Optional;

/**
 * What a search found.
 *
 * @param tried every candidate that was evaluated, once, in the order of the search
 */
public record SearchResult(List<Tried> tried) {

    public SearchResult {
        tried = List.copyOf(tried);
    }

    /**
     * The feasible candidates that no other one dominates, in the order of the search; of equally
     * good ones the earliest.
     */
    public List<Tried> front() {
        return frontOf().members();
    }

    /**
     * The best feasible candidate, the earliest of equals; empty if there is none. Of several
     * scores none of which is better in all: the member of the front nearest to the ideal point,
     * which has the best of each score, when the front is one wide in every score.
     */
    public Optional<Tried> best() {
        return frontOf().best();
    }

    private Front frontOf() {
        var front = new Front();
        tried.forEach(front::add);
        return front;
    }

    /** How many candidates are not feasible. */
    public long infeasible() {
        return tried.stream().filter(each -> !each.fitness().isFeasible()).count();
    }
}
