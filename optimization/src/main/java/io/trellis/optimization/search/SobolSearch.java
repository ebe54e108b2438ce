package io.trellis.optimization.search;

import io.trellis.optimization.space.SearchSpace;
import io.trellis.optimization.space.SobolPoints;

import java.util.concurrent.atomic.AtomicInteger;

/** Tries the points of a Sobol sequence, which fill the space more evenly than random ones. */
public record SobolSearch(long seed) implements Searcher {

    @Override
    public String method() {
        return "sobol";
    }

    @Override
    public SearchResult search(Problem problem, Budget budget, SearchListener listener) {
        SearchSpace space = problem.space();
        var points = new SobolPoints(space.paths().size(), seed);
        var next = new AtomicInteger();
        return Streamed.search(
                problem,
                budget,
                listener,
                () -> space.candidate(points.at(next.getAndIncrement())));
    }
}
