package io.trellis.optimization.study;

import io.trellis.core.strategy.grid.GridPlan;
import io.trellis.core.strategyfile.StrategyDocument;
import io.trellis.optimization.search.SearchPlan;
import io.trellis.optimization.search.SearchResult;

import java.util.List;
import java.util.Optional;

/**
 * The strategy that is judged, and those it is judged among.
 *
 * @param document the strategy as a file has it
 * @param candidates plans of a bounded choice of what was tried, the judged one among them
 * @param judged its place
 * @param search what was tried, if anything was searched
 * @param plan the search as it can be made again, if there was one
 * @param tried number of candidates that were tried or drawn
 */
record Chosen(
        StrategyDocument document,
        List<GridPlan> candidates,
        int judged,
        Optional<SearchResult> search,
        Optional<SearchPlan> plan,
        long tried) {

    Chosen {
        candidates = List.copyOf(candidates);
    }

    GridPlan strategy() {
        return candidates.get(judged);
    }
}
