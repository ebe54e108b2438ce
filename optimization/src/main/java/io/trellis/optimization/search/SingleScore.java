package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;

/** What searchers for the best of one score ask first. */
final class SingleScore {

    private SingleScore() {}

    static void require(Problem problem, Searcher searcher) {
        if (problem.scores() != 1) {
            throw new InvalidInputException(
                    "a search by method %s is for one figure, not %d; take nsga2, or one objective"
                            .formatted(searcher.method(), problem.scores()));
        }
    }
}
