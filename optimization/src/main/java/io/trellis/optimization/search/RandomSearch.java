package io.trellis.optimization.search;

import io.trellis.optimization.space.SearchSpace;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Tries candidates drawn evenly over each dimension: what any other searcher must beat. */
public record RandomSearch(long seed) implements Searcher {

    private static final String GENERATOR = "L64X128MixRandom";

    @Override
    public String method() {
        return "random";
    }

    @Override
    public SearchResult search(Problem problem, Budget budget, SearchListener listener) {
        SearchSpace space = problem.space();
        int dimensions = space.paths().size();
        RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
        return Streamed.search(
                problem,
                budget,
                listener,
                () -> space.candidate(random.doubles(dimensions).toArray()));
    }
}
