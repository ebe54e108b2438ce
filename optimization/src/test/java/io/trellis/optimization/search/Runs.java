package io.trellis.optimization.search;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.optimization.space.Candidate;
import io.trellis.optimization.space.ParameterSpace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.random.RandomGenerator;

/** Searches and their figures, as several tests want them. */
final class Runs {

    private Runs() {}

    static double figure(Figure figure, Evaluation evaluation) {
        return switch (evaluation.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> figure.of(outcome).orElseThrow();
            case Attempt.Refused<Outcome>(var reason) -> throw new AssertionError(reason);
        };
    }

    static SearchResult search(
            Searcher searcher, ParameterSpace space, Bars bars, Objective objective, int threads) {
        try (var evaluator = new Evaluator(space, bars, threads)) {
            return searcher.search(evaluator, objective, SearchListener.silent());
        }
    }

    /** Draws every candidate evenly: what a searcher must beat. */
    record RandomDraws(RandomGenerator random, int count) implements Searcher {

        @Override
        public String method() {
            return "random";
        }

        @Override
        public SearchResult search(
                Evaluator evaluator, Objective objective, SearchListener listener) {
            int dimensions = evaluator.space().dimensions().size();
            var drawn = new LinkedHashSet<Candidate>();
            while (drawn.size() < count) {
                drawn.add(evaluator.space().candidate(random.doubles(dimensions).toArray()));
            }
            return new SearchResult(evaluator.evaluate(new ArrayList<>(drawn)));
        }
    }
}
