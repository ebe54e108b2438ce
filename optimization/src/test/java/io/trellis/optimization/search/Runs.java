package io.trellis.optimization.search;

import io.trellis.backtesting.report.Figure;
import io.trellis.backtesting.report.Outcome;
import io.trellis.core.grid.Attempt;
import io.trellis.core.market.Bars;
import io.trellis.optimization.space.ParameterSpace;

/** Searches and their figures, as several tests want them. */
final class Runs {

    private Runs() {}

    static double figure(Figure figure, Evaluation evaluation) {
        return switch (evaluation.outcome()) {
            case Attempt.Done<Outcome>(var outcome) -> figure.of(outcome).orElseThrow();
            case Attempt.Refused<Outcome>(var reason) -> throw new AssertionError(reason);
        };
    }

    /** The one score of a candidate. */
    static double score(Tried tried) {
        return tried.fitness().scores().getFirst();
    }

    static SearchResult search(
            SearchPlan plan, ParameterSpace space, Bars bars, Objective objective, int threads) {
        try (var problem = new GridProblem(space, bars, objective, threads)) {
            return plan.search(problem, SearchListener.silent());
        }
    }
}
