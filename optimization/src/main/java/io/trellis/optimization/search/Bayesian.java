package io.trellis.optimization.search;

import io.trellis.core.InvalidInputException;

/**
 * A search for the best of one score in few evaluations: each candidate is the one of which a
 * {@link GaussianProcess} through all those tried expects most, see {@link ExpectedImprovement}. It
 * begins with points of a Sobol sequence. What it spends on choosing grows with the third power of
 * the evaluations, so it is for runs that are dear.
 *
 * <p>An infeasible candidate counts as the worst feasible one.
 *
 * @param seed of all draws
 */
public record Bayesian(long seed) implements Searcher {

    /** Most evaluations; beyond, choosing takes longer than any backtest. */
    public static final int MOST = 1_000;

    @Override
    public String method() {
        return "bayesian";
    }

    @Override
    public SearchResult search(Problem problem, Budget budget, SearchListener listener) {
        SingleScore.require(problem, this);
        var tally = new Tally(problem, budget, listener);
        if (tally.left() > MOST) {
            throw new InvalidInputException(
                    "--evaluations %d is more than %d, which is what a Bayesian search can weigh"
                                    .formatted(budget.evaluations(), MOST)
                            + "; take fewer, or another method");
        }
        int steps = Math.toIntExact(tally.left());
        var choice = new LikeliestGain(problem.space(), tally, seed);
        int step = 0;
        int most;
        do {
            boolean found = choice.tryNext();
            step++;
            most = found ? steps : step;
        } while (tally.goesOn(step, most));
        return tally.result();
    }
}
